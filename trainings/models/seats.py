"""What a reader learns about the seats of a training, in one short sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

if TYPE_CHECKING:
    from .books import RegistrationBook
    from .sessions import Session

FEW = 3
# First and last moment of what is booked together; None when all of it is cancelled.
Span = tuple[datetime, datetime] | None


@dataclass(frozen=True)
class Seats:
    """The sentence, the colour of its badge, and whether one can sign up now."""

    text: str
    kind: str = ""
    is_open: bool = False


def span_of(sessions: Iterable["Session"]) -> Span:
    """From the first to the last moment of the dates that take place."""
    active = [session for session in sessions if not session.is_cancelled]
    if not active:
        return None
    return min(row.starts_at for row in active), max(row.ends_at for row in active)


def seats_of(book: "RegistrationBook | None", span: Span, now: datetime) -> Seats | None:
    """The seats of what is booked together; nothing where there is no book yet."""
    if span is None:
        return Seats(gettext("abgesagt"), "danger")
    start, end = span
    if end <= now:
        return Seats(gettext("vorbei"))
    if start <= now:
        return Seats(gettext("hat schon begonnen"), "info")
    return _before_start(book, now) if book else None


def _before_start(book: "RegistrationBook", now: datetime) -> Seats:
    if book.closes_at and book.closes_at <= now:
        return Seats(gettext("Anmeldung geschlossen"))
    if book.opens_at and book.opens_at > now:
        day = date_format(timezone.localtime(book.opens_at), "DATE_FORMAT")
        return Seats(gettext("Anmeldung ab %(day)s") % {"day": day}, "info")
    # A seat that has just become free belongs to whoever waits.
    if book.is_full or book.waiting_count:
        if book.waiting_count < book.waiting_capacity:
            return Seats(gettext("ausgebucht – Warteliste möglich"), "warning", is_open=True)
        return Seats(gettext("ausgebucht"), "danger")
    if book.seats_free <= FEW:
        text = ngettext("nur noch %(free)s Platz", "nur noch %(free)s Plätze", book.seats_free)
        return Seats(text % {"free": book.seats_free}, "warning", is_open=True)
    text = gettext("%(free)s von %(capacity)s Plätzen frei")
    numbers = {"free": book.seats_free, "capacity": book.capacity}
    return Seats(text % numbers, "success", is_open=True)
