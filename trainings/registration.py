"""What a person does with a registration: sign up, confirm, cancel, answer an offer."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from outbox.services import takes_mail_again

from . import notifications
from .allocation import allocate, locked, move, promote
from .choices import ACTIVE_STATES, RegistrationState
from .models import AccessNeed, Answer, Participant, Registration, RegistrationBook
from .models.terms import CONFIRM_LIFE, begins_at, cancel_until, is_open


class RegistrationClosed(Exception):
    """The window of registration is not open (or not any more)."""


class ConfirmedTooLate(Exception):
    """The day in which an address can be confirmed is over; one signs up anew."""


class DeadlinePassed(Exception):
    """It is too late to cancel by link; the office can still do it."""


class OfferExpired(Exception):
    """The offered seat went to the next person."""


@dataclass(frozen=True)
class SignUp:
    """What somebody wrote into the form; the first person is who registers."""

    people: list[tuple[str, str]]
    email: str
    language: str
    submission_key: uuid.UUID
    phone: str = ""
    circle_id: int | None = None
    consent_version: str = ""
    access_need: str = ""
    answers: list[Answer] = field(default_factory=list)


def was_sent(submission_key: uuid.UUID) -> bool:
    """Whether this very form has arrived before."""
    return Registration.objects.filter(submission_key=submission_key).exists()


def sign_up(book: RegistrationBook, form: SignUp) -> None:
    """Takes a form; the answer is the same for everybody, the truth goes by mail.

    A second press of the button (same key) changes nothing. An address that is registered
    already gets a mail that says so, and nobody else learns it.
    """
    if was_sent(form.submission_key):
        return
    if not is_open(book, timezone.now()):
        raise RegistrationClosed
    try:
        with transaction.atomic():
            registration = _create(book, form)
            notifications.please_confirm(registration)
    except IntegrityError:
        # Lost a race against the same key or the same address.
        _answer_known_address(book, form)


def _answer_known_address(book: RegistrationBook, form: SignUp) -> None:
    if was_sent(form.submission_key):
        return
    with locked(book.pk):
        known = (
            Registration.objects.active().filter(book=book, email=form.email).order_by("pk").first()
        )
        if known is None:  # Cancelled between the two looks: nothing is in the way any more.
            notifications.please_confirm(_create(book, form))
        elif known.state == RegistrationState.UNVERIFIED:
            _replace(known, form)
            notifications.please_confirm(known, again=form.submission_key)
        else:
            notifications.already_registered(known, again=form.submission_key)


def _replace(registration: Registration, form: SignUp) -> None:
    """As long as nobody has confirmed, what was written last counts, with a day of its own."""
    registration.participants.all().delete()
    registration.answers.all().delete()
    AccessNeed.objects.filter(registration=registration).delete()
    for name, value in _values(form).items():
        setattr(registration, name, value)
    registration.created_at = registration.changed_at = timezone.now()
    registration.save()
    write_people(registration, form)


def _create(book: RegistrationBook, form: SignUp) -> Registration:
    registration = Registration.objects.create(book=book, **_values(form))
    write_people(registration, form)
    return registration


def _values(form: SignUp) -> dict[str, Any]:
    return {
        "seats": len(form.people),
        "email": form.email,
        "phone": form.phone,
        "circle_id": form.circle_id,
        "language": form.language,
        "consent_version": form.consent_version,
        "consent_given_at": timezone.now(),
        "submission_key": form.submission_key,
    }


def write_people(registration: Registration, form: SignUp) -> None:
    """The people, answers and needs of a new registration."""
    Participant.objects.bulk_create(
        Participant(
            registration=registration, position=position, given_name=given, family_name=family
        )
        for position, (given, family) in enumerate(form.people, start=1)
    )
    if form.access_need:
        AccessNeed.objects.create(registration=registration, text=form.access_need)
    for answer in form.answers:
        answer.registration = registration
    Answer.objects.bulk_create(form.answers)


def confirm_address(registration: Registration) -> Registration:
    """The person pressed the button in the mail: now the seat is given, or the queue."""
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if registration.state != RegistrationState.UNVERIFIED:
            return registration
        _check_in_time(book, registration)
        takes_mail_again(registration.email)  # The link in the mail was opened: it arrived.
        allocate(book, registration, actor="person")
        notifications.outcome(registration)
    return registration


def _check_in_time(book: RegistrationBook, registration: Registration) -> None:
    """Who signed up in time may confirm after the window has closed, but not once it began."""
    now = timezone.now()
    start = begins_at(book)
    if start is None or now >= start:
        raise RegistrationClosed
    if now >= registration.created_at + CONFIRM_LIFE:
        raise ConfirmedTooLate


def cancel(registration: Registration) -> Registration:
    """The person gives the seat (or the place in the queue) back by the link."""
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if registration.state not in ACTIVE_STATES:
            return registration
        last_moment = cancel_until(book)
        if last_moment is None or timezone.now() >= last_moment:
            raise DeadlinePassed
        was_confirmed = registration.state == RegistrationState.CONFIRMED
        move(book, registration, RegistrationState.CANCELLED, "person")
        notifications.cancelled(registration, had_seat=was_confirmed)
        promote_and_tell(book)
    return registration


def accept_offer(registration: Registration) -> Registration:
    """The person takes the seat that was offered."""
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if registration.state == RegistrationState.CONFIRMED:
            return registration
        if registration.state != RegistrationState.OFFERED:
            raise OfferExpired
        if registration.offered_until is None or registration.offered_until <= timezone.now():
            raise OfferExpired
        move(book, registration, RegistrationState.CONFIRMED, "person")
        notifications.outcome(registration)
    return registration


def decline_offer(registration: Registration) -> Registration:
    """The person does not want the offered seat: the next one gets it."""
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if registration.state != RegistrationState.OFFERED:
            return registration
        move(book, registration, RegistrationState.CANCELLED, "person")
        notifications.cancelled(registration, had_seat=False)
        promote_and_tell(book)
    return registration


def promote_and_tell(book: RegistrationBook, now: datetime | None = None) -> list[Registration]:
    """Fills free seats from the queue and writes the mails."""
    promoted = promote(book, now)
    for registration in promoted:
        notifications.promoted(registration)
    return promoted


def fresh(registration: Registration) -> Registration:
    """The registration as it is now that we hold the lock."""
    return Registration.objects.get(pk=registration.pk)
