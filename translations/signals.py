"""What happens to translations when their German page is published, moved or taken away."""

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, TranslatableMixin
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail_localize.models import String

from .german import record_version
from .memory import remember
from .requesting import request_for_section
from .rows import translatable_rows

_HOME_DEPTH = 2


def _is_german(instance: TranslatableMixin) -> bool:
    return instance.locale.language_code == settings.LANGUAGE_CODE


@receiver(page_published)
def on_published(sender, instance, revision=None, **kwargs):
    if not _is_german(instance):
        # What was approved may be older than the path that German has by now.
        for german in instance.get_translations():
            if _is_german(german):
                _same_path_everywhere(german)
        return
    record_version(
        instance,
        revision.user if revision else None,
        is_small=bool(getattr(instance, "small_correction", False)),
    )
    _same_path_everywhere(instance)
    if instance.first_published_at == instance.last_published_at:
        request_for_section(instance, revision.user if revision else None)


def _same_path_everywhere(german: Page) -> None:
    """A page has one path in all languages; a new one in German counts for all."""
    if german.depth <= _HOME_DEPTH:
        return
    for page in german.get_translations().exclude(slug=german.slug):
        page.slug = german.slug
        page.save(clean=False)


@receiver(page_unpublished)
def on_unpublished(sender, instance, **kwargs):
    """Also at the end of a planned time: what is not public in German is public nowhere."""
    if _is_german(instance):
        for page in instance.get_translations().live():
            page.unpublish(user=None)


@receiver(post_page_move)
def on_moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Translations go along, to where the new parent is translated; else they stay."""
    if not _is_german(instance) or parent_page_before.pk == parent_page_after.pk:
        return
    for page in instance.get_translations():
        parent = parent_page_after.get_translation_or_none(page.locale)
        if parent and page.get_parent().pk != parent.pk:
            page.move(parent, pos="last-child")


@receiver(post_delete, sender=Page)
def on_deleted(sender, instance, **kwargs):
    """Without its German page a translation cannot be found by anybody."""
    if _is_german(instance):
        others = Page.objects.filter(translation_key=instance.translation_key)
        others.exclude(pk=instance.pk).delete()


@receiver(post_save, sender=String)
def on_new_sentence(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        remember([instance])


def on_row_saved(sender, instance, raw=False, **kwargs):
    if not raw and _is_german(instance):
        record_version(instance, None)


for _model in translatable_rows():
    post_save.connect(on_row_saved, sender=_model)
