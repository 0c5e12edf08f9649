"""Seats under one lock: every change of who holds or waits for a seat goes through here.

Whoever changes seats first takes the row of the book. On PostgreSQL that is a row lock, on
SQLite the IMMEDIATE transaction. Counters on the book change only here; a CHECK guards them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Min, Q, Sum
from django.utils import timezone

from .choices import AdmissionMode, PromotionMode, RegistrationState
from .models import Registration, RegistrationBook, RegistrationEvent
from .models.room import is_of_circle, open_seats, seats_for_newcomers
from .models.terms import offer_deadline, promotion_is_over

LOCK_TIMEOUT = "8s"

# What nobody but this module writes.
COUNTERS = [
    "seats_taken",
    "taken_by_circle",
    "waiting_count",
    "smallest_waiting",
    "smallest_waiting_of_circle",
    "last_sequence",
]

HOLDS_A_SEAT = frozenset({RegistrationState.CONFIRMED, RegistrationState.OFFERED})


@contextmanager
def locked(book_id: int) -> Iterator[RegistrationBook]:
    """The book, with nobody else at it until the block ends; one book per transaction.

    Raises django.db.OperationalError when the lock cannot be had in time (the site answers 503).
    """
    with transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        book = RegistrationBook.objects.select_for_update(of=("self",), no_key=True).get(pk=book_id)
        if book.reserved_for_id is None and _counts_a_circle(book):
            count_again(book)  # The page of the circle was deleted, which asks for no lock.
        yield book


def _counts_a_circle(book: RegistrationBook) -> bool:
    return book.taken_by_circle > 0 or book.smallest_waiting_of_circle is not None


def allocate(
    book: RegistrationBook, registration: Registration, actor: str, *, by_office: bool = False
) -> None:
    """Gives a newcomer a seat, a place in the queue, or neither; never past those who wait."""
    book.last_sequence += 1
    registration.sequence = book.last_sequence
    needs_approval = book.admission == AdmissionMode.APPROVAL and not by_office
    state = RegistrationState.REQUESTED if needs_approval else _seat_or_queue(book, registration)
    move(book, registration, state, actor)


def admit(book: RegistrationBook, registration: Registration, actor: str) -> None:
    """The office said yes to a request: a seat if there is one, else the queue."""
    move(book, registration, _seat_or_queue(book, registration), actor)


def _seat_or_queue(book: RegistrationBook, registration: Registration) -> RegistrationState:
    in_circle = is_of_circle(book, registration.circle_id)
    if registration.seats <= seats_for_newcomers(book, timezone.now(), in_circle=in_circle):
        return RegistrationState.CONFIRMED
    if book.waiting_count + registration.seats <= book.waiting_capacity:
        return RegistrationState.WAITING
    return RegistrationState.REJECTED


def move(
    book: RegistrationBook,
    registration: Registration,
    to_state: str,
    actor: str,
    reason: str = "",
) -> None:
    """Moves a registration to another state, counts its seats and writes the log."""
    from_state = registration.state
    registration.state = to_state
    registration.changed_at = timezone.now()
    registration.reason = reason
    if to_state != RegistrationState.OFFERED:
        registration.offered_until = None
    registration.save(update_fields=["state", "sequence", "changed_at", "reason", "offered_until"])
    _count(book, registration, from_state)
    book.save(update_fields=COUNTERS)
    RegistrationEvent.objects.create(
        registration=registration,
        actor=actor,
        from_state=from_state,
        to_state=to_state,
        reason=reason,
    )


def promote(book: RegistrationBook, now: datetime | None = None) -> list[Registration]:
    """Gives free seats to those who wait, in their order; returns who moved.

    A party that does not fit waits for more seats; the next one that fits is taken.
    """
    now = now or timezone.now()
    if not book.waiting_count or not book.seats_free or promotion_is_over(book, now):
        return []
    promoted = []
    for registration in book.registrations.in_waiting_order():
        in_circle = is_of_circle(book, registration.circle_id)
        if registration.seats > open_seats(book, now, in_circle=in_circle):
            continue
        if book.promotion == PromotionMode.OFFER:
            registration.offered_until = offer_deadline(book, now)
            move(book, registration, RegistrationState.OFFERED, "clock")
        else:
            move(book, registration, RegistrationState.CONFIRMED, "clock")
        promoted.append(registration)
        if not book.seats_free:
            break
    return promoted


def count_again(book: RegistrationBook) -> None:
    """Counts anew what depends on the circle, after somebody, or the book, got another one."""
    _look_through(book)
    book.save(update_fields=COUNTERS)


def _look_through(book: RegistrationBook) -> None:
    of_circle = Q(circle=book.reserved_for_id) if book.reserved_for_id else Q(pk__in=[])
    holds, waits = Q(state__in=HOLDS_A_SEAT), Q(state=RegistrationState.WAITING)
    counted = book.registrations.filter(holds | waits).aggregate(
        taken=Sum("seats", filter=holds & of_circle),
        smallest=Min("seats", filter=waits & ~of_circle),
        smallest_of_circle=Min("seats", filter=waits & of_circle),
    )
    book.taken_by_circle = counted["taken"] or 0
    book.smallest_waiting = counted["smallest"]
    book.smallest_waiting_of_circle = counted["smallest_of_circle"]


def _count(book: RegistrationBook, registration: Registration, from_state: str) -> None:
    """Keeps the numbers of the book after a registration went from this state to its own."""
    seats, to_state = registration.seats, registration.state
    waiting = RegistrationState.WAITING
    held = seats * ((to_state in HOLDS_A_SEAT) - (from_state in HOLDS_A_SEAT))
    book.seats_taken += held
    book.waiting_count += seats * ((to_state == waiting) - (from_state == waiting))
    if from_state == waiting:
        _look_through(book)
        return
    if is_of_circle(book, registration.circle_id):
        book.taken_by_circle += held
    if to_state == waiting:
        _join_queue(book, registration)


def _join_queue(book: RegistrationBook, registration: Registration) -> None:
    of_circle = is_of_circle(book, registration.circle_id)
    name = "smallest_waiting_of_circle" if of_circle else "smallest_waiting"
    setattr(book, name, min(registration.seats, getattr(book, name) or registration.seats))
