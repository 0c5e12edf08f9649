"""Tells people what changed about their dates, also when a process dies in between.

A change of a published date leaves a row (`SessionChange`) in the transaction that publishes
it. `run_due` finds the rows nobody was told of, writes the mails one by one (each has a key,
so a second run writes none twice) and marks the rows when all are written.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.utils import timezone

from . import notifications
from .choices import RegistrationState, SessionStatus
from .desk import cancel_all
from .letters import change
from .models import (
    Registration,
    RegistrationBook,
    RegistrationQuerySet,
    Session,
    SessionChange,
)
from .models.sessions import CALENDAR_FACTS

# A seat confirmed while the page was being published may still have been told the old date.
OVERLAP = timedelta(minutes=1)

Difference = tuple[str, Any, Any]


def tell_changes(now: datetime | None = None) -> int:
    """Tells whoever comes what changed since they were last told; returns how many mails."""
    now = now or timezone.now()
    untold = SessionChange.objects.filter(told_at=None).order_by()
    sessions = Session.objects.select_related("municipality")
    changed = sessions.filter(pk__in=untold.values("session")).order_by("pk")
    return sum(_tell(session, now) for session in changed)


def who_will_be_told(training_id: int, now: datetime | None = None) -> RegistrationQuerySet:
    """Whom `tell_changes` will write to or, without an address, the office has to call."""
    now = now or timezone.now()
    untold = SessionChange.objects.filter(session__training=training_id, told_at=None).order_by()
    sessions = Session.objects.select_related("municipality")
    concerned: set[int] = set()
    for session in sessions.filter(pk__in=untold.values("session")):
        if plan := _plan(session, _untold(session), now):
            concerned |= {registration.pk for registration, _before in plan.news}
            everybody = Registration.objects.active().filter(book__in=plan.called_off)
            everybody = everybody.exclude(state=RegistrationState.UNVERIFIED)
            concerned |= set(everybody.values_list("pk", flat=True))
    return Registration.objects.filter(pk__in=concerned)


@dataclass(frozen=True)
class Plan:
    """What follows from the changes of a date: books that are called off, and who has news.

    With each of them stands the date as the person knows it: as it was before, or not at all.
    """

    called_off: list[RegistrationBook] = field(default_factory=list)
    news: list[tuple[Registration, dict[str, Any]]] = field(default_factory=list)


def _plan(session: Session, changes: list[SessionChange], now: datetime) -> Plan | None:
    """None while nothing can be said: moved into the past is a slip that is put right."""
    if not changes or _is_archive(session, changes[0], now):
        return Plan()
    if session.is_cancelled:
        if changes[0].before.get("status") == SessionStatus.CANCELLED:
            return Plan()
        if empty := _books_without_dates(session):
            return Plan(called_off=empty)
    elif session.ends_at <= now:
        return None
    known = _who_comes(session, changes)
    return Plan(news=[(row, before) for row, before in known if _is_news(session, before)])


def _untold(session: Session) -> list[SessionChange]:
    return list(session.changes.filter(told_at=None))


def _tell(session: Session, now: datetime) -> int:
    changes = _untold(session)
    # Only now: a change that comes after these rows were read stays untold.
    session = Session.objects.select_related("municipality").get(pk=session.pk)
    plan = _plan(session, changes, now)
    if plan is None:
        return 0
    # A note that stood there before ("Bitte Hausschuhe mitbringen") is no reason.
    reason = session.note if changes and session.note != changes[0].before.get("note") else ""
    told = sum(cancel_all(book, "clock", reason) for book in plan.called_off)
    for registration, before in plan.news:
        if before:
            notifications.session_changed(registration, session, differences(before, session))
        else:
            notifications.session_added(registration, session)
    SessionChange.objects.filter(pk__in=[row.pk for row in changes]).update(told_at=now)
    return told + len(plan.news)


def _is_archive(session: Session, first: SessionChange, now: datetime) -> bool:
    """Who puts in order what is over writes to nobody."""
    if first.before:
        return Session._meta.get_field("ends_at").to_python(first.before["ends_at"]) <= now
    return not Session.objects.filter(training=session.training_id).not_past(now).exists()


def _books_without_dates(session: Session) -> list[RegistrationBook]:
    """The books of this date of which nothing takes place."""
    unit = Q(session=session) | Q(session=None, training=session.training_id)
    books = RegistrationBook.objects.filter(unit)
    return [book for book in books if all(row.is_cancelled for row in book.sessions())]


def _who_comes(
    session: Session, changes: list[SessionChange]
) -> Iterator[tuple[Registration, dict[str, Any]]]:
    """Everybody with a seat, and the date as they know it: as it was before, or not at all."""
    last = changes[-1].happened_at + OVERLAP
    recipients = Registration.objects.coming_to(session).filter(changed_at__lte=last)
    for registration in recipients.order_by("pk"):
        known = next(row for row in changes if registration.changed_at <= row.happened_at + OVERLAP)
        yield registration, known.before


def _is_news(session: Session, before: dict[str, Any]) -> bool:
    if not before:
        return not session.is_cancelled
    found = differences(before, session)
    return bool(found) and _matters(session, found)


def _matters(session: Session, found: list[Difference]) -> bool:
    """Something a person can see: not so when it was moved back before anybody was told."""
    news = change(session, found)
    is_or_was_off = SessionStatus.CANCELLED in (news["before"].status, news["after"].status)
    return is_or_was_off or any(news[f"has_new_{fact}"] for fact in ("time", "place", "link"))


def differences(before: dict[str, Any], after: Session) -> list[Difference]:
    """What of a date is not as it was: (field, before, after), as JSON has them."""
    facts = json.dumps(
        {name: getattr(after, name) for name in CALENDAR_FACTS}, cls=DjangoJSONEncoder
    )
    return [
        (name, before[name], value)
        for name, value in json.loads(facts).items()
        if before[name] != value
    ]
