"""Changes of published dates, and what people are told about them, for tests."""

from datetime import timedelta

from django.utils.formats import date_format

from outbox.models import OutboxMessage
from outbox.sender import send_due
from trainings.choices import SessionStatus
from trainings.models import TrainingPage

from .trainings import SessionFactory, noon_in


def publish(page: TrainingPage, *, only_draft: bool = False, number: int = 0, **facts) -> None:
    """Changes one date of a training as an editor does, and publishes it."""
    page = TrainingPage.objects.get(pk=page.pk)
    sessions = list(page.sessions.all())
    for name, value in facts.items():
        setattr(sessions[number], name, value)
    page.sessions = sessions
    revision = page.save_revision()
    if not only_draft:
        revision.publish()


def move(page: TrainingPage, days: int = 40, **facts) -> None:
    start = noon_in(days)
    publish(page, starts_at=start, ends_at=start + timedelta(hours=2), **facts)


def add_date(page: TrainingPage, days: int = 60, **facts) -> None:
    """An editor adds a date to a published training."""
    page = TrainingPage.objects.get(pk=page.pk)
    page.sessions = [*page.sessions.all(), SessionFactory(days=days, **facts)]
    page.save_revision().publish()


def call_off(page: TrainingPage, number: int = 0, **facts) -> None:
    publish(page, number=number, status=SessionStatus.CANCELLED, **facts)


def told(kind: str = "session_changed") -> list[str]:
    """Who got a mail of this kind, in order."""
    mails = OutboxMessage.objects.filter(kind=kind).order_by("pk")
    return [mail.recipient.partition("@")[0] for mail in mails]


def day(moment) -> str:
    return f"{date_format(moment, 'l')}, {date_format(moment, 'DATE_FORMAT')}"


def sent(kind: str) -> OutboxMessage:
    """The only mail of this kind, with the words it left with."""
    send_due()
    return OutboxMessage.objects.get(kind=kind)
