"""What a file for another program holds, whatever its format."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail_localize.models import Translation

from ..segments import Before, Segment, segments_of
from ..typed import Place
from .markup import is_sound

LIMIT = 10 * 1024 * 1024


class Unreadable(Exception):
    """The file cannot be read; the message says why."""


@dataclass(frozen=True)
class Unit:
    """One place as it goes out. `words` is empty while the place is open."""

    key: str
    path: str
    label: str
    german: str
    words: str = ""
    is_unsure: bool = False
    before: Before | None = None

    @property
    def notes(self) -> list[str]:
        """What another program shows beside the place."""
        notes = [f"Feld: {self.label}"]
        if self.before:
            notes += [
                f"Deutsch vorher: {self.before.german}",
                f"Übersetzung vorher: {self.before.words}",
            ]
        return notes


@dataclass(frozen=True)
class Sheet:
    """One text in one language on its way out; `made_at` tells what somebody wrote since."""

    key: str
    title: str
    code: str
    made_at: datetime
    units: list[Unit]


@dataclass(frozen=True)
class ReadUnit:
    """One place as a file has it; PO knows it by `path`, XLIFF by `key`.

    `fault` says why the words could not be read.
    """

    german: str
    words: str
    key: str = ""
    path: str = ""
    is_unsure: bool = False
    fault: str = ""


@dataclass(frozen=True)
class ReadSheet:
    """One text in one language as a file has it; `tool` is noted with what is taken."""

    key: str
    code: str
    units: list[ReadUnit]
    tool: str
    made_at: datetime | None = None


def sheet_of(translation: Translation) -> Sheet:
    """What goes out for this translation; a sentence that stands twice in a field goes once."""
    made_at = timezone.now()
    segments = {key_of(segment): segment for segment in segments_of(translation)}
    return Sheet(
        key=str(translation.uuid),
        title=translation.source.object_repr,
        code=translation.target_locale.language_code,
        made_at=made_at,
        units=[
            _unit(key, segment) for key, segment in segments.items() if is_sound(segment.german)
        ],
    )


def key_of(segment: Segment) -> str:
    """Names the place for good: the segment's own number changes when blocks move."""
    return Place(segment.string_id, segment.context_id).key


def moment(text: str) -> datetime | None:
    """When a file says it was made; None where it does not say it clearly."""
    try:
        found = parse_datetime(text.strip())
    except ValueError:
        return None
    return found if found and timezone.is_aware(found) else None


def _unit(key: str, segment: Segment) -> Unit:
    is_usable = bool(segment.words) and is_sound(segment.words)
    return Unit(
        key=key,
        path=segment.path,
        label=segment.label,
        german=segment.german,
        words=segment.words if is_usable else "",
        is_unsure=is_usable and (segment.is_machine or bool(segment.error)),
        before=segment.before if segment.before and is_sound(segment.before.words) else None,
    )
