"""What the sample says about one training."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from trainings.choices import BookingMode, SessionStatus, TeachingLanguage

from ..body import Block

SUNDAY = 6
HOLIDAYS = {
    (1, 1),
    (6, 1),
    (1, 5),
    (15, 8),
    (3, 10),
    (1, 11),
    (24, 12),
    (25, 12),
    (26, 12),
    (31, 12),
}


class Venue(NamedTuple):
    """A place where trainings are held; `municipality` is its slug."""

    name: str
    street: str
    postcode: str
    municipality: str
    directions: str = ""


OFFICE_HALL = Venue(
    "Landratsamt, großer Sitzungssaal",
    "Musterplatz 1",
    "87527",
    "sonthofen",
    "Fünf Minuten zu Fuß vom Bahnhof; Aufzug im Hof.",
)
PARISH_HALL = Venue("Pfarrheim", "Musterstraße 4", "87452", "altusried", "Parkplätze am Friedhof.")
LAKE_HOUSE = Venue(
    "Haus am See", "Musterufer 2", "87509", "immenstadt", "Zehn Minuten vom Bahnhof."
)
LIBRARY = Venue("Bücherei", "Beispielstraße 2", "87497", "wertach", "Eingang neben dem Rathaus.")
MEETING_HOUSE = Venue("Haus der Begegnung", "Musterstraße 30", "87561", "oberstdorf")
CLUB_HOUSE = Venue("Haus der Vereine", "Beispielplatz 3", "87463", "dietmannsried")


class Day(NamedTuple):
    """One date: so many days from today, from … to; without a venue it is online."""

    days: int
    begins: time
    ends: time
    venue: Venue | None = None
    status: str = SessionStatus.SCHEDULED
    note: str = ""


class Slot(NamedTuple):
    """A date with its moment in the calendar."""

    day: Day
    starts_at: datetime
    ends_at: datetime


def _is_free(day: date) -> bool:
    """Whether nobody teaches: on Sundays, and on holidays with a fixed date."""
    return day.weekday() == SUNDAY or (day.day, day.month) in HOLIDAYS


def _local(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, tzinfo=timezone.get_default_timezone())


class Seats(NamedTuple):
    """Seats and waiting list of one bookable unit."""

    capacity: int
    taken: int
    waiting_capacity: int = 10
    waiting: int = 0


@dataclass(frozen=True)
class Training:
    """One training; `seats` has one entry, or one for each date of a series."""

    slug: str
    title: str
    summary: str
    body: tuple[Block, ...]
    days: tuple[Day, ...]
    seats: tuple[Seats, ...]
    goals: str
    target_group: str
    trainers: str
    topics: tuple[str, ...]
    programme: str = ""
    image: str = ""
    image_alt: str = ""
    teaching_language: str = TeachingLanguage.GERMAN
    cost: str = ""
    mode: str = BookingMode.WHOLE
    contact: str = "schulungen"
    circles: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    wheelchair: bool = True
    induction_loop: bool = False
    childcare: bool = False
    interpreter: bool = False
    access_note: str = ""
    opens_in_days: int | None = None
    closes_days_before: int | None = None
    is_translated: bool = False

    def slots(self) -> list[Slot]:
        """The dates as they fall today, each on a day of its own."""
        slots: list[Slot] = []
        for day in self.days:
            on = timezone.localdate() + timedelta(days=day.days)
            if slots:
                on = max(on, timezone.localdate(slots[-1].starts_at) + timedelta(days=1))
            while _is_free(on):
                on += timedelta(days=1)
            slots.append(Slot(day, _local(on, day.begins), _local(on, day.ends)))
        return slots

    def moment_in_days(self, days: int) -> datetime:
        return _local(timezone.localdate() + timedelta(days=days), time(8))
