"""The pieces of a text that are translated one by one, as a translator reads them."""

from dataclasses import dataclass

from django.db import models
from wagtail_localize.models import StringSegment, StringTranslation, Translation

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
    model = source.specific_content_type.model_class()
    return [_segment(piece, words, gone, model) for piece in pieces]


def _segment(piece: StringSegment, words: dict, gone: dict, model: type[models.Model]) -> Segment:
    row = words.get((piece.context_id, piece.string_id))
    german = piece.string.data
    error = row.get_error() or "" if row else ""
    before = None
    if row is None:
        old = most_alike(
            german, gone.get(piece.context_id, []), lambda gone_row: gone_row.translation_of.data
        )
        before = Before(old.translation_of.data, old.data) if old else None
    return Segment(
        pk=piece.pk,
        string_id=piece.string_id,
        context_id=piece.context_id,
        path=piece.context.path,
        label=label_of(model, piece.context.path),
        german=german,
        words=row.data if row else "",
        is_machine=row is not None
        and row.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
        error=error,
        before=before,
    )


def label_of(model: type[models.Model], path: str) -> str:
    """What the editor calls the field this piece stands in ("Titel", "Text")."""
    field = model._meta.get_field(path.split(".", 1)[0])
    if isinstance(field, models.Field):
        return str(field.verbose_name)
    return str(field.related_model._meta.verbose_name)
