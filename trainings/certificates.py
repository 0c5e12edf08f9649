"""Certificates (Teilnahmebestätigungen): who gets one, for how long, and whether one is real."""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone
from django.utils.crypto import constant_time_compare

from core.languages import language_for

from . import notifications
from .allocation import locked
from .choices import SessionStatus
from .models import (
    Attendance,
    Certificate,
    Participant,
    Registration,
    RegistrationBook,
    Session,
    TrainingPage,
)

# No letter or digit that looks like another one on paper.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 10
# Of a date over several days nobody learns at night.
LONGEST_DAY = timedelta(hours=8)
_NUMBER = re.compile(r"(\d{4})(\d{5,9})", re.ASCII)


@dataclass(frozen=True)
class Earned:
    """The dates somebody was at, and their length together."""

    sessions: list[Session]

    @property
    def minutes(self) -> int:
        return sum(minutes_of(session) for session in self.sessions)


@dataclass(frozen=True)
class Prospect:
    """One person of a training with what a certificate would say."""

    participant: Participant
    earned: Earned
    certificate: Certificate | None

    @property
    def is_new(self) -> bool:
        """Was there, has a name, and has no certificate yet."""
        return bool(self.earned.minutes and self.participant.name and not self.certificate)

    @property
    def is_outdated(self) -> bool:
        """A date became longer or shorter after the certificate was made."""
        return bool(self.certificate and self.certificate.minutes != self.earned.minutes)


def minutes_of(session: Session) -> int:
    """How long a date counts: from beginning to end, at most eight hours of each day of several."""
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    if start.date() == end.date():
        return int((session.ends_at - session.starts_at).total_seconds() // 60)
    total = timedelta()
    day = start
    while day < end:
        midnight = timezone.make_aware(datetime.combine(day.date() + timedelta(days=1), time.min))
        total += min(min(midnight, end) - day, LONGEST_DAY)
        day = midnight
    return int(total.total_seconds() // 60)


def earned_by(participant_ids: Iterable[int]) -> dict[int, Earned]:
    """What people earned so far; whoever was nowhere is not in it."""
    rows = (
        Attendance.objects.filter(participant__in=list(participant_ids), is_present=True)
        .exclude(session__status=SessionStatus.CANCELLED)
        .select_related("session")
        .order_by("session__starts_at", "session")
    )
    found: dict[int, Earned] = {}
    for row in rows:
        found.setdefault(row.participant_id, Earned([])).sessions.append(row.session)
    return found


def prospects(training: TrainingPage) -> list[Prospect]:
    """Everybody with a seat or a certificate, and what they earned."""
    people = list(
        Participant.objects.filter(registration__in=_registrations(training)).select_related(
            "certificate", "registration"
        )
    )
    earned = earned_by(person.pk for person in people)
    return [
        Prospect(person, earned.get(person.pk, Earned([])), getattr(person, "certificate", None))
        for person in people
    ]


def _registrations(training: TrainingPage):
    return Registration.objects.confirmed().filter(book__training=training, anonymised_at=None)


def due_books(training: TrainingPage, now: datetime | None = None) -> set[int]:
    """Certificates are made once the last date of what was booked has begun."""
    now = now or timezone.now()
    starts = dict(
        Session.objects.filter(training=training).taking_place().values_list("pk", "starts_at")
    )
    due = set()
    for book, session in RegistrationBook.objects.filter(training=training).values_list(
        "pk", "session"
    ):
        dates = [start for pk, start in starts.items() if session in (None, pk)]
        if dates and max(dates) <= now:
            due.add(book)
    return due


def issue(training: TrainingPage) -> int:
    """Makes the missing certificates and writes one mail for each registration.

    Returns how many are new. A second press of the button changes nothing.
    """
    due = due_books(training)
    waiting = {
        row.participant.registration_id: row.participant.registration
        for row in prospects(training)
        if row.participant.registration.book_id in due and (row.is_new or row.is_outdated)
    }
    return sum(_issue_for(registration) for registration in waiting.values())


def _issue_for(registration: Registration) -> int:
    with locked(registration.book_id):
        people = list(registration.participants.select_related("certificate"))
        _correct(people)
        earned = earned_by(person.pk for person in people)
        new = [
            Certificate.objects.create(
                participant=person,
                code=new_code(),
                language=language_for(registration.language).code,
                minutes=earned[person.pk].minutes,
            )
            for person in people
            if person.pk in earned and person.name and not hasattr(person, "certificate")
        ]
        if new:
            notifications.certificates_ready(registration, new[-1])
    return len(new)


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _position in range(CODE_LENGTH))


def correct(participant_ids: Iterable[int]) -> None:
    """After a correction of the sheet the certificates say what is true now."""
    people = Participant.objects.filter(pk__in=list(participant_ids)).select_related("certificate")
    _correct(people)


def _correct(people: Iterable[Participant]) -> None:
    certificates = [person.certificate for person in people if hasattr(person, "certificate")]
    earned = earned_by(certificate.participant_id for certificate in certificates)
    for certificate in certificates:
        known = earned.get(certificate.participant_id)
        minutes = known.minutes if known else 0
        if certificate.minutes != minutes:
            certificate.minutes = minutes
            certificate.save(update_fields=["minutes"])


def find(number: str, code: str) -> Certificate | None:
    """The certificate with this number and code, however they were typed."""
    parts = _NUMBER.fullmatch(_typed(number))
    if parts is None:
        return None
    certificate = (
        Certificate.objects.to_be_had()
        .filter(pk=int(parts[2]))
        .select_related("participant__registration__book__training")
        .first()
    )
    if certificate is None or not constant_time_compare(certificate.code, _typed(code)):
        return None
    return certificate if certificate.number.startswith(parts[1]) else None


def _typed(text: str) -> str:
    """Letters and digits only, in capitals; the digits of other scripts become 0–9."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in unicodedata.normalize("NFKC", text).upper()
        if letter.isalnum()
    )


def is_anonymised(certificate: Certificate) -> bool:
    """The name is deleted: the paper is gone, and what it says can still be checked."""
    return certificate.participant.registration.anonymised_at is not None
