"""What a reader learns about the seats of a training, in one short sentence."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from ..choices import SeatsShown
from .room import seats_for_newcomers

if TYPE_CHECKING:
    from .books import RegistrationBook
    from .sessions import Session

FEW = 3
# First and last moment of what is booked together; None when all of it is cancelled.
Span = tuple[datetime, datetime] | None


class SeatsState(enum.Enum):
    """What a newcomer meets."""

    CANCELLED = "cancelled"
    PAST = "past"
    BEGUN = "begun"
    CLOSED = "closed"
    NOT_YET = "not_yet"
    FULL = "full"
    QUEUE = "queue"
    KEPT = "kept"
    FREE = "free"


@dataclass(frozen=True)
class Seats:
    """The sentence (empty where the office shows no number) and the colour of its badge."""

    state: SeatsState
    text: str
    kind: str = ""

    @property
    def is_open(self) -> bool:
        """One can sign up now, for a seat (perhaps only of a circle) or for the queue."""
        return self.state in (SeatsState.FREE, SeatsState.KEPT, SeatsState.QUEUE)


def span_of(sessions: Iterable["Session"]) -> Span:
    """From the first to the last moment of the dates that take place."""
    active = [session for session in sessions if not session.is_cancelled]
    if not active:
        return None
    return min(row.starts_at for row in active), max(row.ends_at for row in active)


def seats_of(book: "RegistrationBook | None", span: Span, now: datetime) -> Seats | None:
    """The seats of what is booked together; nothing where there is no book yet."""
    if span is None:
        return Seats(SeatsState.CANCELLED, gettext("abgesagt"), "danger")
    start, end = span
    if end <= now:
        return Seats(SeatsState.PAST, gettext("vorbei"))
    if start <= now:
        return Seats(SeatsState.BEGUN, gettext("hat schon begonnen"), "info")
    return _before_start(book, now) if book else None


def _before_start(book: "RegistrationBook", now: datetime) -> Seats:
    if book.closes_at and book.closes_at <= now:
        return Seats(SeatsState.CLOSED, gettext("Anmeldung geschlossen"))
    if book.opens_at and book.opens_at > now:
        day = date_format(timezone.localtime(book.opens_at), "DATE_FORMAT")
        text = gettext("Anmeldung ab %(day)s") % {"day": day}
        return Seats(SeatsState.NOT_YET, text, "info")
    if free := seats_for_newcomers(book, now, in_circle=False):
        return _free(book, free)
    return _not_for_everybody(book, now)


def _not_for_everybody(book: "RegistrationBook", now: datetime) -> Seats:
    """Seats for a circle only, the queue, or nothing."""
    has_queue = book.waiting_count < book.waiting_capacity
    if seats_for_newcomers(book, now, in_circle=True):
        text = gettext("Plätze nur noch für einen Helferkreis")
        if has_queue:
            text = gettext("Plätze nur noch für einen Helferkreis, sonst Warteliste")
        return Seats(SeatsState.KEPT, text, "warning")
    if has_queue:
        return Seats(SeatsState.QUEUE, gettext("ausgebucht – Warteliste möglich"), "warning")
    return Seats(SeatsState.FULL, gettext("ausgebucht"), "danger")


def _free(book: "RegistrationBook", free: int) -> Seats:
    """As much about the free seats as the office wants to tell."""
    if book.seats_shown == SeatsShown.NONE:
        return Seats(SeatsState.FREE, "")
    if book.seats_shown == SeatsShown.FEW:
        if free <= FEW:
            return Seats(SeatsState.FREE, gettext("nur noch wenige Plätze"), "warning")
        return Seats(SeatsState.FREE, gettext("Plätze frei"), "success")
    if free <= FEW:
        text = ngettext("nur noch %(free)s Platz", "nur noch %(free)s Plätze", free)
        return Seats(SeatsState.FREE, text % {"free": free}, "warning")
    text = gettext("%(free)s von %(capacity)s Plätzen frei")
    numbers = {"free": free, "capacity": book.capacity}
    return Seats(SeatsState.FREE, text % numbers, "success")
