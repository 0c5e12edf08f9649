"""What happens by itself when time passes; `run_due` calls it, twice at once does no harm."""

from datetime import datetime, timedelta

from django.utils import timezone

from . import notifications
from .allocation import locked, move
from .choices import RegistrationState
from .models import Registration, RegistrationBook, Session
from .models.terms import CONFIRM_LIFE
from .registration import fresh, promote_and_tell

REMINDER_DAYS = (7, 1)


def expire_unverified(now: datetime | None = None) -> int:
    """Addresses that nobody confirmed within 24 hours; no mail."""
    now = now or timezone.now()
    late = Registration.objects.filter(
        state=RegistrationState.UNVERIFIED, created_at__lt=now - CONFIRM_LIFE
    )
    return sum(
        _expire(registration, RegistrationState.UNVERIFIED, lambda r: True) for registration in late
    )


def expire_offers(now: datetime | None = None) -> int:
    """Offers that nobody answered: the seat goes to the next in the same transaction."""
    now = now or timezone.now()
    late = Registration.objects.filter(state=RegistrationState.OFFERED, offered_until__lte=now)
    return sum(
        _expire(registration, RegistrationState.OFFERED, lambda r: r.offered_until <= now)
        for registration in late
    )


def _expire(registration: Registration, state: str, is_late) -> int:
    with locked(registration.book_id) as book:
        registration = fresh(registration)
        if registration.state != state or not is_late(registration):
            return 0
        move(book, registration, RegistrationState.EXPIRED, "clock")
        if state == RegistrationState.OFFERED:
            notifications.offer_expired(registration)
            promote_and_tell(book)
    return 1


def fill_free_seats(now: datetime | None = None) -> int:
    """Books with free seats and people waiting, for example when a reservation ended."""
    now = now or timezone.now()
    moved = 0
    for pk in RegistrationBook.objects.with_queue_and_seats(now).values_list("pk", flat=True):
        with locked(pk) as book:
            moved += len(promote_and_tell(book, now))
    return moved


def write_reminders(now: datetime | None = None) -> int:
    """Reminders seven days and one day before a date, to those who come."""
    now = now or timezone.now()
    near = Session.objects.taking_place().filter(
        starts_at__gt=now, starts_at__lte=now + timedelta(days=max(REMINDER_DAYS))
    )
    return sum(_remind(session, now) for session in near)


def _remind(session: Session, now: datetime) -> int:
    days = min(d for d in REMINDER_DAYS if session.starts_at <= now + timedelta(days=d))
    due_since = session.starts_at - timedelta(days=days)
    if session.changes.filter(happened_at__gt=due_since).exists():
        return 0  # The mail about the change, just now, is the reminder.
    # Registered later than that, and the confirmation is the reminder.
    coming = Registration.objects.coming_to(session).filter(changed_at__lte=due_since)
    due = list(notifications.without_reminder(coming.exclude(email=""), session, days))
    for registration in due:
        notifications.reminder(registration, session, days)
    return len(due)
