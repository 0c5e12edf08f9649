"""The mails of a registration, each in the language of the person."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Concat

from core.languages import language_for
from outbox.models import MessageState, OutboxMessage
from outbox.services import drop_unsent, queue_mail, redirect_unsent

from .choices import RegistrationState
from .models import Certificate, Registration, RegistrationQuerySet, Session
from .models.terms import CONFIRM_LIFE

# What may still be said about a registration depends on where it stands (see guards.py).
OUTCOME_KINDS = {
    RegistrationState.CONFIRMED: "registration_confirmed",
    RegistrationState.WAITING: "registration_waiting",
    RegistrationState.REQUESTED: "registration_requested",
    RegistrationState.REJECTED: "registration_rejected",
}
# Mails that say no more than where a registration stands.
STATE_KINDS = [
    *OUTCOME_KINDS.values(),
    "registration_confirm_address",
    "registration_known",
    "registration_offered",
    "registration_promoted",
]


def please_confirm(registration: Registration, again: uuid.UUID | None = None) -> None:
    """Asks whether the address is right; the link works for 24 hours and acts on a button."""
    _write(
        registration,
        "registration_confirm_address",
        event=f"confirm:{again.hex}" if again else "confirm",
        expires_at=registration.created_at + CONFIRM_LIFE,
    )


def already_registered(registration: Registration, again: uuid.UUID) -> None:
    """Tells the owner of the address, and nobody else, that they are registered already."""
    _write(registration, "registration_known", event=f"known:{again.hex}")


def outcome(registration: Registration, again: uuid.UUID | None = None) -> None:
    """Confirmed, queued, requested or refused: what came of it."""
    kind = OUTCOME_KINDS[RegistrationState(registration.state)]
    is_confirmed = registration.state == RegistrationState.CONFIRMED
    _write(
        registration,
        kind,
        event=f"again:{again.hex}" if again else f"{registration.state}:{_count(registration)}",
        calendar_method="REQUEST" if is_confirmed else "",
    )


def promoted(registration: Registration, again: uuid.UUID | None = None) -> None:
    """A seat became free: it is theirs, or it is offered for a while."""
    if registration.state == RegistrationState.OFFERED:
        _write(
            registration,
            "registration_offered",
            event=f"again:{again.hex}" if again else f"offered:{_count(registration)}",
            expires_at=registration.offered_until,
        )
    else:
        _write(
            registration,
            "registration_promoted",
            event=f"promoted:{_count(registration)}",
            calendar_method="REQUEST",
        )


def once_more(registration: Registration, again: uuid.UUID) -> None:
    """Says again where a registration stands, with links that work now."""
    if registration.state == RegistrationState.UNVERIFIED:
        please_confirm(registration, again)
    elif registration.state == RegistrationState.OFFERED:
        promoted(registration, again)
    elif registration.is_active:
        outcome(registration, again)


def to_new_address(registration: Registration) -> None:
    """What waits goes to the new address; the state is told anew, because old links are dead."""
    drop_unsent(registration.reference, *STATE_KINDS)
    redirect_unsent(registration.reference, registration.email)
    once_more(registration, registration.nonce)


def offer_expired(registration: Registration) -> None:
    """Nobody answered the offer in time; the seat went on."""
    _write(registration, "registration_offer_expired", event=f"expired:{_count(registration)}")


def cancelled(
    registration: Registration, *, had_seat: bool, by_office: bool = False, is_moved: bool = False
) -> None:
    """The registration is cancelled, by the person or by the office with a reason."""
    drop_unsent(registration.reference, "registration_reminder", "registration_offered")
    kind = "registration_cancelled_by_office" if by_office else "registration_cancelled"
    _write(
        registration,
        kind,
        event=f"cancelled:{_count(registration)}",
        calendar_method="CANCEL" if had_seat else "",
        had_seat=had_seat,
        is_moved=is_moved,
    )


def taken_back(registration: Registration, *, had_seat: bool) -> None:
    """The seat was held for a moment only: who has not heard of it hears nothing."""
    drop_unsent(registration.reference)
    heard = OutboxMessage.objects.about(registration.reference).exclude(state=MessageState.DROPPED)
    if heard.exists():
        cancelled(registration, by_office=True, had_seat=had_seat)


def training_cancelled(registration: Registration, *, had_seat: bool) -> None:
    """The training (or this date) does not take place."""
    drop_unsent(registration.reference)
    _write(
        registration,
        "training_cancelled",
        event=f"training_cancelled:{_count(registration)}",
        calendar_method="CANCEL" if had_seat else "",
        had_seat=had_seat,
    )


def session_changed(registration: Registration, session: Session, changes: list) -> None:
    """Time or place changed: what was, what is, and a way out for whom it no longer suits.

    `changes` are (field, old, new) with the values as the date has them.
    """
    _write(
        registration,
        "session_changed",
        event=f"changed:{session.uid.hex}:{session.sequence}",
        calendar_method="CANCEL" if session.is_cancelled else "REQUEST",
        session=session.pk,
        changes=changes,
    )


def session_added(registration: Registration, session: Session) -> None:
    """The training has one more date, which the registration is for as well."""
    _write(
        registration,
        "session_changed",
        event=f"changed:{session.uid.hex}:{session.sequence}",
        calendar_method="REQUEST",
        session=session.pk,
        is_new=True,
    )


def without_reminder(
    registrations: RegistrationQuerySet, session: Session, days: int
) -> RegistrationQuerySet:
    """Those who were not reminded of this date, as it is now; one question for all."""
    key = Concat("reference_text", Value(f":{_reminder_event(session, days)}"))
    written = OutboxMessage.objects.filter(key=OuterRef("reminder_key"))
    named = registrations.with_reference()
    return named.annotate(reminder_key=key).exclude(Exists(written))


def reminder(registration: Registration, session: Session, days: int) -> None:
    """The date is near; dropped when it is cancelled or moved meanwhile."""
    _write(
        registration,
        "registration_reminder",
        event=_reminder_event(session, days),
        expires_at=session.starts_at - timedelta(hours=1),
        session=session.pk,
        days=days,
    )


def certificates_ready(registration: Registration, newest: Certificate) -> None:
    """Everybody of the registration who was there can get their paper; one mail with a link."""
    _write(registration, "certificate_ready", event=f"certificate:{newest.pk}")


def queue_position(registration: Registration) -> int | None:
    """Which number in the queue this is, counted from one; None when it does not wait."""
    if registration.state != RegistrationState.WAITING:
        return None
    earlier = registration.book.registrations.in_waiting_order()
    return earlier.filter(sequence__lt=registration.sequence).count() + 1


def _write(
    registration: Registration,
    kind: str,
    event: str,
    *,
    calendar_method: str = "",
    expires_at: datetime | None = None,
    **facts: Any,
) -> None:
    """Says what happened; letters.py knows the words when the mail leaves."""
    if not registration.email:
        return  # Somebody who phoned and has no mail; the office tells them.
    queue_mail(
        _key(registration, event),
        kind,
        registration.email,
        language_for(registration.language).code,
        facts,
        reference=registration.reference,
        expires_at=expires_at,
        calendar_method=calendar_method,
    )


def _reminder_event(session: Session, days: int) -> str:
    """Guards read the end of it: which date, and which version of it."""
    return f"reminder:{days}:{session.uid.hex}:{session.sequence}"


def _key(registration: Registration, event: str) -> str:
    return f"{registration.reference}:{event}"


def _count(registration: Registration) -> int:
    """How many transitions there were: tells a second promotion from the first."""
    return registration.events.count()
