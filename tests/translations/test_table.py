"""The table of German texts and languages: what stands where, and only for the office."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.models import NewsIndexPage
from tests.factories.core import TopicFactory
from tests.factories.editing import person_in
from tests.factories.news import published
from tests.factories.translations import begun, language, translated, written
from translations.models import TranslationRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(home) -> Client:
    client = Client()
    client.force_login(person_in("Redaktion"))
    return client


def shown(client: Client, **query) -> BeautifulSoup:
    response = client.get(reverse("translations:table"), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [link.get_text(strip=True) for link in page.select(".translations-table tbody th a")]


def cells(page: BeautifulSoup, title: str) -> list[str]:
    row = next(
        row
        for row in page.select(".translations-table tbody tr")
        if row.select_one("th a").text == title
    )
    return [link.get_text(strip=True) for link in row.select("td a")]


def test_every_text_with_its_state_in_eight_languages(editor):
    release = published(title="Mitteilung")
    translated(release, "uk")
    written(begun(release, "ar"))
    TopicFactory(name="Wohnen")
    page = shown(editor)
    assert [th.get_text() for th in page.select(".translations-table thead th")][1:] == [
        "Leichte Sprache",
        "Englisch",
        "Ukrainisch",
        "Arabisch",
        "Persisch (Dari/Farsi)",
        "Russisch",
        "Türkisch",
        "Französisch",
    ]
    assert cells(page, "Mitteilung") == [
        "fehlt",
        "fehlt",
        "aktuell",
        "in Arbeit",
        "fehlt",
        "fehlt",
        "fehlt",
        "fehlt",
    ]
    assert "Wohnen" in titles(page)
    assert all(th["scope"] == "row" for th in page.select(".translations-table tbody th"))
    assert all(
        td.select_one("svg[aria-hidden]") for td in page.select(".translations-table tbody td")
    )


def test_drafts_and_other_languages_are_no_rows(editor):
    translated(published(title="Mitteilung"), "uk")
    draft = published(title="Zurückgenommen")
    draft.unpublish()
    found = titles(shown(editor))
    assert found.count("Mitteilung") == 1
    assert "Zurückgenommen" not in found


def test_size_and_section_stand_beside_the_title(editor):
    published(title="Mitteilung aus drei", lead="Vier Wörter im Vorspann.")
    row = shown(editor, q="mitteilung aus").select_one(".translations-table tbody th")
    assert row.select_one("small").get_text().startswith("Presse")
    assert "Wörter" in row.get_text()


def test_filters(editor, home):
    release = published(title="Veraltet")
    translated(release)
    release.lead = "Neu."
    release.save_revision().publish()
    translated(published(title="Aktuell"))
    late = published(title="Überfällig")
    for german, days in ((late, -3), (published(title="Bestellt"), 5)):
        TranslationRequest.objects.create(
            translation_key=german.translation_key,
            locale=language("ar"),
            wanted_by=timezone.localdate() + timedelta(days=days),
        )
    TopicFactory(name="Wohnen")
    news = NewsIndexPage.objects.child_of(home).get()
    assert titles(shown(editor, sprache="ar", stand="outdated")) == ["Veraltet"]
    assert titles(shown(editor, q="aktu")) == ["Aktuell"]
    assert set(titles(shown(editor, nur="auftrag"))) == {"Überfällig", "Bestellt"}
    assert titles(shown(editor, nur="frist")) == ["Überfällig"]
    assert titles(shown(editor, nur="frist", sprache="uk")) == []
    assert "Wohnen" not in titles(shown(editor, bereich=news.path))
    assert "Wohnen" in titles(shown(editor, bereich="core.topic"))


def test_fulfilled_request_is_no_open_request(editor):
    release = published(title="Erledigt")
    TranslationRequest.objects.create(
        translation_key=release.translation_key, locale=language("ar")
    )
    translated(release)
    assert titles(shown(editor, nur="auftrag")) == []
    release.lead = "Neu."
    release.save_revision().publish()
    page = shown(editor, q="Erledigt")
    assert "veraltet" in cells(page, "Erledigt")
    assert "Auftrag" not in page.select_one(".translations-table tbody").get_text()


def test_state_needs_a_language(editor):
    page = shown(editor, stand="outdated")
    assert "Wählen Sie eine Sprache" in page.select_one(".translations-filter").get_text()
    assert titles(page)


@pytest.mark.parametrize(
    "query",
    [{"p": "1000000000"}, {"p": "x"}, {"bereich": "weg"}, {"nur": "?"}, {"q": "x" * 300}],
)
def test_odd_input_shows_the_table(editor, query):
    published(title="Mitteilung")
    assert "Mitteilung" in titles(shown(editor, **query))


@pytest.mark.parametrize("role", ["Übersetzung Arabisch", "Freigabe Arabisch"])
def test_others_are_refused(home, role):
    client = Client()
    client.force_login(person_in(role))
    assert client.get(reverse("translations:table")).status_code == 403
    assert Client().get(reverse("translations:table")).status_code == 302


def test_number_of_queries_does_not_grow_with_the_table(editor):
    numbers = []
    for count in (3, 27):
        for _ in range(count):
            translated(published())
        shown(editor)
        with CaptureQueriesContext(connection) as found:
            shown(editor)
        numbers.append(len(found))
    assert numbers[0] == numbers[1]
    assert numbers[0] <= 15
