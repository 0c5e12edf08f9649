"""The statistics of a year: numbers, a chart with its table, and all of it as a file."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import localize
from django.views.decorators.http import require_safe

from ..charts import bar_chart
from ..exports import log_export
from ..models import TrainingIndexPage
from ..spreadsheets import as_csv
from ..statistics import Line, Year, year_in_numbers, years
from .desk_frame import crumbs, may_see

EARLIEST, LATEST = 2000, 2100
HEADER = ["Bereich", "Eintrag", "Kennzahl", "Wert"]
OF_A_MONTH = {"Termine": "sessions", "Stunden": "hours", "Teilnahmen": "present"}
OF_A_CIRCLE = {"Anmeldungen": "registrations", "Plätze": "people", "Teilnehmende": "present"}


@may_see
@require_safe
def statistics(request: HttpRequest) -> HttpResponseBase:
    """One year; with `format=csv` as a file."""
    year = year_in_numbers(_chosen_year(request))
    if request.GET.get("format") == "csv":
        return _file(request, year)
    context = {
        "year": year,
        "years": years(),
        "overview": overview(year),
        "chart": bar_chart((line.name[:3], line.present) for line in year.months),
        "has_presence": any(line.present for line in year.months),
        "breadcrumbs_items": crumbs(label=f"Schulungen {year.number} in Zahlen"),
        "header_title": f"Schulungen {year.number} in Zahlen",
        "header_icon": "table",
    }
    return TemplateResponse(request, "trainings/admin/statistics.html", context)


def _file(request: HttpRequest, year: Year) -> FileResponse:
    """All numbers, and a line in the history of the calendar."""
    file = as_csv(HEADER, rows(year))
    calendars = TrainingIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    for calendar in calendars:
        log_export(request.user, calendar, f"Schulungen {year.number} in Zahlen (CSV)")
    name = f"schulungen-{year.number}.csv"
    response = FileResponse(file, as_attachment=True, filename=name)
    response["Content-Type"] = "text/csv; charset=utf-8"
    return response


def _chosen_year(request: HttpRequest) -> int:
    this_year = timezone.localdate().year
    text = request.GET.get("jahr", "")
    if not text:
        return this_year
    if text.isascii() and text.isdigit() and len(text) == 4 and EARLIEST <= int(text) <= LATEST:
        return int(text)
    messages.warning(
        request, f"Dieses Jahr gibt es in der Statistik nicht. Sie sehen das Jahr {this_year}."
    )
    return this_year


def overview(year: Year) -> list[tuple[str, str, str]]:
    """Name, value and an explanation of each number of the year."""
    percent = year.no_show_percent
    return [
        ("Schulungen", _number(year.trainings), "mit einem Termin, der nicht abgesagt ist"),
        ("Termine", _number(year.sessions), f"dazu {year.cancelled_sessions} abgesagt"),
        ("Stunden", _number(year.hours), "Dauer aller Termine"),
        ("Anmeldungen", _number(year.registrations), f"davon {year.refused} ohne Platz abgelehnt"),
        ("Vergebene Plätze", _number(year.people), "in bestätigten Anmeldungen"),
        (
            "Teilnehmende",
            _number(year.participants),
            f"waren da; eingetragen für {year.noted_sessions} von {year.sessions} Terminen",
        ),
        (
            "Nicht erschienen",
            "–" if percent is None else f"{_number(percent)} %",
            f"{year.absent} von {year.present + year.absent} eingetragenen Teilnahmen",
        ),
        (
            "Auf der Warteliste",
            _number(year.waited),
            f"Anmeldungen; {year.moved_up} bekamen später einen Platz",
        ),
    ]


def rows(year: Year) -> Iterator[list[str]]:
    """Everything the page shows, one number in each line."""
    for name, value, _explanation in overview(year):
        yield ["Übersicht", str(year.number), name, value]
    yield from _rows("Monat", year.months, OF_A_MONTH)
    yield from _rows("Helferkreis", year.circles, OF_A_CIRCLE)
    yield from _rows("Gemeinde", year.places, OF_A_MONTH)


def _rows(part: str, lines: list[Line], numbers: dict[str, str]) -> Iterator[list[str]]:
    for line in lines:
        for label, attribute in numbers.items():
            yield [part, line.name, label, _number(getattr(line, attribute))]


def _number(value: float) -> str:
    """As Germans write it, also in the file: spreadsheets here read it so."""
    whole = int(value) if value == int(value) else value
    return str(localize(whole, use_l10n=True))
