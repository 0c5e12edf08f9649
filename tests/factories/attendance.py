"""Makes trainings that are over, and who was there, for tests."""

from datetime import timedelta

from django.utils import timezone

from trainings import certificates
from trainings.attendance import mark
from trainings.models import (
    Attendance,
    Certificate,
    Participant,
    Registration,
    Session,
    TrainingPage,
)

from .core import UserFactory
from .trainings import SessionFactory, TrainingPageFactory, noon_in


def training_with_dates(*days: int, **fields) -> TrainingPage:
    """A training with a date of two hours at noon in so many days each, open for registration.

    `moved_into_the_past` lets it happen.
    """
    fields.setdefault("title", "Asylrecht für Ehrenamtliche")
    return TrainingPageFactory(sessions=[SessionFactory(days=number) for number in days], **fields)


def moved_into_the_past(training: TrainingPage, *days: int) -> list[Session]:
    """Its dates lie so many days back now (0 is today); returns them in order."""
    sessions = list(Session.objects.filter(training=training).order_by("starts_at"))
    for session, number in zip(sessions, days, strict=True):
        start = noon_in(-number) if number else timezone.now() - timedelta(minutes=5)
        Session.objects.filter(pk=session.pk).update(
            starts_at=start, ends_at=start + timedelta(hours=2)
        )
    return list(Session.objects.filter(training=training).order_by("starts_at"))


def people_of(registration: Registration) -> list[Participant]:
    return list(registration.participants.order_by("position"))


def was_at(session: Session, *registrations: Registration, is_present: bool = True) -> None:
    """Enters everybody of these registrations as there (or not)."""
    people = Participant.objects.filter(registration__in=registrations)
    mark(session, {person.pk: is_present for person in people}, UserFactory())


def marks_of(session: Session) -> dict[str, bool]:
    """What the sheet says, by first name."""
    rows = Attendance.objects.filter(session=session).select_related("participant")
    return {row.participant.given_name: row.is_present for row in rows}


def certificate_of(registration: Registration) -> Certificate:
    return Certificate.objects.of(registration).get()


def issued(training: TrainingPage, registration: Registration, number_of_dates=2) -> Certificate:
    """The training of two dates is over, the person was at the first ones and has the paper."""
    for session in moved_into_the_past(training, 2, 1)[:number_of_dates]:
        was_at(session, registration)
    certificates.issue(training)
    return certificate_of(registration)


def anonymise(registration: Registration) -> None:
    """What is deleted once the period is over, as far as certificates see it."""
    Participant.objects.filter(registration=registration).update(given_name="", family_name="")
    Registration.objects.filter(pk=registration.pk).update(anonymised_at=timezone.now(), email="")
