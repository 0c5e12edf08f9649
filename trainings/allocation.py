"""Seats under one lock: every change of who holds or waits for a seat goes through here.

Whoever changes seats first takes the row of the book. On PostgreSQL that is a row lock, on
SQLite the IMMEDIATE transaction. Counters on the book change only here; a CHECK guards them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from .choices import AdmissionMode, PromotionMode, RegistrationState
from .models import Registration, RegistrationBook, RegistrationEvent
from .models.terms import has_reserved_seats, offer_deadline, promotion_is_over

LOCK_TIMEOUT = "8s"

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
        yield RegistrationBook.objects.select_for_update(of=("self",), no_key=True).get(pk=book_id)


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
    fits = registration.seats <= seats_open_for(book, registration)
    if fits and not _eligible_waiting(book):
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
    seats = registration.seats
    book.seats_taken += seats * ((to_state in HOLDS_A_SEAT) - (from_state in HOLDS_A_SEAT))
    waiting = RegistrationState.WAITING
    book.waiting_count += seats * ((to_state == waiting) - (from_state == waiting))
    registration.state = to_state
    registration.changed_at = timezone.now()
    registration.reason = reason
    if to_state != RegistrationState.OFFERED:
        registration.offered_until = None
    registration.save(update_fields=["state", "sequence", "changed_at", "reason", "offered_until"])
    book.save(update_fields=["seats_taken", "waiting_count", "last_sequence"])
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
        if registration.seats > seats_open_for(book, registration, now):
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


def seats_open_for(
    book: RegistrationBook, registration: Registration, now: datetime | None = None
) -> int:
    """Free seats that this registration may have: those kept for a circle are not for others."""
    free = book.seats_free
    if not has_reserved_seats(book, now or timezone.now()):
        return free
    if registration.circle_id == book.reserved_for_id:
        return free
    taken_by_circle = sum(
        book.registrations.holding_seats()
        .filter(circle_id=book.reserved_for_id)
        .values_list("seats", flat=True)
    )
    return free - max(0, book.reserved_seats - taken_by_circle)


def _eligible_waiting(book: RegistrationBook) -> bool:
    """Somebody in the queue could have a free seat: a newcomer must not take it."""
    if not book.waiting_count:
        return False
    return any(
        waiting.seats <= seats_open_for(book, waiting)
        for waiting in book.registrations.in_waiting_order()
    )
