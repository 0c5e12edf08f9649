"""What follows when a training is published, or a message is not to be translated any more."""

from django.conf import settings
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from .drafts import forget_sentences
from .models import MessageDraft, TrainingPage
from .services import ensure_books


@receiver(page_published, sender=TrainingPage, dispatch_uid="trainings.ensure_books")
def on_training_published(sender, instance, **kwargs):
    ensure_books(instance)


@receiver(post_delete, sender=MessageDraft)
def on_draft_deleted(sender, instance, **kwargs):
    """Also when the training itself is deleted."""
    if instance.locale.language_code == settings.LANGUAGE_CODE:
        forget_sentences(instance)
