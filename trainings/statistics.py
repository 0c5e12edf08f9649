"""A year of trainings in numbers; counted by the database, also when nobody has a name any more."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, DurationField, F, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear
from django.utils import timezone
from django.utils.dates import MONTHS

from .choices import RegistrationState, SessionStatus
from .models import Attendance, Registration, RegistrationBook, RegistrationEvent, Session

TAKES_PLACE = ~Q(status=SessionStatus.CANCELLED)
HAS_SEAT = Q(state=RegistrationState.CONFIRMED)
LENGTH = Sum(F("ends_at") - F("starts_at"), output_field=DurationField())
ONLINE, NOWHERE, NO_CIRCLE = "Online", "ohne Gemeinde", "ohne Helferkreis"


@dataclass
class Line:
    """One line of a table: a month, a circle or a municipality."""

    name: str
    sessions: int = 0
    hours: float = 0
    registrations: int = 0
    people: int = 0
    present: int = 0


@dataclass
class Year:
    """What the office did in a year; a registration counts where its first date lies."""

    number: int
    trainings: int = 0
    sessions: int = 0
    cancelled_sessions: int = 0
    noted_sessions: int = 0
    hours: float = 0
    registrations: int = 0
    people: int = 0
    participants: int = 0
    present: int = 0
    absent: int = 0
    waited: int = 0
    moved_up: int = 0
    refused: int = 0
    months: list[Line] = field(default_factory=list)
    circles: list[Line] = field(default_factory=list)
    places: list[Line] = field(default_factory=list)

    @property
    def no_show_percent(self) -> float | None:
        """How many of those with a noted date did not come; None while nothing is noted."""
        noted = self.present + self.absent
        return round(100 * self.absent / noted, 1) if noted else None


def year_in_numbers(number: int) -> Year:
    """The same few queries for ten trainings as for ten thousand."""
    first, after = span_of_year(number)
    sessions = _published_sessions().filter(starts_at__gte=first, starts_at__lt=after)
    attendances = Attendance.objects.order_by().filter(session__in=sessions)
    registrations = _registrations(first, after)
    year = Year(number)
    vars(year).update(_totals(sessions, attendances, registrations))
    vars(year).update(_demand(registrations))
    year.months = _months(sessions, attendances)
    year.circles = _circles(registrations, attendances)
    year.places = _places(sessions, attendances)
    return year


def span_of_year(number: int) -> tuple[datetime, datetime]:
    """From the first moment of the year to that of the next, local time."""
    zone = timezone.get_default_timezone()
    return datetime(number, 1, 1, tzinfo=zone), datetime(number + 1, 1, 1, tzinfo=zone)


def years() -> list[int]:
    """Every year that has a date, and this one; newest first."""
    local = ExtractYear("starts_at", tzinfo=timezone.get_default_timezone())
    found = _published_sessions().annotate(year=local).values_list("year", flat=True)
    return sorted({*found.distinct(), timezone.localdate().year}, reverse=True)


def _published_sessions() -> QuerySet[Session]:
    """Drafts that nobody ever saw are not what the office did."""
    return Session.objects.order_by().filter(training__first_published_at__isnull=False)


def _registrations(first: datetime, after: datetime) -> QuerySet[Registration]:
    """Those that asked for a seat in what begins within the span."""
    dates = Session.objects.order_by().filter(training=OuterRef("training")).values("training")
    start = Coalesce("session__starts_at", Subquery(dates.annotate(m=Min("starts_at")).values("m")))
    books = RegistrationBook.objects.annotate(begins_at=start)
    books = books.filter(begins_at__gte=first, begins_at__lt=after)
    # Only who confirmed the address got a number.
    return Registration.objects.order_by().filter(
        book__in=books.values("pk"), sequence__isnull=False
    )


def _totals(sessions: QuerySet, attendances: QuerySet, registrations: QuerySet) -> dict[str, Any]:
    dates = sessions.aggregate(
        trainings=Count("training", filter=TAKES_PLACE, distinct=True),
        sessions=Count("pk", filter=TAKES_PLACE),
        cancelled_sessions=Count("pk", filter=~TAKES_PLACE),
    )
    length = sessions.filter(TAKES_PLACE).aggregate(length=LENGTH)["length"]
    came = attendances.aggregate(
        present=Count("pk", filter=Q(is_present=True)),
        absent=Count("pk", filter=Q(is_present=False)),
        participants=Count("participant", filter=Q(is_present=True), distinct=True),
        noted_sessions=Count("session", distinct=True),
    )
    asked = registrations.aggregate(
        registrations=Count("pk"),
        people=Coalesce(Sum("seats", filter=HAS_SEAT), 0),
        refused=Count("pk", filter=Q(state=RegistrationState.REJECTED)),
    )
    return {**dates, **came, **asked, "hours": _hours(length)}


def _demand(registrations: QuerySet) -> dict[str, int]:
    """How many wanted more seats than there were: the log knows who ever waited."""
    waiting = RegistrationEvent.objects.order_by().filter(to_state=RegistrationState.WAITING)
    waited = registrations.filter(pk__in=waiting.values("registration"))
    return waited.aggregate(waited=Count("pk"), moved_up=Count("pk", filter=HAS_SEAT))


def _months(sessions: QuerySet, attendances: QuerySet) -> list[Line]:
    zone = timezone.get_default_timezone()
    lines = {number: Line(str(MONTHS[number])) for number in range(1, 13)}
    by_month = sessions.filter(TAKES_PLACE).annotate(month=ExtractMonth("starts_at", tzinfo=zone))
    for row in by_month.values("month").annotate(number=Count("pk"), length=LENGTH):
        lines[row["month"]].sessions = row["number"]
        lines[row["month"]].hours = _hours(row["length"])
    came = attendances.filter(is_present=True)
    came = came.annotate(month=ExtractMonth("session__starts_at", tzinfo=zone))
    for row in came.values("month").annotate(number=Count("pk")):
        lines[row["month"]].present = row["number"]
    return list(lines.values())


def _circles(registrations: QuerySet, attendances: QuerySet) -> list[Line]:
    lines: dict[str, Line] = {}
    asked = registrations.values(name=F("circle__title")).annotate(
        number=Count("pk"), people=Coalesce(Sum("seats", filter=HAS_SEAT), 0)
    )
    for row in asked:
        line = _line(lines, row["name"] or NO_CIRCLE)
        line.registrations += row["number"]
        line.people += row["people"]
    came = attendances.filter(is_present=True)
    came = came.values(name=F("participant__registration__circle__title"))
    for row in came.annotate(number=Count("participant", distinct=True)):
        _line(lines, row["name"] or NO_CIRCLE).present += row["number"]
    return _sorted(lines.values(), last={NO_CIRCLE})


def _places(sessions: QuerySet, attendances: QuerySet) -> list[Line]:
    lines: dict[str, Line] = {}
    held = sessions.filter(TAKES_PLACE).values("is_online", name=F("municipality__name"))
    for row in held.annotate(number=Count("pk"), length=LENGTH):
        line = _line(lines, _place(row))
        line.sessions += row["number"]
        line.hours = round(line.hours + _hours(row["length"]), 1)
    came = attendances.filter(is_present=True).values(
        is_online=F("session__is_online"), name=F("session__municipality__name")
    )
    for row in came.annotate(number=Count("pk")):
        _line(lines, _place(row)).present += row["number"]
    return _sorted(lines.values(), last={ONLINE, NOWHERE})


def _place(row: dict) -> str:
    return ONLINE if row["is_online"] else row["name"] or NOWHERE


def _line(lines: dict[str, Line], name: str) -> Line:
    return lines.setdefault(name, Line(name))


def _sorted(lines: Iterable[Line], last: set[str]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.name in last, line.name.casefold()))


def _hours(length: timedelta | None) -> float:
    return round(length.total_seconds() / 3600, 1) if length else 0
