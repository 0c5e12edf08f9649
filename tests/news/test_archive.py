"""The press index: order, pages, filters, and what happens to nonsense in the address."""

from datetime import date
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale

from core.models import Topic
from news.models import PressReleasePage
from tests.factories.core import TopicFactory
from tests.factories.news import PressReleaseFactory, published, translated

pytestmark = pytest.mark.django_db


def page_at(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def titles(soup) -> list[str]:
    return [link.get_text(strip=True) for link in soup.select(".teaser__title a")]


def test_newest_first(client):
    published(title="Alt", published_on=date(2017, 6, 2))
    published(title="Neu", published_on=date(2024, 1, 1))
    published(title="Mitte", published_on=date(2020, 1, 1))
    assert titles(page_at(client, "/de/presse/")) == ["Neu", "Mitte", "Alt"]


def test_two_of_one_day_in_a_fixed_order(client):
    for name in ("Erste", "Zweite"):
        published(title=name, published_on=date(2020, 1, 1))
    assert titles(page_at(client, "/de/presse/")) == ["Zweite", "Erste"]


def test_twenty_a_page(client):
    for _number in range(21):
        PressReleaseFactory()
    first = page_at(client, "/de/presse/")
    second = page_at(client, "/de/presse/?seite=2")
    assert len(titles(first)) == 20
    assert len(titles(second)) == 1
    assert not set(titles(first)) & set(titles(second))
    assert second.select_one("link[rel=canonical]")["href"].endswith("/de/presse/?seite=2")
    assert "Seite 2" in second.title.string


def test_filters_narrow_the_list_and_combine(client):
    wohnen = TopicFactory(name="Wohnen", slug="wohnen")
    published(title="Richtig", published_on=date(2017, 6, 2), topics=[wohnen])
    published(title="Anderer Monat", published_on=date(2017, 7, 2), topics=[wohnen])
    published(title="Anderes Jahr", published_on=date(2018, 6, 2), topics=[wohnen])
    published(title="Anderes Thema", published_on=date(2017, 6, 3))
    assert set(titles(page_at(client, "/de/presse/?thema=wohnen"))) == {
        "Richtig",
        "Anderer Monat",
        "Anderes Jahr",
    }
    assert titles(page_at(client, "/de/presse/?jahr=2018")) == ["Anderes Jahr"]
    assert set(titles(page_at(client, "/de/presse/?monat=7"))) == {"Anderer Monat"}
    together = page_at(client, "/de/presse/?thema=wohnen&jahr=2017&monat=6")
    assert titles(together) == ["Richtig"]
    assert "Wohnen, Juni 2017" in together.title.string


def test_filtered_list_is_not_for_search_engines(client):
    published(published_on=date(2017, 6, 2))
    soup = page_at(client, "/de/presse/?jahr=2017")
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select_one("link[rel=canonical]") is None
    assert page_at(client, "/de/presse/").select_one("meta[name=robots]") is None


def test_ways_into_the_archive_count_and_lead_on(client):
    wohnen = TopicFactory(name="Wohnen", slug="wohnen")
    for day in (date(2017, 6, 2), date(2017, 7, 1), date(2018, 1, 1)):
        published(published_on=day, topics=[wohnen])
    nav = page_at(client, "/de/presse/?thema=wohnen").select_one("nav[aria-label=Archiv]")
    links = {link.get_text(strip=True): link["href"] for link in nav.select("a")}
    assert links["2017 (2)"] == "/de/presse/?thema=wohnen&jahr=2017"
    assert links["2018 (1)"] == "/de/presse/?thema=wohnen&jahr=2018"
    # The current choice takes itself back.
    assert links["Wohnen (3)"] == "/de/presse/"
    months = page_at(client, "/de/presse/?jahr=2017").select_one("nav[aria-label=Archiv]")
    assert "Juni (1)" in months.get_text()


def test_filters_are_kept_on_the_next_page(client):
    for _number in range(21):
        PressReleaseFactory(published_on=date(2017, 6, 2))
    following = page_at(client, "/de/presse/?jahr=2017").select_one("a[rel=next]")
    assert following["href"] == "?jahr=2017&seite=2"


def test_topics_carry_their_name_in_the_readers_language(client):
    wohnen = TopicFactory(name="Wohnen", slug="wohnen")
    Topic.objects.create(
        name="السكن",
        slug="wohnen",
        locale=Locale.objects.get(language_code="ar"),
        translation_key=wohnen.translation_key,
    )
    published(topics=[wohnen])
    soup = page_at(client, "/ar/presse/?thema=wohnen")
    assert "السكن (1)" in soup.select_one("main").get_text()


def test_every_language_lists_the_same_releases(client):
    release = published(title="Deutsch", slug="eins")
    published(title="Nur deutsch", slug="zwei")
    translated(release, "ar", title="بالعربية")
    soup = page_at(client, "/ar/presse/")
    assert set(titles(soup)) == {"بالعربية", "Nur deutsch"}
    link = soup.find("a", string="Nur deutsch")
    assert link["href"] == "/ar/presse/zwei/"
    assert link["lang"] == "de"
    assert "lang" not in soup.find("a", string="بالعربية").attrs


def test_facts_in_a_list_are_those_of_the_german_page(client):
    release = published(published_on=date(2017, 6, 2))
    translated(release, "ar", published_on=date(2001, 1, 1))
    days = page_at(client, "/ar/presse/").select(".teaser time")
    assert [day["datetime"] for day in days] == ["2017-06-02"]


@pytest.mark.parametrize(
    "query",
    [
        "monat=13",
        "monat=0",
        "monat=juni",
        "jahr=abc",
        "jahr=-1",
        "jahr=99999999999999999999",
        "jahr=2017.5",
        "thema=gibt-es-nicht",
        "thema=" + "x" * 10_000,
        "thema=" + quote("'; DROP TABLE"),
        "thema=" + quote("Ä Ö"),
        "seite=0",
        "seite=-1",
        "seite=abc",
        "seite=1000000000",
        "jahr=" + quote("２０１７.０"),
    ],
)
@pytest.mark.parametrize("place", ["presse/", "presse/feed/", "presse/rss/"])
def test_nonsense_is_not_found(client, place, query):
    assert client.get(f"/de/{place}?{query}").status_code == 404


def test_page_behind_the_last_one_is_not_found(client):
    published()
    assert client.get("/de/presse/?seite=2").status_code == 404


@pytest.mark.parametrize("place", ["presse/", "presse/feed/", "presse/rss/"])
def test_nul_byte_is_refused(client, place):
    assert client.get(f"/de/{place}?thema=a%00b").status_code == 400


@pytest.mark.parametrize("query", ["", "jahr=", "thema=&jahr=&monat=", "unbekannt=1", "jahr=1901"])
def test_empty_and_unknown_values_are_no_error(client, query):
    soup = page_at(client, f"/de/presse/?{query}")
    assert "keine Mitteilungen" in soup.select_one("main").get_text()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("place", ["presse/", "presse/feed/", "presse/rss/"])
def test_only_reading_is_allowed(client, method, place):
    assert getattr(client, method)(f"/de/{place}").status_code == 405


def test_newest_for_the_home_page():
    for year in (2017, 2019, 2018):
        published(published_on=date(year, 1, 1))
    PressReleaseFactory(live=False, published_on=date(2020, 1, 1))
    years = [release.published_on.year for release in PressReleasePage.objects.newest(2)]
    assert years == [2019, 2018]
