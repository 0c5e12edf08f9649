"""How often pages are read: counted without a query, a cookie, or a trace of the reader."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.due import run_due
from tests.factories.core import UserFactory
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translation_desk import signed_in
from tests.factories.translations import language
from translations import readings
from translations.models import ReadingCount, TranslationRequest
from translations.queue import open_items
from translations.readings import period_of, read_by_language, store
from translations.texts import german_texts

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CUBOT = "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
HEADLESS = "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0 Safari/537.36"


@pytest.fixture(autouse=True)
def nothing_waits():
    readings._waiting.clear()
    yield
    readings._waiting.clear()


@pytest.fixture
def page(home):
    return StandardPageFactory(title="Asyl", slug="asyl")


def reader(browser: str = FIREFOX) -> Client:
    return Client(headers={"user-agent": browser})


def stored() -> list[tuple]:
    store()
    return sorted(ReadingCount.objects.values_list("translation_key", "code", "number"))


def noted(page, code: str, number: int, days_ago: int = 0) -> None:
    ReadingCount.objects.create(
        translation_key=page.translation_key,
        code=code,
        begins_on=period_of(timezone.localdate() - timedelta(days=days_ago)),
        number=number,
    )


def test_a_page_counts_in_the_language_of_its_address(page):
    assert reader().get("/de/asyl/").status_code == 200
    fallback = reader(CUBOT).get("/ar/asyl/")
    assert fallback.status_code == 200
    assert not fallback.cookies
    key = page.translation_key
    assert stored() == [(key, "ar", 1), (key, "de", 1)]
    reader().get("/de/asyl/")
    reader().get("/de/asyl/?seite=2")
    assert stored() == [(key, "ar", 1), (key, "de", 3)]
    # What is kept is all there is to know.
    columns = {field.name for field in ReadingCount._meta.get_fields()}
    assert columns == {"id", "translation_key", "code", "begins_on", "number"}


def test_what_is_no_reading_does_not_count(page):
    StandardPageFactory(slug="entwurf", live=False)
    for browser in (GOOGLEBOT, HEADLESS, "curl/8.0", "python-requests/2", ""):
        reader(browser).get("/de/asyl/")
    Client().get("/de/asyl/")
    someone = reader()
    someone.head("/de/asyl/")
    someone.post("/de/asyl/")
    someone.get("/de/asyl/", headers={"sec-purpose": "prefetch"})
    for address in ("/de/gibt-es-nicht/", "/de/entwurf/", "/de/presse/feed/", "/de/suche/", "/"):
        someone.get(address)
    staff = reader()
    staff.force_login(UserFactory())
    staff.get("/de/asyl/")
    assert stored() == []


def test_a_reading_costs_the_reader_nothing(page):
    robot, person = reader(GOOGLEBOT), reader()
    numbers = []
    for client in (robot, person):
        client.get("/de/asyl/")
        with CaptureQueriesContext(connection) as found:
            answer = client.get("/de/asyl/")
        numbers.append(len(found))
        assert "Cookie" not in answer.get("Vary", "")
    assert numbers[0] == numbers[1]
    person.get("/en/asyl/")
    person.get("/de/")
    with CaptureQueriesContext(connection) as found:
        store()
    assert len(found) == 1
    with CaptureQueriesContext(connection) as found:
        store()
    assert len(found) == 0


def out_of_order(execute, sql, params, many, context):
    raise OperationalError("database is locked")


def test_trouble_with_the_database_reaches_nobody(page, monkeypatch, settings, caplog):
    settings.READINGS_STORED_EVERY = 3600
    closed = []
    monkeypatch.setattr(readings.connections, "close_all", lambda: closed.append(True))
    monkeypatch.setattr(readings, "_timer", None)
    assert reader().get("/de/asyl/").status_code == 200
    timer = readings._timer
    assert timer.daemon
    reader().get("/de/asyl/")
    assert readings._timer is timer
    timer.cancel()
    with connection.execute_wrapper(out_of_order):
        readings._store_aside()
    assert "Lesezahlen" in caplog.text
    assert closed == [True]
    assert readings._timer is None
    assert not ReadingCount.objects.exists()


def test_periods_follow_one_another_and_the_estimate_covers_28_days(page, monkeypatch):
    begin = period_of(date(2026, 11, 22))
    assert {period_of(begin + timedelta(days=number)) for number in range(28)} == {begin}
    assert period_of(begin + timedelta(days=28)) == begin + timedelta(days=28)
    for weeks, number in ((0, 10), (4, 100), (8, 5000)):
        ReadingCount.objects.create(
            translation_key=page.translation_key,
            code="de",
            begins_on=begin - timedelta(weeks=weeks),
            number=number,
        )
    for days, expected in ((6, 10 + 75), (27, 10)):
        today = begin + timedelta(days=days)
        monkeypatch.setattr(readings.timezone, "localdate", lambda today=today: today)
        (text,) = german_texts({page.translation_key}, with_deadlines=True)
        assert text.read == expected
        assert read_by_language() == {"de": expected}
        assert read_by_language([page.translation_key]) == {"de": expected}
        assert read_by_language([]) == {}


def test_numbers_go_after_thirteen_months(page):
    noted(page, "de", 1, days_ago=28 * 16)
    noted(page, "de", 2, days_ago=28 * 11)
    cache.clear()  # It runs once a day.
    run_due()
    assert list(ReadingCount.objects.values_list("number", flat=True)) == [2]


def test_office_and_translators_see_the_numbers(page, home):
    other = StandardPageFactory(title="Wohnen")
    late = StandardPageFactory(title="Frist")
    noted(page, "de", 900)
    noted(page, "ar", 30)
    noted(other, "de", 100)
    arabic = language("ar")
    for text, day in ((other, None), (page, None), (late, timezone.localdate())):
        TranslationRequest.objects.create(
            translation_key=text.translation_key, locale=arabic, wanted_by=day
        )
    editor, person = signed_in(person_in("Redaktion")), person_in("Übersetzung Arabisch")
    table = editor.get(reverse("translations:table"), {"sprache": "ar"}).content.decode()
    assert "etwa: Deutsch 1000 · Arabisch 30" in table
    one = editor.get(reverse("translations:text", args=[page.translation_key])).content.decode()
    assert "auf Deutsch etwa 900-mal gelesen" in one
    assert "etwa 30-mal gelesen" in one
    assert [item.text.title for item in open_items(person)] == ["Frist", "Asyl", "Wohnen"]
    queue = signed_in(person).get(reverse("translations:queue")).content.decode()
    assert "auf Deutsch etwa 900-mal gelesen" in queue
