"""Who can have a seat: what is free, what is kept for a circle, and who comes first."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import F, Q

from .terms import has_reserved_seats

if TYPE_CHECKING:
    from .books import RegistrationBook


def is_of_circle(book: "RegistrationBook", circle_id: int | None) -> bool:
    """Seats may be kept for the circle that somebody named."""
    return circle_id is not None and circle_id == book.reserved_for_id


def kept_seats(book: "RegistrationBook", now: datetime) -> int:
    """Free seats that only people of the circle can have."""
    if not has_reserved_seats(book, now):
        return 0
    return min(book.seats_free, max(0, book.reserved_seats - book.taken_by_circle))


def open_seats(book: "RegistrationBook", now: datetime, *, in_circle: bool) -> int:
    """Free seats that somebody of the circle, or somebody else, may have."""
    return book.seats_free if in_circle else book.seats_free - kept_seats(book, now)


def somebody_moves_up(book: "RegistrationBook", now: datetime) -> bool:
    """Somebody in the queue could have a free seat: a newcomer must not take it."""
    parties = [(book.smallest_waiting, False), (book.smallest_waiting_of_circle, True)]
    return any(
        seats is not None and seats <= open_seats(book, now, in_circle=in_circle)
        for seats, in_circle in parties
    )


def seats_for_newcomers(book: "RegistrationBook", now: datetime, *, in_circle: bool) -> int:
    """How many seats somebody gets who comes now; whoever waits and fits comes first."""
    return 0 if somebody_moves_up(book, now) else open_seats(book, now, in_circle=in_circle)


def fits(book: "RegistrationBook", now: datetime, seats: int, *, in_circle: bool) -> bool:
    """Whether so many people who come together get seats, or a place in the queue."""
    has_seats = seats <= seats_for_newcomers(book, now, in_circle=in_circle)
    return has_seats or book.waiting_count + seats <= book.waiting_capacity


def somebody_moves_up_in_query(now: datetime) -> Q:
    """The same as `somebody_moves_up`, for many books at once."""
    free = F("capacity") - F("seats_taken")
    unused = F("reserved_seats") - F("taken_by_circle")
    is_kept = (
        Q(reserved_for__isnull=False)
        & (Q(reserved_until=None) | Q(reserved_until__gt=now))
        & Q(reserved_seats__gt=F("taken_by_circle"))
    )
    fits_beside = Q(smallest_waiting__lte=free - unused)
    return Q(seats_taken__lt=F("capacity")) & (
        Q(smallest_waiting_of_circle__lte=free)
        | is_kept & fits_beside
        | ~is_kept & Q(smallest_waiting__lte=free)
    )
