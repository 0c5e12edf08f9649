"""A text and its translation next to each other, piece by piece, as the screen shows them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.safestring import SafeString
from wagtail.admin.utils import get_user_display_name
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.models import User

from .inline import Mark, as_plain, as_shown, as_typed, marks_of
from .models import Question, ReviewComment
from .segments import Segment, heir_of, segments_of
from .typed import Overtaken, Place, version_of
from .wording import changes


@dataclass(frozen=True)
class Unsaved:
    """Words that could not be stored, and why; `theirs` is what somebody else wrote meanwhile."""

    typed: str
    why: str
    is_overtaken: bool = False
    theirs: str = ""
    seen: str | None = None

    @classmethod
    def overtaken(cls, typed: str, error: Overtaken, reader: User) -> "Unsaved":
        why = who_was_faster(error.theirs, reader)
        return cls(typed, why, True, error.typed, version_of(error.typed))


def who_was_faster(theirs: StringTranslation | None, reader: User) -> str:
    """Whose words stand there now, for somebody whose own words were not stored."""
    if theirs is None:
        return "Jemand hat diese Stelle inzwischen geleert."
    if theirs.last_translated_by == reader:
        return "Sie selbst haben diese Stelle inzwischen in einem anderen Fenster geändert."
    name = get_user_display_name(theirs.last_translated_by) or "Jemand"
    return f"{name} hat diese Stelle inzwischen geändert."


def is_kept(translation: Translation, gone: StringSegment) -> bool:
    """Whether the screen still shows the words for a sentence that German no longer has."""
    return heir_of(segments_of(translation), gone) is not None


@dataclass
class Piece:
    """One row of the screen."""

    number: int
    segment: Segment
    is_repeat: bool = False
    unsaved: Unsaved | None = None
    questions: list[Question] = field(default_factory=list)
    comments: list[ReviewComment] = field(default_factory=list)
    # What `beside` adds.
    underlined: str = ""
    terms: list = field(default_factory=list)
    proposals: list = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)

    @property
    def place(self) -> Place:
        return Place(self.segment.string_id, self.segment.context_id)

    @property
    def german(self) -> SafeString:
        return as_shown(self.underlined or self.segment.german, self.segment.german)

    @property
    def german_plain(self) -> str:
        return as_typed(self.segment.german, self.segment.german)

    @property
    def marks(self) -> list[Mark]:
        return marks_of(self.segment.german)

    @property
    def words(self) -> SafeString:
        return as_shown(self.segment.words, self.segment.german)

    @property
    def stored(self) -> str:
        """The stored words as they are typed."""
        return as_typed(self.segment.words, self.segment.german)

    @property
    def typed(self) -> str:
        return self.unsaved.typed if self.unsaved else self.stored

    @property
    def seen(self) -> str:
        if self.unsaved and self.unsaved.seen is not None:
            return self.unsaved.seen
        return version_of(self.stored)

    @property
    def changes(self) -> list[tuple[str, str]]:
        """What is different in German since the translation of before; empty without one."""
        if not self.segment.before:
            return []
        return changes(as_plain(self.segment.before.german), as_plain(self.segment.german))

    @property
    def only_formatting_changed(self) -> bool:
        return bool(self.changes) and all(what == "same" for what, _text in self.changes)

    @property
    def words_before(self) -> str:
        before = self.segment.before
        return as_typed(before.words, self.segment.german) if before else ""


@dataclass
class Screen:
    """All rows in groups by field, and how far the work has come."""

    pieces: list[Piece]
    homeless: list[Question | ReviewComment]

    @property
    def groups(self) -> list[tuple[str, list[Piece]]]:
        rows = groupby(self.pieces, key=lambda piece: piece.segment.heading)
        return [(label, list(pieces)) for label, pieces in rows]

    @property
    def total(self) -> int:
        return len(self.pieces)

    @property
    def done(self) -> int:
        return sum(not piece.segment.is_open for piece in self.pieces)

    @property
    def has_marks(self) -> bool:
        return any(piece.marks for piece in self.pieces)

    @property
    def seen(self) -> dict[str, str]:
        """What each field began with, for the form."""
        return {piece.place.key: piece.seen for piece in self.pieces if not piece.is_repeat}


def screen_of(
    translation: Translation,
    unsaved: dict[Place, Unsaved],
    segments: Iterable[Segment] | None = None,
) -> Screen:
    """The rows of a translation; five queries, however many there are."""
    rows = segments_of(translation) if segments is None else segments
    pieces = [Piece(number, segment) for number, segment in enumerate(rows, start=1)]
    first: dict[Place, Piece] = {}
    for piece in pieces:
        piece.is_repeat = piece.place in first
        first.setdefault(piece.place, piece)
        piece.unsaved = unsaved.get(piece.place)
    return Screen(pieces, _hang_up(translation, first))


def _hang_up(translation: Translation, first: dict[Place, Piece]) -> list[Question | ReviewComment]:
    """Puts what people say to its row; returns what has none: its German sentence is gone."""
    by_context: dict[int, Piece] = {}
    for place, piece in first.items():
        by_context.setdefault(place.context_id, piece)
    questions = Question.objects.filter(translation=translation)
    comments = ReviewComment.objects.filter(translation=translation)
    said: list[Question | ReviewComment] = [
        *questions.select_related("string", "asked_by", "answered_by"),
        *comments.select_related("string", "by"),
    ]
    homeless = []
    for row in said:
        place = Place(row.string_id, row.context_id)
        home = first.get(place) or by_context.get(place.context_id)
        if home is None:
            homeless.append(row)
        elif isinstance(row, Question):
            home.questions.append(row)
        else:
            home.comments.append(row)
    return homeless


def progress_of(segments: Collection[Segment]) -> tuple[int, int]:
    """How many pieces are done, and how many there are."""
    return sum(not segment.is_open for segment in segments), len(segments)
