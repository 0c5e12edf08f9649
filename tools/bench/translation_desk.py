"""The desk of the translators with 2,000 German pages in eight languages, beside the package's."""

import gc
import os
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from table import Row, Target, at_most
from translated_site import PAGES, fill
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from core.models import User
from home.models import StandardPage
from translations.choices import State
from translations.memory import near

RUNS = 11
LIMIT_QUERIES = 15
LIMIT_MS = 300
LOOK_UP_MS = 20
STATIC = settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
LAST = 1_000_000  # The paginator shows the last page there is.
TABLES = {
    "first page": "",
    "page 20": "?p=20",
    "last page": f"?p={LAST}",
    "words in the title": "?q=Nummer+19",
    "asked for": "?nur=auftrag",
    "late": "?nur=frist",
    "one language": "?sprache=ar",
    "late in one language": "?sprache=ar&nur=frist",
} | {f"{state.label} in one language": f"?sprache=ar&stand={state}" for state in State}


class Found(NamedTuple):
    """Medians in milliseconds, on the clock and of the processor, and the queries of one run."""

    clock: float
    processor: float
    queries: int

    def __str__(self) -> str:
        return f"{self.clock:.0f} ms, {self.processor:.0f} cpu, {self.queries} q"


def rows() -> Iterator[Row]:
    pages = int(os.environ.get("BENCH_PAGES", PAGES))
    drafts, seconds = fill(pages)
    yield Row("German pages, each in eight languages", f"{pages:,}")
    speed = f"{drafts / seconds:.0f} drafts/s, {drafts / seconds / 7:.1f} pages/s in 7 languages"
    yield Row("first filling by the command", f"{seconds:.0f} s", f"{drafts:,} drafts; {speed}")
    with override_settings(STORAGES=STATIC):
        yield from _measured()


def _measured() -> Iterator[Row]:
    admin = User.objects.create_superuser(f"{uuid.uuid4().hex[:8]}@example.org", "bench-password")
    german = StandardPage.objects.filter(locale__language_code="de").last()
    _shown(TranslationsReportView.as_view(), admin)
    # As the workers do: what the program itself consists of is not looked through again.
    gc.collect()
    gc.freeze()
    report = _measure(lambda: _shown(TranslationsReportView.as_view(), admin))
    submit = _measure(lambda: _shown(SubmitPageTranslationView.as_view(), admin, page_id=german.pk))
    yield Row("the package's report", str(report), "what ours is compared to")
    yield Row("the package's submit view of one page", str(submit), "without submitting")
    for label, (person, address) in _asked(german).items():
        found = _visited(person, address)
        times = (
            f"{report.clock / found.clock:.1f}x report, {submit.clock / found.clock:.1f}x submit"
        )
        queries = at_most(found.queries, LIMIT_QUERIES, f"{LIMIT_QUERIES} queries")
        yield Row(label, str(found), times, (queries, _within(found, LIMIT_MS)))
    # One text, whatever their number: only its time is agreed.
    found = _visited(_person("Übersetzung Arabisch"), _side_by_side(german))
    yield Row("side by side", str(found), targets=(_within(found, LIMIT_MS),))
    # Not of the desk: it also lists drafts, failed plans and what was published lately.
    found = _visited(_person("Pressefreigabe"), reverse("wagtailadmin_home"))
    yield Row("start page of the press office", str(found), "all languages, and German")
    published, found = _published(german, admin), _looked_up()
    label = "publishing a German page, eight languages"
    yield Row(label, str(published), targets=(_within(published, LIMIT_MS),))
    yield Row("memory, one look-up", str(found), targets=(_within(found, LOOK_UP_MS),))


def _visited(person: User, address: str) -> Found:
    client = Client(SERVER_NAME="localhost")
    client.force_login(person)
    return _measure(lambda: client.get(address))


def _within(found: Found, milliseconds: int) -> Target:
    return at_most(found.clock, milliseconds, f"{milliseconds} ms")


def _asked(german: StandardPage) -> dict[str, tuple[User, str]]:
    names = [name for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    arabic, press = _person("Übersetzung Arabisch"), _person("Pressefreigabe")
    all_languages = _person(*[f"Übersetzung {name}" for name in names])
    start, queue, table = (
        reverse(name) for name in ("wagtailadmin_home", "translations:queue", "translations:table")
    )
    tables = TABLES | {"a section": f"?bereich={german.path[: 3 * german.steplen]}"}
    return {
        "start page, one language": (arabic, start),
        "start page, eight languages": (all_languages, start),
        "queue, one language": (arabic, queue),
        "queue, one language, last page": (arabic, f"{queue}?p={LAST}"),
        "queue, eight languages": (all_languages, queue),
        "queue, eight languages, last page": (all_languages, f"{queue}?p={LAST}"),
        "queue, eight languages, outdated": (all_languages, f"{queue}?stand=outdated"),
        "queue of the press office": (press, queue),
        "never translated, one language": (arabic, reverse("translations:never")),
    } | {f"table, {label}": (press, f"{table}{query}") for label, query in tables.items()}


def _side_by_side(german: StandardPage) -> str:
    translation = Translation.objects.get(
        source__object_id=german.translation_key, target_locale__language_code="ar"
    )
    return reverse("translations:edit", args=[translation.pk])


def _person(*groups: str) -> User:
    person = User.objects.create_user(f"{uuid.uuid4().hex[:8]}@example.org", "bench-password")
    person.groups.set(Group.objects.filter(name__in=groups))
    return person


def _shown(view: Callable, user: User, **args: int) -> HttpResponse:
    request: HttpRequest = RequestFactory().get("/verwaltung/")
    request.user, request.session = user, {}
    return view(request, **args).render()


def _published(german: StandardPage, user: User) -> Found:
    """Each time with another wording; all that is to be done before the editor goes on."""

    def publish() -> None:
        german.lead = f"Geändert: {uuid.uuid4()}."
        german.save_revision(user=user).publish(user=user)

    return _measure(publish)


def _looked_up() -> Found:
    pieces = StringSegment.objects.order_by("?").values_list("string__data", flat=True)
    texts = iter(list(pieces[: 2 * RUNS]))
    return _measure(lambda: near(next(texts).replace("Dienstag", "Montag"), "ar"))


def _measure(ask: Callable[[], Any]) -> Found:
    answer = ask()
    if isinstance(answer, HttpResponse) and answer.status_code != 200:
        raise RuntimeError(f"{answer.status_code}")
    clock, processor = [], []
    for _run in range(RUNS):
        begun = time.perf_counter(), time.process_time()
        ask()
        clock.append(time.perf_counter() - begun[0])
        processor.append(time.process_time() - begun[1])
    with CaptureQueriesContext(connection) as found:
        ask()
    return Found(statistics.median(clock) * 1000, statistics.median(processor) * 1000, len(found))
