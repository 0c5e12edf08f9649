"""What happens to Leichte Sprache when pages are published and translations are made."""

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import Translation

from ..choices import EASY_LANGUAGE
from .testing import published


@receiver(page_published)
def on_published(sender, instance, **kwargs):
    if instance.locale.language_code == EASY_LANGUAGE:
        published(instance)


@receiver(pre_save, sender=Translation)
def never_piece_by_piece(sender, instance, raw=False, **kwargs):
    """An enabled translation would take the page out of the normal editor; rows have pieces."""
    if raw or instance.target_locale.language_code != EASY_LANGUAGE:
        return
    if issubclass(instance.source.specific_content_type.model_class(), Page):
        instance.enabled = False
