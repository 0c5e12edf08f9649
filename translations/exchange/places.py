"""Finds the place of a text that a file means, or says why there is none."""

from functools import cached_property

from django.db import models
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)

from core.models import User

from ..segments import Segment, segments_of
from ..typed import Place
from .markup import NOT_IN_XML
from .sheets import ReadSheet, ReadUnit, key_of

CHANGED = "Der deutsche Text hat sich inzwischen geändert."
GONE = "Diese Stelle gibt es im deutschen Text nicht mehr."
OTHER_GERMAN = "Der deutsche Text in der Datei ist nicht der auf der Website."
OTHER_PAGE = "Diese Stelle gehört zu einer anderen Seite."
UNKNOWN = "Diese Stelle kennt die Website nicht."
_LARGEST_NUMBER = 2**63 - 1


class Places:
    """All places of one translation; a file names them by key (XLIFF) or path and German (PO)."""

    def __init__(self, translation: Translation, sheet: ReadSheet):
        self._translation = translation
        self._sheet = sheet
        segments = segments_of(translation)
        self._by_key = {key_of(segment): segment for segment in segments}
        self._by_german = {
            (segment.path, _plain(segment.german)): segment for segment in self._by_key.values()
        }
        self._contexts = {segment.context_id for segment in segments}
        self.model: type[models.Model] = (
            translation.source.specific_content_type.model_class() or models.Model
        )

    def of(self, unit: ReadUnit) -> Segment | None:
        """The place, if the German text there is what the file takes it for."""
        if not unit.key:
            return self._by_german.get((unit.path, _plain(unit.german)))
        segment = self._by_key.get(unit.key)
        return segment if segment and _plain(segment.german) == _plain(unit.german) else None

    def why_not(self, unit: ReadUnit) -> str:
        """Why the file's place is none of this text."""
        if unit.fault:
            return unit.fault
        if unit.key in self._by_key:
            return OTHER_GERMAN
        context = _context_of(unit.key) if unit.key else self._known_paths.get(unit.path, 0)
        if context in self._contexts:
            return CHANGED
        if context in self._known_paths.values():
            return GONE
        return OTHER_PAGE if context in self._foreign else UNKNOWN

    @cached_property
    def pieces(self) -> dict[int, StringSegment]:
        """The rows of the package for these places."""
        return StringSegment.objects.in_bulk([segment.pk for segment in self._by_key.values()])

    def is_overtaken(self, segment: Segment, user: User) -> bool:
        """Whether somebody wrote here since the file was made; this person from a file is fine."""
        row = self._words.get((segment.context_id, segment.string_id))
        if row is None or self._sheet.made_at is None or row.updated_at <= self._sheet.made_at:
            return False
        return not (row.last_translated_by_id == user.pk and row.tool_name == self._sheet.tool)

    @cached_property
    def _words(self) -> dict[tuple[int, int], StringTranslation]:
        rows = StringTranslation.objects.filter(
            locale_id=self._translation.target_locale_id, context_id__in=self._contexts
        )
        return {(row.context_id, row.translation_of_id): row for row in rows}

    @cached_property
    def _known_paths(self) -> dict[str, int]:
        """Every place this text has or had."""
        mine = TranslationContext.objects.filter(object_id=self._translation.source.object_id)
        return dict(mine.values_list("path", "pk"))

    @cached_property
    def _foreign(self) -> set[int]:
        asked = {_context_of(unit.key) for unit in self._sheet.units} - self._contexts
        return set(TranslationContext.objects.filter(pk__in=asked).values_list("pk", flat=True))


def _context_of(key: str) -> int:
    place = Place.from_key(key) if len(key) < 50 else None
    return place.context_id if place and place.context_id <= _LARGEST_NUMBER else 0


def _plain(german: str) -> str:
    """Programs differ in how they keep white space and what no XML can hold."""
    return " ".join(NOT_IN_XML.sub("", german).split())
