"""Queue, table and start page of the translators with 2,000 German pages in eight languages."""

import statistics
import time
import uuid
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from translated_site import fill
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from core.models import User
from home.models import StandardPage

RUNS = 11
LIMIT = "limit 15 queries, 300 ms"
STATIC = settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}


def rows() -> Iterator[tuple[str, str, str]]:
    fill()
    with override_settings(STORAGES=STATIC):
        yield from _measured()


def _measured() -> Iterator[tuple[str, str, str]]:
    arabic, press = _person("Übersetzung Arabisch"), _person("Pressefreigabe")
    admin = User.objects.create_superuser(f"{uuid.uuid4().hex[:8]}@example.org", "bench-password")
    report = _measure(lambda: _shown(TranslationsReportView.as_view(), admin))
    german = StandardPage.objects.filter(locale__language_code="de").last()
    submit = _measure(lambda: _shown(SubmitPageTranslationView.as_view(), admin, page_id=german.pk))
    yield "the package's report", _told(report), "what ours is compared to"
    yield "the package's submit view of one page", _told(submit), "without submitting"
    queue, table = reverse("translations:queue"), reverse("translations:table")
    asked = {
        "queue, one language": (arabic, queue),
        "queue, eight languages": (press, queue),
        "queue, eight languages, page 20": (press, f"{queue}?p=20"),
        "never translated, one language": (arabic, reverse("translations:never")),
        "table": (press, table),
        "table, page 20": (press, f"{table}?p=20"),
        "table, outdated in Arabic": (press, f"{table}?sprache=ar&stand=outdated"),
        "table, late requests": (press, f"{table}?nur=frist"),
        "start page, one language": (arabic, reverse("wagtailadmin_home")),
        "start page, eight languages": (press, reverse("wagtailadmin_home")),
    }
    for label, (person, address) in asked.items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(person)
        found = _measure(lambda client=client, address=address: client.get(address))
        ratios = [f"{theirs[0] / found[0]:.1f}" for theirs in (report, submit)]
        limit = LIMIT if "start" not in label else "Wagtail's own panels included"
        yield label, _told(found), f"{limit}; {ratios[0]}x report, {ratios[1]}x submit"


def _person(group: str) -> User:
    person = User.objects.create_user(f"{uuid.uuid4().hex[:8]}@example.org", "bench-password")
    person.groups.add(Group.objects.get(name=group))
    return person


def _shown(view: Callable, user: User, **args: int) -> HttpResponse:
    request: HttpRequest = RequestFactory().get("/verwaltung/")
    request.user, request.session = user, {}
    response = view(request, **args)
    return response.render()


def _measure(ask: Callable[[], HttpResponse]) -> tuple[float, int]:
    """The median in milliseconds, and the queries of one run."""
    if (response := ask()).status_code != 200:
        raise RuntimeError(f"{response.status_code}")
    durations = []
    for _run in range(RUNS):
        begun = time.perf_counter()
        ask()
        durations.append(time.perf_counter() - begun)
    with CaptureQueriesContext(connection) as found:
        ask()
    return statistics.median(durations) * 1000, len(found)


def _told(found: tuple[float, int]) -> str:
    return f"{found[0]:.0f} ms, {found[1]} q"
