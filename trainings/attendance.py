"""Who is expected at a date, and who was there."""

import unicodedata
from datetime import datetime

from django.utils import timezone

from core.models import User

from . import certificates
from .allocation import locked
from .models import Attendance, Participant, Registration, Session


def expected(session: Session) -> list[Participant]:
    """The people with a seat for a date by family name; `is_present` is what was entered."""
    people = Participant.objects.filter(
        registration__in=Registration.objects.coming_to(session),
        registration__anonymised_at=None,
    ).select_related("registration__circle")
    marks = dict(
        Attendance.objects.filter(session=session).values_list("participant", "is_present")
    )
    for person in people:
        person.is_present = marks.get(person.pk)
    return sorted(people, key=_by_family_name)


def _by_family_name(person: Participant) -> tuple[str, str, int]:
    return _letters(person.family_name), _letters(person.given_name), person.pk


def _letters(name: str) -> str:
    """ "Ö" is sorted as "O" (DIN 5007)."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def may_be_marked(session: Session, now: datetime | None = None) -> bool:
    """From the morning of its day, unless it is cancelled."""
    today = timezone.localdate(now or timezone.now())
    return not session.is_cancelled and today >= timezone.localdate(session.starts_at)


def mark(session: Session, marks: dict[int, bool], user: User) -> int:
    """Enters who was there (participant's number: yes or no); returns how many changed.

    Whoever is not named stays as entered before, and so does who and when of an equal mark.
    Certificates that exist already follow.
    """
    changed = 0
    registrations = Registration.objects.coming_to(session).filter(participants__in=marks)
    for book_id in sorted(set(registrations.values_list("book", flat=True))):
        with locked(book_id):
            people = Participant.objects.filter(
                registration__in=Registration.objects.coming_to(session).filter(book=book_id),
                pk__in=marks,
            )
            changed += _write(session, {person.pk: marks[person.pk] for person in people}, user)
    return changed


def _write(session: Session, marks: dict[int, bool], user: User) -> int:
    known = dict(
        Attendance.objects.filter(session=session, participant__in=marks).values_list(
            "participant", "is_present"
        )
    )
    now = timezone.now()
    rows = [
        Attendance(
            participant_id=person,
            session=session,
            is_present=is_present,
            marked_at=now,
            marked_by=user,
        )
        for person, is_present in marks.items()
        if known.get(person) is not is_present
    ]
    Attendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["participant", "session"],
        update_fields=["is_present", "marked_at", "marked_by"],
    )
    certificates.correct([row.participant_id for row in rows])
    return len(rows)
