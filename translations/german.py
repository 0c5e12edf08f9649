"""Notices what changed in German: each publication that changes the text is a version."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.html import strip_tags
from wagtail.log_actions import log
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import User

from .models import GermanVersion
from .wording import most_alike

_DIGESTS = uuid.UUID("b3b1b5a4-6f4e-4a7e-9d53-3f2b6a1c9f10")
SMALL_CORRECTION = "Kleine Korrektur"
# Its line in the history of the page.
CORRECTED = "translations.small_correction"


def german_page_of(page: Page) -> Page | None:
    """The German page that a translated page belongs to."""
    pages = page.get_translations()
    return pages.filter(locale__language_code=settings.LANGUAGE_CODE).first()


def digest_of(instance: models.Model) -> uuid.UUID:
    """Stands for all words of a page or row, whatever the order of its blocks."""
    return _digest(_pieces_of(instance))


def _pieces_of(instance: models.Model) -> list[StringSegmentValue]:
    segments = extract_segments(instance)
    return [segment for segment in segments if isinstance(segment, StringSegmentValue)]


def _digest(pieces: list[StringSegmentValue]) -> uuid.UUID:
    texts = sorted(f"{piece.path}\x1f{piece.string.data}" for piece in pieces)
    return uuid.uuid5(_DIGESTS, "\x1e".join(texts))


def _size(pieces: list[StringSegmentValue]) -> int:
    return sum(len(strip_tags(piece.string.data).split()) for piece in pieces)


def record_version(
    instance: TranslatableMixin, user: User | None, *, is_small: bool = False
) -> None:
    """Notes a German wording that went public, and lets translators see what is open now."""
    pieces = _pieces_of(instance)
    digest = _digest(pieces)
    versions = GermanVersion.objects.filter(translation_key=instance.translation_key)
    latest = versions.last()
    if latest is None or latest.digest != digest:
        GermanVersion.objects.create(
            translation_key=instance.translation_key,
            digest=digest,
            words=_size(pieces),
            published_by=user,
            is_small_correction=is_small and latest is not None,
        )
        if is_small and latest is not None and isinstance(instance, Page):
            log(instance=instance, action=CORRECTED, user=user)
    source = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()
    if source is None:
        return
    source.update_from_db()
    if is_small:
        carry_over(source)


def carry_over(source: TranslationSource) -> None:
    """After a small correction the translation of the sentence before it stays."""
    segments = source.stringsegment_set.select_related("string")
    here = {(segment.context_id, segment.string_id): segment.string.data for segment in segments}
    known = StringTranslation.objects.filter(
        context_id__in={context for context, _string in here}, has_error=False
    ).select_related("translation_of")
    theirs: dict[int, list[StringTranslation]] = {}
    for words in known:
        theirs.setdefault(words.locale_id, []).append(words)
    for locale_id, all_words in theirs.items():
        done = {(words.context_id, words.translation_of_id) for words in all_words}
        gone = [w for w in all_words if (w.context_id, w.translation_of_id) not in here]
        for (context, string), german in here.items():
            before = [w for w in gone if w.context_id == context]
            if (context, string) in done or not before:
                continue
            if old := most_alike(german, before, lambda words: words.translation_of.data):
                _stays(old, string, locale_id)


def _stays(old: StringTranslation, string_id: int, locale_id: int) -> None:
    """The same words from the same hand: four eyes and the note on machines ask whose they are."""
    new = StringTranslation.objects.create(
        translation_of_id=string_id,
        context_id=old.context_id,
        locale_id=locale_id,
        data=old.data,
        translation_type=old.translation_type,
        tool_name=old.tool_name or SMALL_CORRECTION,
        last_translated_by=old.last_translated_by,
    )
    StringTranslation.objects.filter(pk=new.pk).update(created_at=old.created_at)
