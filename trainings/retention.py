"""What is stored about a person, and how it is taken out again while the counts stay.

When that happens by itself stands in periods.py; here is what happens.
"""

import uuid
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from outbox.forgetting import forget_files_to, forget_people
from outbox.models import OutboxMessage, UndeliverableAddress

from .allocation import locked, move
from .choices import RegistrationState
from .models import (
    AccessNeed,
    Answer,
    Participant,
    PersonalAccess,
    Registration,
    RegistrationBook,
    RegistrationEvent,
    Session,
)
from .registration import fresh, promote_and_tell


def personal_data(email: str) -> dict[str, Any]:
    """Everything that is stored about an address, ready for JSON; times are local."""
    email = email.strip().lower()
    access = PersonalAccess.objects.filter(email=email).first()
    refused = UndeliverableAddress.objects.filter(email=email).first()
    registrations = (
        registrations_of(email)
        .select_related("book__training", "circle", "access_need")
        .prefetch_related(
            "answers", "events", "participants__certificate", "participants__attendances__session"
        )
    )
    return {
        "email": email,
        "created_at": _moment(timezone.now()),
        "registrations": [_registration(registration) for registration in registrations],
        "messages": [_message(message) for message in _messages_to(email).order_by("pk")],
        "asked_for_link_at": _moment(access.asked_at) if access else None,
        "undeliverable_since": _moment(refused.refused_at) if refused else None,
    }


def registrations_of(email: str) -> QuerySet[Registration]:
    """All registrations of an address, also those long over."""
    if not email:  # What has no address (any more) belongs to nobody.
        return Registration.objects.none()
    return Registration.objects.filter(email=email).order_by("pk")


def _messages_to(email: str) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(recipient=email) if email else OutboxMessage.objects.none()


def _registration(registration: Registration) -> dict[str, Any]:
    need = getattr(registration, "access_need", None)
    return {
        "number": registration.pk,
        "training": registration.book.training.title,
        "sessions": [_session(session) for session in registration.book.sessions()],
        "state": registration.state,
        "sequence": registration.sequence,
        "people": [_person(person) for person in registration.participants.all()],
        "phone": registration.phone,
        "circle": registration.circle.title if registration.circle else None,
        "language": registration.language,
        "access_need": need.text if need else None,
        "answers": [
            {"question": answer.label, "answer": answer.value}
            for answer in registration.answers.all()
        ],
        "consent": {
            "version": registration.consent_version,
            "given_at": _moment(registration.consent_given_at),
        },
        "entered_by_office": registration.is_by_office,
        "created_at": _moment(registration.created_at),
        "changed_at": _moment(registration.changed_at),
        "offered_until": _moment(registration.offered_until),
        "reason": registration.reason,
        "events": [_event(event) for event in registration.events.all()],
    }


def _session(session: Session) -> dict[str, Any]:
    return {
        "starts_at": _moment(session.starts_at),
        "ends_at": _moment(session.ends_at),
        "status": session.status,
        "place": session.place,
    }


def _person(person: Participant) -> dict[str, Any]:
    certificate = getattr(person, "certificate", None)
    return {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "attendance": [
            {"session": _moment(row.session.starts_at), "present": row.is_present}
            for row in person.attendances.all()
        ],
        "certificate": {
            "number": certificate.number,
            "code": certificate.code,
            "language": certificate.language,
            "minutes": certificate.minutes,
            "issued_at": _moment(certificate.issued_at),
        }
        if certificate
        else None,
    }


def _event(event: RegistrationEvent) -> dict[str, Any]:
    # Which member of staff it was is their personal data, not this person's.
    return {
        "happened_at": _moment(event.happened_at),
        "by": event.actor.partition(":")[0],
        "from": event.from_state,
        "to": event.to_state,
        "reason": event.reason,
    }


def _message(message: OutboxMessage) -> dict[str, Any]:
    # Without its text: the person has it, and the links in it are better not handed on.
    return {
        "kind": message.kind,
        "subject": message.subject,
        "language": message.language,
        "state": message.state,
        "created_at": _moment(message.created_at),
        "sent_at": _moment(message.sent_at),
    }


def _moment(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


def erase_person(email: str, actor: str) -> int:
    """Erasure on request: seats to come go to the next, then nothing tells who it was.

    Returns how many registrations there were. Nobody gets a mail about their own erasure: it
    would have to keep the address. A call that broke off is finished by the next one.
    """
    email = email.strip().lower()
    found = list(registrations_of(email))
    for registration in found:
        with locked(registration.book_id) as book:
            _give_back(book, fresh(registration), actor)
            anonymise(registration)
    forget_people(_messages_to(email))
    if email:
        PersonalAccess.objects.filter(email=email).delete()
        UndeliverableAddress.objects.filter(email=email).delete()
        forget_files_to(email)
    return len(found)


def _give_back(book: RegistrationBook, registration: Registration, actor: str) -> None:
    """What is over stays as it was, for the counts."""
    now = timezone.now()
    lies_ahead = any(session.ends_at > now for session in book.sessions())
    if registration.is_active and lies_ahead:
        move(book, registration, RegistrationState.CANCELLED, actor)
        promote_and_tell(book, now)


def anonymise(*registrations: Registration) -> None:
    """Takes the people out of registrations; call it with the book locked.

    State, seats, order, circle, language, attendance and the numbers of certificates stay: the
    year's statistics are made of them. Links sent before lead nowhere any more.
    """
    pks = [registration.pk for registration in registrations]
    references = [registration.reference for registration in registrations]
    Participant.objects.filter(registration__in=pks).update(given_name="", family_name="")
    AccessNeed.objects.filter(registration__in=pks).delete()
    Answer.objects.filter(registration__in=pks).delete()
    RegistrationEvent.objects.filter(registration__in=pks).exclude(reason="").update(reason="")
    forget_people(OutboxMessage.objects.filter(reference__in=references))
    Registration.objects.filter(pk__in=pks).update(
        email="", phone="", reason="", nonce=uuid.uuid4(), anonymised_at=timezone.now()
    )
