"""What happens to translations when their German page is published, moved or taken away."""

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TranslatableMixin
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail_localize.models import String

from core.languages import HOME_DEPTH

from .german import german_page_of, record_version
from .memory import remember
from .models import TranslationRequest
from .requesting import request_for_section
from .rows import translatable_rows
from .substitutes import Kind, forget
from .waiting import (
    bring_back,
    end_with_german,
    put_into_versions,
    take_along,
    wait_if_german_is_not_public,
)
from .work import begin_above


def _is_german(instance: TranslatableMixin) -> bool:
    return instance.locale.language_code == settings.LANGUAGE_CODE


@receiver(page_published)
def on_published(sender, instance, revision=None, **kwargs):
    if not _is_german(instance):
        # What was approved may be older than the path that German has by now.
        if german := german_page_of(instance):
            _same_path_everywhere(german)
        end_with_german([instance])
        wait_if_german_is_not_public(instance, revision)
        return
    record_version(
        instance,
        revision.user if revision else None,
        is_small=bool(getattr(instance, "small_correction", False)),
    )
    _same_path_everywhere(instance)
    end_with_german(instance.get_translations())
    if instance.first_published_at == instance.last_published_at:
        request_for_section(instance, revision.user if revision else None)
    # A release may be published as withdrawn.
    if instance.live:
        bring_back(instance)
    else:
        take_along(instance)


def _same_path_everywhere(german: Page) -> None:
    """A page has one path in all languages; a new one in German counts for all."""
    if german.depth <= HOME_DEPTH:
        return
    for page in german.get_translations().exclude(slug=german.slug):
        page.slug = german.slug
        page.save(clean=False)
        # Else the old path comes back with an approval, and another page may have it by then.
        put_into_versions(page, slug=german.slug)


@receiver(page_unpublished)
def on_unpublished(sender, instance, **kwargs):
    """Also at the end of a planned time."""
    if _is_german(instance):
        take_along(instance)


@receiver(post_page_move)
def on_moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """Translations go along: what is above in German is above in every language."""
    if not _is_german(instance) or parent_page_before.pk == parent_page_after.pk:
        return
    for page in instance.get_translations().select_related("locale"):
        begin_above(instance, page.locale, None)
        parent = parent_page_after.get_translation(page.locale)
        if page.get_parent().pk != parent.pk:
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


@receiver(post_delete, sender=get_image_model())
def on_picture_deleted(sender, instance, **kwargs):
    forget(Kind.PICTURE, instance.pk)


@receiver(post_delete, sender=get_document_model())
def on_file_deleted(sender, instance, **kwargs):
    forget(Kind.FILE, instance.pk)


def on_row_saved(sender, instance, raw=False, **kwargs):
    if not raw and _is_german(instance):
        record_version(instance, None)


def on_row_deleted(sender, instance, **kwargs):
    """What is gone in German is gone in every language, with what was asked for."""
    if _is_german(instance):
        key = instance.translation_key
        sender.objects.filter(translation_key=key).exclude(pk=instance.pk).delete()
        TranslationRequest.objects.filter(translation_key=key).delete()


for _model in translatable_rows():
    post_save.connect(on_row_saved, sender=_model)
    post_delete.connect(on_row_deleted, sender=_model)
