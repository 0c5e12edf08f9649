"""A visitor reads, finds and looks: each journey with and without JavaScript, small and large."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import expect

SIZES = pytest.mark.parametrize(
    ("width", "javascript"), [(1280, True), (320, True), (320, False)], ids=str
)
RELEASE = "presse/integrationslotsen-passauer-land/"


@SIZES
def test_a_release_is_read_in_german(open_page, findings, width, javascript):
    page = open_page("/de/", width=width, javascript=javascript)
    page.get_by_role("link", name="Alle Pressemitteilungen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Presse")
    page.goto(f"/de/{RELEASE}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Integrationslotsen")
    expect(page.get_by_text("2. Juni 2017").first).to_be_visible()
    expect(page.locator("main img").first).to_have_attribute("alt", re.compile(r"\S+"))
    assert page.context.cookies() == []
    assert fits(page)
    assert not javascript or findings(page) == []


@SIZES
def test_the_same_release_is_read_in_arabic(open_page, findings, width, javascript):
    page = open_page(f"/de/{RELEASE}", width=width, javascript=javascript)
    page.locator("summary", has_text="Deutsch").click()
    page.get_by_role("link", name="العربيّة").click()
    assert page.url.endswith(f"/ar/{RELEASE}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("heading", level=1)).to_contain_text("الاندماج")
    assert page.context.cookies() == []
    assert fits(page)
    assert not javascript or findings(page) == []


@SIZES
def test_a_release_that_is_not_translated_says_so(open_page, findings, width, javascript):
    page = open_page("/ar/presse/", width=width, javascript=javascript)
    page.locator("main a[lang=de]").first.click()
    expect(page.locator("main")).to_have_attribute("lang", "de")
    expect(page.locator("main")).to_have_attribute("dir", "ltr")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", re.compile("noindex"))
    assert fits(page)
    assert not javascript or findings(page) == []


@SIZES
@pytest.mark.parametrize("place", ["Sonthofen", "87527"])
def test_the_circle_of_a_municipality_is_found(open_page, findings, width, javascript, place):
    page = open_page("/de/helferkreise/", width=width, javascript=javascript)
    page.get_by_role("textbox", name="Gemeinde oder Postleitzahl").fill(place)
    page.get_by_role("button", name="Helferkreis suchen").click()
    page.get_by_role("link", name="Helferkreis Sonthofen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sonthofen")
    expect(page.locator("main").get_by_text("Treffpunkt")).to_be_visible()
    assert page.context.cookies() == []
    assert fits(page)
    assert not javascript or findings(page) == []


@SIZES
def test_the_calendar_leads_to_a_training_and_its_calendar_file(
    open_page, findings, width, javascript
):
    page = open_page("/de/schulungen/", width=width, javascript=javascript)
    page.get_by_role("link", name="Monat", exact=True).click()
    _month_with_trainings(page)
    assert not javascript or findings(page) == []
    page.goto("/de/schulungen/grundlagen-des-asylrechts/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Grundlagen des Asylrechts")
    file = page.request.get(
        page.get_by_role("link", name="In den Kalender übernehmen").get_attribute("href")
    )
    assert file.headers["content-type"].startswith("text/calendar")
    assert file.body().startswith(b"BEGIN:VCALENDAR\r\n")
    assert fits(page)
    assert not javascript or findings(page) == []


@SIZES
def test_search_finds_a_training(open_page, findings, width, javascript):
    page = open_page("/de/suche/", width=width, javascript=javascript)
    page.locator("main input[name=q]").fill("Grundlagen")
    page.locator("main").get_by_role("button", name="Suchen").click()
    page.locator("main").get_by_role("link", name="Grundlagen des Asylrechts").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Grundlagen des Asylrechts")
    assert page.context.cookies() == []
    assert not javascript or findings(page) == []


def test_the_keyboard_reaches_the_content_first(open_page):
    page = open_page("/de/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#inhalt")


def _month_with_trainings(page) -> None:
    """This month by its name, and the dates of the sample in this month or the next."""
    today = timezone.localdate()
    grid = page.locator("main .month-grid")
    expect(grid.locator("caption")).to_have_text(date_format(today, "YEAR_MONTH_FORMAT"))
    if not grid.get_by_role("link").count():
        page.get_by_role("navigation", name="Monate").locator("a[rel~=next]").click()
        following = (today.replace(day=1) + timedelta(days=31)).replace(day=1)
        expect(grid.locator("caption")).to_have_text(date_format(following, "YEAR_MONTH_FORMAT"))
    expect(grid.get_by_role("link").first).to_have_attribute(
        "href", re.compile(r"^/de/schulungen/[\w-]+/")
    )


def fits(page) -> bool:
    """Nothing makes the page scroll sideways."""
    return page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
