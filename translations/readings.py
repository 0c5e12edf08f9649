"""Counts how often pages are read in each language, without knowing by whom.

A view is a number in the memory of the process. Once a minute a thread of its own adds the numbers
to the database with one statement; no reader waits for it, and what a kill takes along is lost.
Why it may be so: docs/decisions/reading-counts.md.
"""

import logging
import re
from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta
from threading import Lock, Timer
from uuid import UUID

from django.conf import settings
from django.db import connection, connections
from django.db.models import Case, F, FloatField, OuterRef, QuerySet, Subquery, Sum, When
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page

from .facts import Place
from .models import ReadingCount

logger = logging.getLogger(__name__)

PERIOD = timedelta(days=28)
KEPT_FOR = timedelta(days=396)  # 13 months.
MOST_AT_ONCE = 500
_FIRST_DAY = date(2024, 1, 1)

# A person's browser calls itself Mozilla. Robots may too, but the honest ones say what they are.
# (Cubot makes telephones.)
_BROWSER = re.compile(r"(Mozilla|Opera)/")
_ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|scan|check|monitor|fetch|preview|archive|headless|lighthouse"
    r"|facebookexternalhit|https?:|@",
    re.IGNORECASE,
)

_lock = Lock()
_waiting: Counter[Place] = Counter()
_timer: Timer | None = None


class CountReadings:
    """Counts each page that somebody without an account was shown."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if page := _page_read(request, response):
            count(page.translation_key, request.LANGUAGE_CODE)
        return response


def _page_read(request: HttpRequest, response: HttpResponse) -> Page | None:
    """The page of the tree that was shown; None for whatever is no reading."""
    # Public pages have no session, and nobody looks into it here: only staff have such a cookie.
    if (
        request.method != "GET"
        or response.status_code != 200
        or not response.get("Content-Type", "").startswith("text/html")
        or settings.SESSION_COOKIE_NAME in request.COOKIES
        or "Sec-Purpose" in request.headers  # A browser that fetches what may be opened next.
        or not _is_of_a_person(request.headers.get("User-Agent", ""))
    ):
        return None
    route = getattr(request, "_wagtail_route_for_request", None)
    return route[0] if route else None


def _is_of_a_person(browser: str) -> bool:
    return bool(_BROWSER.match(browser)) and not _ROBOT.search(browser)


def count(key: UUID, code: str) -> None:
    """One more view; no query."""
    global _timer
    with _lock:
        _waiting[key, code] += 1
        if _timer is None and settings.READINGS_STORED_EVERY:
            _timer = Timer(settings.READINGS_STORED_EVERY, _store_aside)
            _timer.daemon = True
            _timer.start()


def _store_aside() -> None:
    try:
        store()
    except Exception:  # Numbers are not worth any trouble: these are lost.
        logger.warning("Lesezahlen ließen sich nicht speichern.", exc_info=True)
    finally:
        connections.close_all()


def store() -> None:
    """Adds what was counted to the database."""
    global _timer
    with _lock:
        # In one order everywhere, so that two processes do not wait for each other.
        counted = sorted(_waiting.items())
        _waiting.clear()
        _timer = None
    for start in range(0, len(counted), MOST_AT_ONCE):
        _add(counted[start : start + MOST_AT_ONCE])


def _add(counted: list[tuple[Place, int]]) -> None:
    """One statement; `bulk_create` can only replace what is there, not add to it."""
    quote, options = connection.ops.quote_name, ReadingCount._meta
    fields = [field for field in options.concrete_fields if not field.primary_key]
    begins_on, values = period_of(timezone.localdate()), []
    for (key, code), number in counted:
        row = (key, code, begins_on, number)
        for field, value in zip(fields, row, strict=True):
            values.append(field.get_db_prep_value(value, connection))
    table, named = quote(options.db_table), [quote(field.name) for field in fields]
    rows = ", ".join(["(%s, %s, %s, %s)"] * len(counted))
    sql = (
        f"INSERT INTO {table} ({', '.join(named)}) VALUES {rows} "  # noqa: S608 - the model's names
        f"ON CONFLICT ({', '.join(named[:3])}) "
        f"DO UPDATE SET {named[3]} = {table}.{named[3]} + excluded.{named[3]}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def period_of(day: date) -> date:
    """The first day of the 28 days to which a day belongs."""
    return day - (day - _FIRST_DAY) % PERIOD


def read_of_text(code: str) -> Subquery:
    """Part of a query for pages: about how often each was read in the last 28 days."""
    rows = _recent().filter(translation_key=OuterRef("translation_key"), code=code)
    return Subquery(rows.values("translation_key").annotate(n=_about_28_days()).values("n"))


def read_by_language(keys: Collection[UUID] | None = None) -> dict[str, int]:
    """The same in each language, of these pages together (all, with None); one query."""
    pages = {} if keys is None else {"translation_key__in": keys}
    rows = _recent().filter(**pages).values_list("code").annotate(n=_about_28_days())
    return {code: round(number) for code, number in rows}


def _recent() -> QuerySet[ReadingCount]:
    begins_on = period_of(timezone.localdate()) - PERIOD
    return ReadingCount.objects.filter(begins_on__gte=begins_on).order_by()


def _about_28_days() -> Sum:
    """This period, and of the one before it as much as is missing to 28 days."""
    today = timezone.localdate()
    now = period_of(today)
    missing = 1 - ((today - now).days + 1) / PERIOD.days
    share = Case(When(begins_on=now, then=1.0), default=missing, output_field=FloatField())
    return Sum(F("number") * share, output_field=FloatField())


def forget_readings() -> None:
    """After 13 months nobody compares any more."""
    last = timezone.localdate() - KEPT_FOR
    ReadingCount.objects.filter(begins_on__lt=last).delete()
