import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from circles.models import CirclePage
from core.models import SiteSettings
from tests.factories.circles import CirclePageFactory, FocusAreaFactory, directory, translated
from tests.factories.core import ContactFactory, MunicipalityFactory

URL = "/de/helferkreise/"


def read(client, query=None, url=URL):
    response = client.get(url, query or {})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(soup):
    return [link.get_text(strip=True) for link in soup.select("main .teaser__link")]


@pytest.fixture
def circles(site):
    """Three circles in four municipalities; one serves two of them."""
    language = FocusAreaFactory(name="Sprache", slug="sprache")
    housing = FocusAreaFactory(name="Wohnen", slug="wohnen")
    places = {
        slug: MunicipalityFactory(
            slug=slug, name=name, postcodes=postcode, latitude=latitude, longitude=longitude
        )
        for slug, name, postcode, latitude, longitude in [
            ("sonthofen", "Sonthofen", "87527", 47.51453, 10.28134),
            ("blaichach", "Blaichach", "87544", 47.54194, 10.25694),
            ("oberstdorf", "Oberstdorf", "87561", 47.40724, 10.27939),
            ("altusried", "Altusried", "87452", 47.80000, 10.21667),
            ("fuessen", "Füssen", "87629", 47.57000, 10.70000),
        ]
    }
    CirclePageFactory(
        title="Kreis Sonthofen",
        municipalities=[places["sonthofen"], places["blaichach"]],
        focus_areas=[language],
        needs="- Menschen, die vorlesen\n- ein Raum",
        meeting_times="dienstags, 18 Uhr",
    )
    CirclePageFactory(
        title="Kreis Oberstdorf", municipalities=[places["oberstdorf"]], focus_areas=[housing]
    )
    CirclePageFactory(title="Äußerer Kreis", municipalities=[places["fuessen"]])
    return places


def test_without_a_question_all_circles_are_listed_in_german_order(client, circles):
    soup = read(client)
    assert titles(soup) == ["Äußerer Kreis", "Kreis Oberstdorf", "Kreis Sonthofen"]
    assert soup.select_one("#ergebnis").get_text(strip=True) == "3 Helferkreise"
    assert [h1.get_text(strip=True) for h1 in soup.select("h1")] == ["Helferkreise"]
    assert soup.select_one("meta[name=robots]") is None


def test_a_card_names_municipalities_focus_meeting_and_need(client, circles):
    card = read(client, {"ort": "Sonthofen"}).select_one("main .teaser").get_text(" ", strip=True)
    for words in [
        "Blaichach, Sonthofen",
        "Sprache",
        "dienstags, 18 Uhr",
        "Menschen, die vorlesen",
        "ein Raum",
    ]:
        assert words in card


@pytest.mark.parametrize(
    "query", [{"ort": "Sonthofen"}, {"ort": "87544"}, {"gemeinde": "blaichach"}]
)
def test_a_circle_is_found_under_each_of_its_municipalities(client, circles, query):
    assert titles(read(client, query)) == ["Kreis Sonthofen"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("fuessen", ["Äußerer Kreis"]),
        ("FÜSSEN", ["Äußerer Kreis"]),
        ("87629 Füssen", ["Äußerer Kreis"]),
        ("D-87629", ["Äußerer Kreis"]),
        ("876 29", ["Äußerer Kreis"]),
        ("٨٧٦٢٩", ["Äußerer Kreis"]),
        ("875", ["Kreis Oberstdorf", "Kreis Sonthofen"]),
    ],
)
def test_the_search_understands_what_people_type(client, circles, asked, found):
    assert titles(read(client, {"ort": asked})) == found


def test_a_result_page_says_what_was_searched_and_is_not_indexed(client, circles):
    soup = read(client, {"ort": "sonthofen"})
    assert soup.title.get_text(strip=True).startswith("1 Helferkreis für Sonthofen – Helferkreise")
    assert soup.select_one("#ergebnis").get_text(strip=True) == "1 Helferkreis für Sonthofen"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select_one("link[rel=canonical]")["href"].endswith(URL)
    assert soup.select_one("input[name=ort]")["value"] == "sonthofen"


def test_the_focus_filters_and_can_be_combined(client, circles):
    assert titles(read(client, {"schwerpunkt": "sprache"})) == ["Kreis Sonthofen"]
    soup = read(client, {"schwerpunkt": "wohnen", "ort": "Sonthofen"})
    assert titles(soup) == ["Kreis Oberstdorf"]  # The nearest one instead.
    assert "0 Helferkreise für Sonthofen mit dem Schwerpunkt Wohnen" in soup.get_text()


def test_a_typed_and_a_chosen_place_are_both_shown(client, circles):
    soup = read(client, {"ort": "Füssen", "gemeinde": "oberstdorf"})
    assert titles(soup) == ["Äußerer Kreis", "Kreis Oberstdorf"]


def test_a_municipality_without_circle_leads_to_those_nearby(client, circles):
    soup = read(client, {"gemeinde": "altusried"})
    assert "Hier gibt es noch keinen Helferkreis." in soup.get_text()
    assert titles(soup) == ["Kreis Sonthofen", "Kreis Oberstdorf", "Äußerer Kreis"]
    assert "Blaichach, etwa 29 km entfernt" in soup.get_text()


