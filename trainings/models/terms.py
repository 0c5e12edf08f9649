"""The terms of a book: until when one may sign up, confirm, cancel, move up or answer."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .books import RegistrationBook

LAST_ANSWER = timedelta(hours=24)
# How long an address may be confirmed.
CONFIRM_LIFE = timedelta(hours=24)


def begins_at(book: "RegistrationBook") -> datetime | None:
    """When what the book covers begins; None when nothing of it takes place."""
    return min((row.starts_at for row in book.sessions() if not row.is_cancelled), default=None)


def is_open(book: "RegistrationBook", now: datetime) -> bool:
    """Whether one may sign up, for a seat or for the waiting list."""
    start = begins_at(book)
    return (
        start is not None
        and now < start
        and (book.opens_at is None or book.opens_at <= now)
        and (book.closes_at is None or now < book.closes_at)
    )


def cancel_until(book: "RegistrationBook") -> datetime | None:
    """Until when one may cancel by the link; afterwards the office does it."""
    start = begins_at(book)
    return start - timedelta(hours=book.cancel_stop_hours) if start else None


def promotion_is_over(book: "RegistrationBook", now: datetime) -> bool:
    """So near to the beginning nobody moves up any more: they could not come in time."""
    start = begins_at(book)
    return start is None or now >= start - timedelta(hours=book.promotion_stop_hours)


def offer_deadline(book: "RegistrationBook", now: datetime) -> datetime:
    """Until when an offer holds: the hours of the book, and not into the last day.

    Where that would leave minutes, or nothing, it holds for half of the time that is left: the
    person can answer, and so can the next in the queue.
    """
    deadline = now + timedelta(hours=book.offer_hours)
    start = begins_at(book)
    if start is None:
        return deadline
    latest = max(start - LAST_ANSWER, now + (start - now) / 2)
    return min(deadline, latest)


def has_reserved_seats(book: "RegistrationBook", now: datetime) -> bool:
    """Seats are kept for a circle until a day, then they are for everybody."""
    if not (book.reserved_for_id and book.reserved_seats):
        return False
    return book.reserved_until is None or now < book.reserved_until
