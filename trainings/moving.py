"""Moving somebody to another date: the new seat first, then the old one is given back."""

import uuid

from . import notifications
from .allocation import locked, move
from .choices import ACTIVE_STATES, RegistrationState
from .desk import NoRoom, add_by_phone
from .models import Answer, Registration, RegistrationBook
from .registration import SignUp, fresh, promote_and_tell
from .retention import erase_person

TAKEN_BACK = "Die bisherige Anmeldung wurde während des Umbuchens storniert."


class GivenBack(Exception):
    """The registration was cancelled while it was being moved: nothing is left to move."""


class MovedElsewhere(Exception):
    """A colleague moved the person to another date at the same moment and was quicker."""


def move_to(
    registration: Registration, target: RegistrationBook, actor: str, *, may_wait: bool = False
) -> Registration:
    """Moves somebody to another date: first the new seat, then the old one is given back.

    Two transactions, because each takes one book only: a crash between them leaves the
    person with both seats, never with none. Raises what `add_by_phone` raises, GivenBack
    and MovedElsewhere.
    """
    form = _as_signed_up(registration, _key_of_move(registration, target))
    moved = add_by_phone(
        target,
        form,
        actor,
        may_wait=may_wait,
        consent_given_at=registration.consent_given_at,
        is_by_office=registration.is_by_office,
    )
    if not moved.is_active:
        raise NoRoom  # An earlier try was taken back meanwhile: nobody loses a seat for it.
    old = _give_back(registration, moved, actor)
    if old is None:
        return moved
    if old.anonymised_at:
        erase_person(moved.email, actor)
    else:
        _take_back(moved, actor)
    raise MovedElsewhere if old.was_moved else GivenBack


def moved_to(registration: Registration) -> Registration | None:
    """The registration that counts in place of one that was moved, however often.

    Only under the same address: with another one the old links may be in a stranger's hands.
    """
    if not registration.email:
        return None
    later = registration
    while later.was_moved and later.moved_into.email == registration.email:
        later = later.moved_into
        if later.is_active:
            return later
    return None


def _give_back(registration: Registration, moved: Registration, actor: str) -> Registration | None:
    """Gives the old seat back; returns the registration where somebody was quicker."""
    with locked(registration.book_id) as book:
        old = fresh(registration)
        if old.state in ACTIVE_STATES:
            was_confirmed = old.state == RegistrationState.CONFIRMED
            Registration.objects.filter(pk=moved.pk).update(moved_from=old)
            moved.moved_from = old
            move(book, old, RegistrationState.CANCELLED, actor)
            notifications.cancelled(old, by_office=True, had_seat=was_confirmed, is_moved=True)
            promote_and_tell(book)
            return None
        return old if _was_cancelled_otherwise(old, moved) else None


def _take_back(moved: Registration, actor: str) -> None:
    """Gives the new seat back that was not to be; the person need not hear of it."""
    with locked(moved.book_id) as book:
        moved = fresh(moved)
        if moved.state not in ACTIVE_STATES:
            return
        was_confirmed = moved.state == RegistrationState.CONFIRMED
        move(book, moved, RegistrationState.CANCELLED, actor, TAKEN_BACK)
        notifications.taken_back(moved, had_seat=was_confirmed)
        promote_and_tell(book)


def _was_cancelled_otherwise(old: Registration, moved: Registration) -> bool:
    """By the person or a colleague: not by this move, nor by the clock with the whole date."""
    last = old.events.last()
    if old.state != RegistrationState.CANCELLED or last is None:
        return False
    was_by_this = old.was_moved and old.moved_into == moved
    return last.actor != "clock" and not was_by_this


def _as_signed_up(registration: Registration, key: uuid.UUID) -> SignUp:
    """What the person once typed, for another date."""
    need = getattr(registration, "access_need", None)
    return SignUp(
        people=[(p.given_name, p.family_name) for p in registration.participants.all()],
        email=registration.email,
        phone=registration.phone,
        circle_id=registration.circle_id,
        language=registration.language,
        consent_version=registration.consent_version,
        submission_key=key,
        access_need=need.text if need else "",
        answers=[
            Answer(
                question_key=answer.question_key,
                label=answer.label,
                value=answer.value,
                keep_days=answer.keep_days,
            )
            for answer in registration.answers.all()
        ],
    )


def _key_of_move(registration: Registration, target: RegistrationBook) -> uuid.UUID:
    """The same for a second try, so that a move that broke off is finished, not doubled."""
    return uuid.uuid5(registration.submission_key, f"move:{target.pk}")