def test_an_unknown_place_leads_to_similar_names_and_to_the_office(client, site, circles):
    SiteSettings.objects.update_or_create(
        site=site, defaults={"phone": "089 99998-123", "email": "amt@example.org"}
    )
    soup = read(client, {"ort": "Sonthoven"})
    text = soup.get_text(" ", strip=True)
    assert "Nichts gefunden zu „Sonthoven“" in text
    assert soup.select_one("main a[href$='?gemeinde=sonthofen']")
    assert soup.select_one(f"main a.kern-btn[href='{URL}']")
    assert soup.select_one("main a[href='tel:08999998123']")


def test_an_unknown_place_names_the_contact_of_the_directory(client, circles):
    index = directory()
    index.contact = ContactFactory(name="Koordination Ehrenamt")
    index.save()
    assert "Koordination Ehrenamt" in read(client, {"ort": "10115"}).get_text()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"ort": "8754x"}, "Eine Postleitzahl besteht nur aus Ziffern"),
        ({"ort": "87527 87544"}, "Geben Sie die ersten drei bis fünf Ziffern"),
        ({"ort": "87527, 87544"}, "Eine Postleitzahl besteht nur aus Ziffern"),
        ({"ort": "87"}, "Geben Sie die ersten drei bis fünf Ziffern"),
        ({"ort": "875270"}, "Geben Sie die ersten drei bis fünf Ziffern"),
        ({"ort": "!!!"}, "Geben Sie einen Ort oder eine Postleitzahl ein."),
        ({"ort": "x" * 10_000}, "Das ist zu lang."),
        ({"gemeinde": "atlantis"}, "Diese Gemeinde kennen wir nicht."),
        ({"schwerpunkt": "\u202e<b>"}, "Diesen Schwerpunkt kennen wir nicht."),
    ],
)
def test_what_cannot_be_understood_is_said_beside_the_field_and_on_top(
    client, circles, query, message
):
    soup = read(client, query)
    assert message in soup.select_one(".error-summary").get_text()
    assert message in soup.select_one(".field__error").get_text()
    assert len(titles(soup)) == 3
    assert "x" * 200 not in str(soup)


@pytest.mark.parametrize(
    "query",
    [
        {"ort": "10115"},
        {"ort": "<script>alert(1)</script>"},
        {"ort": "' OR 1=1 --"},
        {"ort": "%"},
        {"ort": "²³⁴"},
        {"ort": "\u200f\u200f"},
        {"ort": ["Sonthofen", "Füssen"]},
        {"gemeinde": "x" * 10_000},
        {"seite": "999999999"},
        {"monat": "13"},
    ],
)
def test_nothing_that_is_typed_breaks_the_directory(client, circles, query):
    soup = read(client, query)
    assert soup.select_one("main script") is None


def test_a_nul_byte_is_refused(client, circles):
    assert client.get(URL + "?ort=%00").status_code == 400


def test_drafts_are_not_listed(client, circles):
    draft = CirclePageFactory(title="Entwurf", municipalities=[circles["sonthofen"]])
    draft.unpublish()
    assert "Entwurf" not in titles(read(client))
    assert titles(read(client, {"ort": "Sonthofen"})) == ["Kreis Sonthofen"]


def test_every_language_lists_the_same_circles(client, circles):
    arabic = Locale.objects.get(language_code="ar")
    circle = CirclePage.objects.get(title="Kreis Sonthofen")
    translated(circle, "ar", title="دائرة سونتهوفن")
    focus = circle.focus_areas.get().copy_for_translation(arabic)
    focus.name = "اللغة"
    focus.save()
    soup = read(client, {"ort": "875"}, url="/ar/helferkreise/")
    assert titles(soup) == ["Kreis Oberstdorf", "دائرة سونتهوفن"]
    german, translation = soup.select("main .teaser")
    assert german.select_one("h3")["lang"] == "de"
    assert "lang" not in translation.select_one("h3").attrs
    assert translation.select_one(".badges").get_text(strip=True) == "اللغة"
    assert german.select_one(".badges li")["lang"] == "de"
    assert translation.select_one("a")["href"].startswith("/ar/helferkreise/")


def test_the_answer_needs_no_cookie(client, circles):
    assert not client.get(URL, {"ort": "Sonthofen"}).cookies


@pytest.mark.parametrize("code", ["de", "ar"])
def test_the_number_of_queries_does_not_depend_on_the_number_of_circles(client, site, code):
    focus = FocusAreaFactory(name="Sprache", slug="sprache")
    index = directory()
    counts = []
    for wanted in (1, 3, 30):
        while CirclePage.objects.german().count() < wanted:
            circle = CirclePageFactory(parent=index, focus_areas=[focus])
            translated(circle, "ar", title="دائرة")
        client.get(f"/{code}/helferkreise/")
        for query in ({}, {"ort": "Gemeinde", "schwerpunkt": "sprache"}):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(f"/{code}/helferkreise/", query)
            counts.append(len(queries))
    assert max(counts) <= 15
    assert len(set(counts[::2])) == 1
    assert len(set(counts[1::2])) == 1


def test_a_circle_behind_a_password_is_listed_nowhere(client, circles):
    circle = CirclePage.objects.get(title="Kreis Oberstdorf")
    PageViewRestriction.objects.create(
        page=circle, restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )
    assert titles(read(client)) == ["Äußerer Kreis", "Kreis Sonthofen"]
    assert "Kreis Oberstdorf" not in titles(read(client, {"gemeinde": "altusried"}))
    profile = client.get(f"{URL}{circle.slug}/")
    assert circle.summary not in profile.content.decode()
