"""Puts the translations of the sample where a translator would: into the segments of a text."""

import json

from django.conf import settings
from django.db import transaction
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from .words import translation_of


def translate(instance, *codes: str) -> None:
    """Translates a German page or row into languages; what is translated already stays."""
    missing = [
        locale
        for locale in Locale.objects.filter(language_code__in=codes)
        if not _is_written(instance, locale)
    ]
    if missing:
        with transaction.atomic():
            source, _created = TranslationSource.update_or_create_from_instance(instance)
            for locale in missing:
                _translate_into(instance, source, locale)


def _is_written(instance, locale: Locale) -> bool:
    target = (
        type(instance)
        .objects.filter(translation_key=instance.translation_key, locale=locale)
        .first()
    )
    if target is None:
        return False
    # Home and sections exist in every language from the start, empty.
    is_empty_skeleton = isinstance(target, Page) and not getattr(target, "lead", "x")
    return not is_empty_skeleton


def _translate_into(instance, source: TranslationSource, locale: Locale) -> None:
    Translation.objects.get_or_create(source=source, target_locale=locale)
    _fill_segments(source, locale)
    _point_links_home(source, locale)
    has_drafts = isinstance(instance, DraftStateMixin)
    # Publishing here and not on commit: the next page may need this one as its parent.
    target, _created = source.create_or_update_translation(
        locale, publish=not has_drafts, fallback=True
    )
    if has_drafts:
        target.get_latest_revision().publish()


def _fill_segments(source: TranslationSource, locale: Locale) -> None:
    known = StringTranslation.objects.filter(locale=locale, context__object=source.object_id)
    done = set(known.values_list("translation_of_id", "context_id"))
    segments = StringSegment.objects.filter(source=source).select_related("string")
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=segment.string,
            context_id=segment.context_id,
            locale=locale,
            data=translation_of(segment.string.data, locale.language_code),
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for segment in segments
        # Two places may share a sentence, but not a context.
        if (segment.string_id, segment.context_id) not in done
    )


def _point_links_home(source: TranslationSource, locale: Locale) -> None:
    """A link such as /de/suche/ leads to the same address in the reader's language."""
    prefix = f"/{settings.LANGUAGE_CODE}/"
    for segment in OverridableSegment.objects.filter(source=source):
        address = json.loads(segment.data_json)
        if isinstance(address, str) and address.startswith(prefix):
            local = f"/{locale.language_code}/{address.removeprefix(prefix)}"
            SegmentOverride.objects.get_or_create(
                locale=locale,
                context=segment.context,
                defaults={"data_json": json.dumps(local)},
            )
