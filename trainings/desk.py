"""What the coordinator does with registrations: the verbs behind the desk."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError
from django.utils import timezone

from . import notifications
from .allocation import admit, allocate, count_again, locked, move
from .choices import ACTIVE_STATES, RegistrationState
from .models import Registration, RegistrationBook, RegistrationEvent
from .registration import SignUp, fresh, promote_and_tell, write_people
from .services import SeatsTaken

BATCH = 100
CORRECTABLE = {
    "email": "E-Mail-Adresse",
    "phone": "Telefon",
    "language": "Sprache",
    "circle_id": "Helferkreis",
}
# Why no mail arrives, where no mail server said so.
SAID_BY_OFFICE = "vom Amt vermerkt"
# What can come of saying yes.
OUTCOMES = (RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.REJECTED)
REASON_LIMIT = Registration._meta.get_field("reason").max_length


class AlreadyRegistered(Exception):
    """This address is registered for the training already."""


@contextmanager
def _once_per_address() -> Iterator[None]:
    """The public form stores an unconfirmed registration without the lock of the book."""
    try:
        yield
    except IntegrityError as error:
        raise AlreadyRegistered from error


class NoRoom(Exception):
    """Neither a seat nor a place on the waiting list is free."""


class OnlyWaitingList(Exception):
    """No seat is free, and the coordinator did not say that the person may wait."""


class AlreadyDecided(Exception):
    """Somebody was quicker: what was to be done here cannot be done any more."""


@dataclass(frozen=True)
class Details:
    """What the coordinator may correct; the people in their order."""

    people: list[tuple[str, str]]
    email: str
    phone: str
    language: str
    circle_id: int | None


def add_by_phone(
    book: RegistrationBook, form: SignUp, actor: str, *, may_wait: bool = True, **origin
) -> Registration:
    """Enters somebody who phoned or came by; no confirmation of the address is needed.

    A second press of the button (same key) changes nothing. `origin` are further fields of
    the registration. Raises AlreadyRegistered, NoRoom or OnlyWaitingList.
    """
    with _once_per_address(), locked(book.pk) as held:
        known = Registration.objects.filter(submission_key=form.submission_key).first()
        if known:
            return known
        if form.email and held.registrations.active().filter(email=form.email).exists():
            raise AlreadyRegistered
        registration = Registration.objects.create(
            book=held,
            seats=len(form.people),
            email=form.email,
            phone=form.phone,
            circle_id=form.circle_id,
            language=form.language,
            consent_version=form.consent_version,
            submission_key=form.submission_key,
            **({"is_by_office": True} | origin),
        )
        write_people(registration, form)
        allocate(held, registration, actor, by_office=True)
        _check_what_came_of_it(registration, may_wait)
        notifications.outcome(registration)
    return registration


def _check_what_came_of_it(registration: Registration, may_wait: bool) -> None:
    """Refuses inside the lock: what was written so far is taken back."""
    if registration.state == RegistrationState.REJECTED:
        raise NoRoom
    if registration.state == RegistrationState.WAITING and not may_wait:
        raise OnlyWaitingList


def approve(registration: Registration, actor: str) -> Registration:
    """Says yes to a request; without a free seat the person waits. Raises AlreadyDecided.

    A second press of the button answers the same, as with `reject` and `cancel_by_office`.
    """
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if _is_repeated(registration, actor, *OUTCOMES):
            return registration
        if registration.state != RegistrationState.REQUESTED:
            raise AlreadyDecided
        admit(book, registration, actor)
        notifications.outcome(registration)
    return registration


def reject(registration: Registration, actor: str, reason: str) -> Registration:
    """Says no to a request, with a reason the person reads. Raises AlreadyDecided."""
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if _is_repeated(registration, actor, RegistrationState.REJECTED, reason=reason):
            return registration
        if registration.state != RegistrationState.REQUESTED:
            raise AlreadyDecided
        move(book, registration, RegistrationState.REJECTED, actor, reason)
        notifications.outcome(registration)
    return registration


def cancel_by_office(registration: Registration, actor: str, reason: str) -> Registration:
    """Takes a registration back; the next in the queue moves up. Raises AlreadyDecided."""
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if _is_repeated(registration, actor, RegistrationState.CANCELLED, reason=reason):
            return registration
        if registration.state not in ACTIVE_STATES:
            raise AlreadyDecided
        was_confirmed = registration.state == RegistrationState.CONFIRMED
        move(book, registration, RegistrationState.CANCELLED, actor, reason)
        notifications.cancelled(registration, by_office=True, had_seat=was_confirmed)
        promote_and_tell(book)
    return registration


def _is_repeated(registration: Registration, actor: str, *states: str, reason: str = "") -> bool:
    """The same person pressed the same button before: a double click, or the page sent again."""
    last = registration.events.last()
    if last is None or registration.state not in states:
        return False
    return (last.to_state, last.actor, last.reason) == (registration.state, actor, reason)


def correct(registration: Registration, details: Details, actor: str) -> Registration:
    """Puts right what somebody mistyped. Raises AlreadyRegistered.

    With a new address all links that were sent before are worthless, for a stranger may have
    got them; the person gets new ones at once.
    """
    with _once_per_address(), locked(registration.book_id) as book:
        registration = fresh(registration)
        changed = _corrected(registration, details)
        if not changed:
            return registration
        is_new_address = CORRECTABLE["email"] in changed
        if is_new_address:
            _refuse_known_address(registration)
            registration.nonce = uuid.uuid4()
            _give_a_day_to_confirm(registration)
        registration.save(update_fields=["email", "phone", "language", "circle", "nonce"])
        RegistrationEvent.objects.create(
            registration=registration,
            actor=actor,
            from_state=registration.state,
            to_state=registration.state,
            reason=f"Berichtigt: {', '.join(changed)}",
        )
        if is_new_address:
            notifications.to_new_address(registration)
        count_again(book)  # Another circle may have seats kept for it.
        promote_and_tell(book)
    return registration


def _corrected(registration: Registration, details: Details) -> list[str]:
    """Puts the details in; returns what changed, in words that name nobody."""
    changed = []
    for name, label in CORRECTABLE.items():
        if getattr(registration, name) != getattr(details, name):
            setattr(registration, name, getattr(details, name))
            changed.append(label)
    people = list(registration.participants.all())
    for person, (given, family) in zip(people, details.people, strict=True):
        if (person.given_name, person.family_name) != (given, family):
            person.given_name, person.family_name = given, family
            person.save(update_fields=["given_name", "family_name"])
            changed.append("Name")
    return list(dict.fromkeys(changed))


def _refuse_known_address(registration: Registration) -> None:
    if not (registration.email and registration.is_active):
        return
    others = Registration.objects.active().filter(book=registration.book_id)
    if others.filter(email=registration.email).exclude(pk=registration.pk).exists():
        raise AlreadyRegistered


def tell_again(registration: Registration, key: uuid.UUID) -> Registration:
    """Sends the mail about where a registration stands once more; the same key sends it once.

    Raises AlreadyDecided.
    """
    with locked(registration.book_id):
        registration = fresh(registration)
        if registration.state not in ACTIVE_STATES:
            raise AlreadyDecided
        _give_a_day_to_confirm(registration)
        notifications.once_more(registration, key)
    return registration


def revoke_links(registration: Registration, actor: str) -> None:
    """No link that was sent before works any more; new ones go out when the desk sends again.

    Also those from before the person was moved, for they lead here.
    """
    with locked(registration.book_id):
        registration = fresh(registration)
        leads_here: Registration | None = registration
        while leads_here:
            leads_here.nonce = uuid.uuid4()
            leads_here.save(update_fields=["nonce"])
            leads_here = leads_here.moved_from
        RegistrationEvent.objects.create(
            registration=registration,
            actor=actor,
            from_state=registration.state,
            to_state=registration.state,
            reason="Links ungültig gemacht",
        )


def _give_a_day_to_confirm(registration: Registration) -> None:
    """A new link to confirm the address works as long as the first one did."""
    if registration.state == RegistrationState.UNVERIFIED:
        registration.created_at = timezone.now()
        registration.save(update_fields=["created_at"])


def change_book(book: RegistrationBook) -> None:
    """Stores what the coordinator set; new seats go to those who wait. Raises SeatsTaken.

    Only the coordinator's fields are written: the counters belong to the registrations,
    which may have moved since the form was shown.
    """
    with locked(book.pk) as held:
        if book.capacity < held.seats_taken:
            raise SeatsTaken(held.seats_taken)
        for name in RegistrationBook.editable_fields:
            setattr(held, name, getattr(book, name))
        held.save(update_fields=RegistrationBook.editable_fields)
        count_again(held)
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
