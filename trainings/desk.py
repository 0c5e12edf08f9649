"""What the coordinator does with registrations: the verbs behind the desk."""

import uuid

from . import notifications
from .allocation import admit, allocate, locked, move
from .choices import ACTIVE_STATES, RegistrationState
from .models import Registration, RegistrationBook
from .registration import SignUp, fresh, promote_and_tell, write_people
from .services import SeatsTaken

BATCH = 100


class AlreadyRegistered(Exception):
    """This address is registered for the training already."""


def add_by_phone(book: RegistrationBook, form: SignUp, actor: str) -> Registration:
    """Enters somebody who phoned or came by; no confirmation of the address is needed."""
    with locked(book.pk) as held:
        if form.email and held.registrations.active().filter(email=form.email).exists():
            raise AlreadyRegistered
        registration = Registration.objects.create(
            book=held,
            seats=len(form.people),
            email=form.email,
            phone=form.phone,
            circle_id=form.circle_id,
            language=form.language,
            submission_key=form.submission_key,
            is_by_office=True,
        )
        write_people(registration, form)
        allocate(held, registration, actor, by_office=True)
        notifications.outcome(registration)
    return registration


def approve(registration: Registration, actor: str) -> Registration:
    """Says yes to a request; without a free seat the person waits."""
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if registration.state == RegistrationState.REQUESTED:
            admit(book, registration, actor)
            notifications.outcome(registration)
    return registration


def reject(registration: Registration, actor: str, reason: str) -> Registration:
    """Says no to a request, with a reason the person reads."""
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if registration.state == RegistrationState.REQUESTED:
            move(book, registration, RegistrationState.REJECTED, actor, reason)
            notifications.outcome(registration)
    return registration


def cancel_by_office(registration: Registration, actor: str, reason: str) -> Registration:
    """Takes a registration back, with a reason; the next in the queue moves up."""
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if registration.state in ACTIVE_STATES:
            was_confirmed = registration.state == RegistrationState.CONFIRMED
            move(book, registration, RegistrationState.CANCELLED, actor, reason)
            notifications.cancelled(registration, by_office=True, had_seat=was_confirmed)
            promote_and_tell(book)
    return registration


def move_to(registration: Registration, target: RegistrationBook, actor: str) -> Registration:
    """Moves somebody to another date: first the new seat, then the old one is given back.

    Two transactions, because each takes one book only: a crash between them leaves the
    person with both seats, never with none.
    """
    form = SignUp(
        people=[(p.given_name, p.family_name) for p in registration.participants.all()],
        email=registration.email,
        phone=registration.phone,
        circle_id=registration.circle_id,
        language=registration.language,
        submission_key=_key_of_move(registration, target),
    )
    known = Registration.objects.filter(submission_key=form.submission_key).first()
    moved = known or add_by_phone(target, form, actor)
    with locked(registration.book_id) as book:
        old = fresh(registration)
        if old.state in ACTIVE_STATES:
            was_confirmed = old.state == RegistrationState.CONFIRMED
            move(book, old, RegistrationState.CANCELLED, actor)
            notifications.cancelled(old, by_office=True, had_seat=was_confirmed, is_moved=True)
            promote_and_tell(book)
    return moved


def change_capacity(book: RegistrationBook, capacity: int) -> None:
    """Sets the number of seats; new seats go to those who wait. Raises SeatsTaken."""
    with locked(book.pk) as held:
        if capacity < held.seats_taken:
            raise SeatsTaken(held.seats_taken)
        held.capacity = capacity
        held.save(update_fields=["capacity"])
        promote_and_tell(held)


def cancel_all(book: RegistrationBook, actor: str, reason: str) -> int:
    """The training does not take place: everybody is told. In batches; returns how many."""
    total = 0
    while done := _cancel_batch(book.pk, actor, reason):
        total += done
    return total


def _cancel_batch(book_id: int, actor: str, reason: str) -> int:
    with locked(book_id) as book:
        batch = list(book.registrations.active().order_by("pk")[:BATCH])
        for registration in batch:
            before = registration.state
            move(book, registration, RegistrationState.CANCELLED, actor, reason)
            if before != RegistrationState.UNVERIFIED:
                notifications.training_cancelled(
                    registration, had_seat=before == RegistrationState.CONFIRMED
                )
    return len(batch)


def _key_of_move(registration: Registration, target: RegistrationBook) -> uuid.UUID:
    """The same for a second try, so that a move that broke off is finished, not doubled."""
    return uuid.uuid5(registration.submission_key, f"move:{target.pk}")
