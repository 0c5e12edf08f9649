"""Dates as a reader sees them in a list: title in their language, place, seats."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext, ngettext

from core.reading import in_language

from .models import Session, TrainingPage
from .models.seats import Seats, seats_of, span_of


@dataclass(frozen=True)
class Badge:
    """A short mark beside a title."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of the calendar; field names as the component event_item takes them."""

    title: str
    url: str
    lang: str
    text: str
    place: str
    starts_at: datetime
    ends_at: datetime
    is_cancelled: bool
    badges: list[Badge] = field(default_factory=list)

    @property
    def month(self) -> date:
        return self.starts_at.date().replace(day=1)


def entries(sessions: Iterable[Session]) -> list[Entry]:
    """The dates in the language of the reader, in the order given.

    They come from `with_place().with_seats()`.
    """
    found = list(sessions)
    trainings = {session.training_id: session.training for session in found}
    readings = {page.source.pk: page for page in in_language(trainings.values())}
    now = timezone.now()
    return [_entry(session, readings[session.training_id], now) for session in found]


def _entry(session: Session, reading: TrainingPage, now: datetime) -> Entry:
    return Entry(
        title=reading.title,
        url=reading.reading_url,
        lang=reading.reading_lang,
        text=reading.summary,
        place=session.place,
        starts_at=timezone.localtime(session.starts_at),
        ends_at=timezone.localtime(session.ends_at),
        is_cancelled=session.is_cancelled,
        badges=_badges(session, now),
    )


def _badges(session: Session, now: datetime) -> list[Badge]:
    badges = []
    if session.is_cancelled:
        badges.append(Badge(gettext("abgesagt"), "danger"))
    elif session.is_moved:
        badges.append(Badge(gettext("verlegt"), "warning"))
    count = session.number_of_dates
    if count > 1:
        text = ngettext("%(count)s Termin", "%(count)s Termine", count)
        badges.append(Badge(text % {"count": count}))
    state = None if session.is_cancelled else _seats(session, now)
    if state and state.text:
        badges.append(Badge(state.text, state.kind))
    return badges


def _seats(session: Session, now: datetime) -> Seats | None:
    """The seats of the training, or of the date where each is booked by itself."""
    if session.training.is_whole:
        return seats_of(session.whole_book, session.whole_span, now)
    return seats_of(session.own_book, span_of([session]), now)


def next_sessions(limit: int) -> list[Entry]:
    """The next dates that take place, for the home page; one of each training booked whole."""
    readable = TrainingPage.objects.readable()
    sessions = Session.objects.of(readable).upcoming().taking_place().first_of_each_whole()
    return entries(sessions.with_place().with_seats()[:limit])
