"""The mails of a registration, each in the language of the person."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.utils import translation
from wagtail.models import Locale

from core.languages import language_for
from core.models import Contact
from core.reading import in_language
from outbox.services import drop_unsent, write_mail

from . import ical
from .choices import RegistrationState
from .models import Registration, Session
from .tokens import CONFIRM_LIFE, registration_token

# What may still be said about a registration depends on where it stands (see guards.py).
OUTCOME_KINDS = {
    RegistrationState.CONFIRMED: "registration_confirmed",
    RegistrationState.WAITING: "registration_waiting",
    RegistrationState.REQUESTED: "registration_requested",
    RegistrationState.REJECTED: "registration_rejected",
}


def please_confirm(registration: Registration, again: uuid.UUID | None = None) -> None:
    """Asks whether the address is right; the link works for 24 hours and acts on a button."""
    _write(
        registration,
        "registration_confirm_address",
        event=f"confirm:{again.hex}" if again else "confirm",
        expires_at=registration.created_at + CONFIRM_LIFE,
        confirm_url=_url(registration, "confirm"),
        confirm_until=registration.created_at + CONFIRM_LIFE,
    )


def already_registered(registration: Registration, again: uuid.UUID) -> None:
    """Tells the owner of the address, and nobody else, that they are registered already."""
    is_offered = registration.state == RegistrationState.OFFERED
    _write(
        registration,
        "registration_known",
        event=f"known:{again.hex}",
        offer_url=_url(registration, "offer") if is_offered else "",
        offered_until=registration.offered_until,
    )


def outcome(registration: Registration) -> None:
    """Confirmed, queued, requested or refused: what came of it."""
    kind = OUTCOME_KINDS[RegistrationState(registration.state)]
    is_confirmed = registration.state == RegistrationState.CONFIRMED
    _write(
        registration,
        kind,
        event=f"{registration.state}:{_count(registration)}",
        calendar_method="REQUEST" if is_confirmed else "",
        queue_position=queue_position(registration),
        reason=registration.reason,
    )


def promoted(registration: Registration) -> None:
    """A seat became free: it is theirs, or it is offered for a while."""
    if registration.state == RegistrationState.OFFERED:
        _write(
            registration,
            "registration_offered",
            event=f"offered:{_count(registration)}",
            expires_at=registration.offered_until,
            offer_url=_url(registration, "offer"),
            offered_until=registration.offered_until,
        )
    else:
        _write(
            registration,
            "registration_promoted",
            event=f"promoted:{_count(registration)}",
            calendar_method="REQUEST",
        )


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
        reason=registration.reason,
        had_seat=had_seat,
        is_moved=is_moved,
    )


def training_cancelled(registration: Registration, *, had_seat: bool) -> None:
    """The training (or this date) does not take place."""
    drop_unsent(registration.reference)
    _write(
        registration,
        "training_cancelled",
        event=f"training_cancelled:{_count(registration)}",
        calendar_method="CANCEL" if had_seat else "",
        reason=registration.reason,
        had_seat=had_seat,
    )


def session_changed(registration: Registration, session: Session, changes: list) -> None:
    """Time or place changed: what was, what is, and a way out for whom it no longer suits."""
    _write(
        registration,
        "session_changed",
        event=f"changed:{session.uid.hex}:{session.sequence}",
        calendar_method="REQUEST",
        session=session,
        changes=changes,
    )


def reminder(registration: Registration, session: Session, days: int) -> None:
    """The date is near; dropped when it is cancelled or moved meanwhile."""
    _write(
        registration,
        "registration_reminder",
        event=f"reminder:{days}:{session.uid.hex}:{session.sequence}",
        expires_at=session.starts_at - timedelta(hours=1),
        session=session,
        days=days,
    )


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
    expires_at=None,
    **context,
) -> None:
    if not registration.email:
        return  # Somebody who phoned and has no mail; the office tells them.
    language = language_for(registration.language)
    (training,) = in_language([registration.book.training], language)
    sessions = registration.book.sessions()
    write_mail(
        f"{registration.reference}:{event}",
        kind,
        registration.email,
        language.code,
        _context(registration, training, sessions) | context,
        reference=registration.reference,
        expires_at=expires_at,
        reply_to=_reply_to(registration),
        calendar_method=calendar_method,
        calendar=_calendar(registration, training, sessions, calendar_method),
    )


def _context(registration: Registration, training, sessions: list[Session]) -> dict:
    """What every mail of a registration may name."""
    return {
        "registration": registration,
        "participants": list(registration.participants.all()),
        "training": training,
        "training_url": f"{settings.WAGTAILADMIN_BASE_URL}{training.reading_url}",
        "sessions": sessions,
        "contact": _contact(registration),
        "manage_url": _url(registration, "manage"),
    }


def _calendar(registration: Registration, training, sessions: list[Session], method: str) -> str:
    if not method:
        return ""
    # An organizer must be a mailbox somebody reads (RFC 5546, 2.1.1).
    organizer = _reply_to(registration) or settings.DEFAULT_FROM_EMAIL
    with translation.override(registration.language):
        return ical.invitation(training, sessions, organizer, registration.email, method)


def _reply_to(registration: Registration) -> str:
    contact = _contact(registration)
    return contact.email if contact else ""


def _contact(registration: Registration) -> Contact | None:
    """Whom to ask, in the person's language; nobody who did not agree to be published."""
    contact = registration.book.training.contact
    if contact is None:
        return None
    return contact.published_in(Locale.objects.get_for_language(registration.language))


def _url(registration: Registration, purpose: str) -> str:
    """An absolute link in the person's language."""
    token = registration_token(registration, purpose)
    path = {"confirm": "bestaetigen", "manage": "verwalten", "offer": "angebot"}[purpose]
    base = settings.WAGTAILADMIN_BASE_URL
    return f"{base}/{registration.language}/anmeldung/{path}/{token}/"


def _count(registration: Registration) -> int:
    """How many transitions there were: tells a second promotion from the first."""
    return registration.events.count()
