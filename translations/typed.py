"""Stores what a translator types, piece by piece, and never over somebody else's words."""

import hashlib
import re
import uuid
from dataclasses import dataclass

from django.db import models, transaction
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
)

from core.models import User

from .inline import BrokenMarks, as_plain, as_stored, as_typed
from .work import refuse_if_closed, write

LONGEST = 10_000
_NUMBER = re.compile(r"[0-9]{1,18}")


class CannotStore(Exception):
    """These words cannot be stored; the message says what to change."""


class Overtaken(Exception):
    """Somebody else has written other words since this person began."""

    def __init__(self, theirs: StringTranslation | None, typed: str):
        super().__init__("Hier steht inzwischen etwas anderes.")
        self.theirs = theirs
        self.typed = typed


@dataclass(frozen=True)
class Place:
    """Where words belong: this German sentence at this place of the text."""

    string_id: int
    context_id: int

    @property
    def key(self) -> str:
        return f"{self.string_id}-{self.context_id}"

    @classmethod
    def from_key(cls, key: str) -> "Place | None":
        numbers = key.split("-")
        if len(numbers) != 2 or not all(_NUMBER.fullmatch(number) for number in numbers):
            return None
        string_id, context_id = (int(number) for number in numbers)
        return cls(string_id, context_id)


def version_of(typed: str) -> str:
    """Stands for the words somebody began with."""
    return hashlib.sha256(typed.encode()).hexdigest()[:16] if typed else ""


def tidied(typed: str) -> str:
    """What counts of what a browser sends; raises `CannotStore`."""
    if len(typed) > LONGEST:
        raise CannotStore(f"Höchstens {LONGEST:,} Zeichen.".replace(",", "."))
    try:
        typed.encode()
    except UnicodeEncodeError:
        typed = "\x00"
    if "\x00" in typed:
        raise CannotStore("Der Text enthält ein Zeichen, das sich nicht speichern lässt.")
    return typed.replace("\r\n", "\n").strip()


def piece_at(translation: Translation, place: Place) -> StringSegment | None:
    """The piece at this place, or what it was while the German text had it (without a number)."""
    here = StringSegment.objects.filter(
        source_id=translation.source_id, string_id=place.string_id, context_id=place.context_id
    )
    if piece := here.select_related("string", "context").first():
        return piece
    german = String.objects.filter(pk=place.string_id, locale=translation.source.locale_id).first()
    context = TranslationContext.objects.filter(
        pk=place.context_id, object_id=translation.source.object_id
    ).first()
    if german is None or context is None:
        return None
    return StringSegment(source=translation.source, string=german, context=context)


def store(
    translation: Translation, piece: StringSegment, typed: str, began_with: str, user: User
) -> StringTranslation | None:
    """Stores words for a piece; `began_with` is the version this person began with.

    Words for a sentence that German no longer has wait there as the translation of before.
    Raises `CannotStore`, `Overtaken`, `NotNow`.
    """
    typed = tidied(typed)
    with transaction.atomic():
        locked = Translation.objects.select_for_update().get(pk=translation.pk)
        refuse_if_closed(locked)
        current = current_words(locked, piece)
        now = as_typed(current.data, piece.string.data) if current else ""
        if typed == now and not (current and current.has_error):
            return current
        if version_of(now) != began_with:
            raise Overtaken(current, now)
        return write(locked, piece, _stored(typed, piece), user)


def current_words(translation: Translation, piece: StringSegment) -> StringTranslation | None:
    """What is stored for a piece now."""
    rows = StringTranslation.objects.filter(
        translation_of_id=piece.string_id,
        context_id=piece.context_id,
        locale_id=translation.target_locale_id,
    )
    return rows.select_related("last_translated_by").first()


def _stored(typed: str, piece: StringSegment) -> str:
    try:
        words = as_stored(typed, piece.string.data)
    except BrokenMarks as error:
        raise CannotStore(str(error)) from error
    model = piece.source.specific_content_type.model_class()
    limit = longest_in(model, piece.context.path)
    length = len(as_plain(words))
    if limit and length > limit:
        raise CannotStore(f"Höchstens {limit} Zeichen; es sind {length}.")
    return words


def longest_in(model: type[models.Model], path: str) -> int | None:
    """How many characters the field at this place takes; None where it does not count them."""
    steps = path.split(".")
    field = model._meta.get_field(steps[0])
    if len(steps) == 3 and _is_uuid(steps[1]) and not isinstance(field, models.Field):
        field = field.related_model._meta.get_field(steps[2])
    return getattr(field, "max_length", None)


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
