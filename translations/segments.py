"""The pieces of a text that are translated one by one, as a translator reads them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail_localize.models import StringSegment, StringTranslation, Translation

from .labels import SEPARATOR, Labels
from .wording import most_alike


@dataclass(frozen=True)
class Before:
    """What a sentence said before it was changed, and how it was translated then."""

    german: str
    words: str


@dataclass(frozen=True)
class Segment:
    """One piece: the German text, the words of the translation, and where it stands.

    `german` and `words` are HTML with the inline tags of the editor; `words` is empty while the
    piece is open. `path` is the place in the text ("title", "body.<block>.text").
    """

    pk: int
    string_id: int
    context_id: int
    path: str
    label: str
    german: str
    words: str
    is_machine: bool = False
    error: str = ""
    before: Before | None = None

    @property
    def is_open(self) -> bool:
        """Whether the reader would still get this piece in German."""
        return not self.words or bool(self.error)

    @property
    def heading(self) -> str:
        """The field or block this piece belongs to."""
        return self.label.partition(SEPARATOR)[0]

    @property
    def part(self) -> str:
        """What of it; empty where there is nothing else."""
        return self.label.partition(SEPARATOR)[2]


def segments_of(translation: Translation) -> list[Segment]:
    """All pieces in the order of the text; three queries."""
    source = translation.source
    pieces = list(
        StringSegment.objects.filter(source=source)
        .order_by("order", "pk")
        .select_related("context", "string")
    )
    known = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id, context__object_id=source.object_id
    ).select_related("translation_of")
    words = {(row.context_id, row.translation_of_id): row for row in known}
    here = {(piece.context_id, piece.string_id) for piece in pieces}
    gone: dict[int, list[StringTranslation]] = {}
    for (context, string), row in sorted(words.items(), key=lambda item: -item[1].pk):
        if (context, string) not in here:
            gone.setdefault(context, []).append(row)
    number = Counter(context for context, _string in here)
    before = {
        piece.pk: _before(piece, gone.get(piece.context_id, []), number[piece.context_id] == 1)
        for piece in pieces
        if (piece.context_id, piece.string_id) not in words
    }
    labels = Labels(source)
    return [_segment(piece, words, before.get(piece.pk), labels) for piece in pieces]


def heir_of(segments: Iterable[Segment], gone: StringSegment) -> Segment | None:
    """The piece that offers the words for a sentence German no longer has; None where none does."""
    return next(
        (
            segment
            for segment in segments
            if segment.context_id == gone.context_id
            and segment.before
            and segment.before.german == gone.string.data
        ),
        None,
    )


def _before(piece: StringSegment, gone: list[StringTranslation], is_alone: bool) -> Before | None:
    """What the sentence was; a field of one piece is the same field, however it was reworded."""
    old = most_alike(piece.string.data, gone, lambda row: row.translation_of.data)
    if old is None and is_alone and gone:
        old = max(gone, key=lambda row: row.updated_at)
    return Before(old.translation_of.data, old.data) if old else None


def _segment(piece: StringSegment, words: dict, before: Before | None, labels: Labels) -> Segment:
    row = words.get((piece.context_id, piece.string_id))
    german = piece.string.data
    error = row.get_error() or "" if row else ""
    return Segment(
        pk=piece.pk,
        string_id=piece.string_id,
        context_id=piece.context_id,
        path=piece.context.path,
        label=labels.of(piece.context.path),
        german=german,
        words=row.data if row else "",
        is_machine=row is not None
        and row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
        error=error,
        before=before,
    )
