"""The calendar as a page: which dates, in which view, with which ways on."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .forms import VIEWS, CalendarFilter
from .listing import Entry, entries
from .models import TrainingIndexPage
from .months import Month
from .options import filter_options

PAGE_SIZE = 20


@dataclass(frozen=True)
class GridEvent:
    """A date in a cell of the month."""

    title: str
    url: str
    time: str
    lang: str


@dataclass(frozen=True)
class Day:
    """A cell of the month."""

    date: date
    in_month: bool
    is_today: bool
    events: list[GridEvent] = field(default_factory=list)


@dataclass(frozen=True)
class Way:
    """A link to another view or month."""

    title: str
    url: str
    is_current: bool = False


def calendar_context(page: TrainingIndexPage, request) -> dict:
    """What the template of the calendar needs."""
    filters = CalendarFilter(request.GET, options=filter_options(request))
    is_valid = filters.is_valid()
    sessions = filters.narrow(page.sessions).with_place().with_seats()
    context = {
        "form": filters,
        "view": filters.view,
        "views": _views(filters),
        "reset_url": request.path if filters.is_narrowed or not is_valid else "",
        "calendar_file_url": _address(f"{request.path}kalender.ics", filters.chosen()),
        "is_noindex": bool(request.GET),
    }
    if filters.view == "monat":
        return context | _month_view(sessions, filters)
    return context | _list_view(sessions, filters, request)


def _views(filters: CalendarFilter) -> list[Way]:
    ways = []
    for name, title in VIEWS:
        query = filters.chosen() | ({} if name == "liste" else {"ansicht": name})
        ways.append(Way(str(title), _address("", query) or "?", name == filters.view))
    return ways


def _address(path: str, query: dict[str, str]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _list_view(sessions, filters: CalendarFilter, request) -> dict:
    query = filters.chosen()
    if filters.view == "archiv":
        sessions = sessions.past().last_of_each_whole().order_by("-starts_at", "-pk")
        query |= {"ansicht": "archiv"}
    else:
        sessions = sessions.not_past().first_of_each_whole().order_by("starts_at", "pk")
    try:
        page_obj = Paginator(sessions, PAGE_SIZE).page(request.GET.get("seite", 1))
    except (EmptyPage, PageNotAnInteger, OverflowError) as error:
        raise Http404("Diese Seite der Liste gibt es nicht.") from error
    return {"entries": entries(page_obj), "page_obj": page_obj, "query": urlencode(query)}


def _month_view(sessions, filters: CalendarFilter) -> dict:
    month = filters.month
    found = entries(sessions.between(*month.span()).order_by("starts_at", "pk"))
    before, after = month.neighbours
    return {
        "month": month,
        "caption": date_format(month.first_day, "YEAR_MONTH_FORMAT"),
        "weekdays": [WEEKDAYS[number] for number in range(7)],
        "weeks": _weeks(month, found),
        "has_entries": bool(found),
        "before": before and _month_way(before, filters),
        "after": after and _month_way(after, filters),
    }


def _month_way(month: Month, filters: CalendarFilter) -> Way:
    query = filters.chosen() | {"ansicht": "monat", "monat": str(month)}
    return Way(date_format(month.first_day, "YEAR_MONTH_FORMAT"), _address("", query))


def _weeks(month: Month, found: list[Entry]) -> list[list[Day]]:
    today = timezone.localdate()
    events: dict[date, list[GridEvent]] = {}
    for entry in found:
        for day in _days(entry):
            events.setdefault(day, []).append(_grid_event(entry, day))
    return [
        [
            Day(
                day,
                in_month=day.month == month.number,
                is_today=day == today,
                events=events.get(day, []) if day.month == month.number else [],
            )
            for day in week
        ]
        for week in month.weeks
    ]


def _days(entry: Entry) -> list[date]:
    """Every day the date covers; one that ends at midnight ends the day before."""
    first = entry.starts_at.date()
    last = (entry.ends_at - timedelta(microseconds=1)).date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _grid_event(entry: Entry, day: date) -> GridEvent:
    time = ""
    if day == entry.starts_at.date():
        time = gettext("%(time)s Uhr") % {"time": f"{entry.starts_at:%H:%M}"}
    title = _("Abgesagt: %(title)s") % {"title": entry.title} if entry.is_cancelled else entry.title
    return GridEvent(title, entry.url, time, entry.lang)
