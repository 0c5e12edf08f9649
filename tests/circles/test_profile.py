import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from circles.models import CirclePage
from core.models import Contact
from tests.factories.circles import CirclePageFactory, FocusAreaFactory, directory, translated
from tests.factories.core import ContactFactory, MunicipalityFactory, SiteImageFactory


def read(client, circle, code="de"):
    response = client.get(f"/{code}/helferkreise/{circle.slug}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def organisation(soup):
    graph = json.loads(soup.select_one("script[type='application/ld+json']").string)["@graph"]
    return next(item for item in graph if item["@type"] == "NGO")


@pytest.fixture
def circle(site):
    return CirclePageFactory(
        title="Helferkreis Sonthofen",
        slug="sonthofen",
        summary="Wir helfen beim Ankommen.",
        needs="- Fahrdienste\n\n• Lesepaten",
        how_to_join="Kommen Sie vorbei.",
        meeting_place="Pfarrheim",
        meeting_times="dienstags, 18 Uhr",
        languages_spoken="Deutsch, Arabisch",
        founded_in=2015,
        volunteer_count=14,
        contact=ContactFactory(name="Koordination", phone="089 99998-100"),
        municipalities=[
            MunicipalityFactory(name="Sonthofen", latitude=47.51453, longitude=10.28134),
            MunicipalityFactory(name="Blaichach"),
        ],
        focus_areas=[FocusAreaFactory(name="Sprache", slug="sprache")],
    )


def test_the_profile_shows_everything_about_the_circle(client, circle):
    soup = read(client, circle)
    text = soup.select_one("main").get_text(" ", strip=True)
    for words in [
        "Wir helfen beim Ankommen.",
        "Kommen Sie vorbei.",
        "Blaichach",
        "Sprache",
        "Pfarrheim",
        "dienstags, 18 Uhr",
        "Deutsch, Arabisch",
        "2015",
        "14",
        "Koordination",
    ]:
        assert words in text
    needs = [
        item.get_text(strip=True) for item in soup.select("section[aria-labelledby=mitmachen] li")
    ]
    assert needs == ["Fahrdienste", "Lesepaten"]
    assert [h1.get_text(strip=True) for h1 in soup.select("h1")] == ["Helferkreis Sonthofen"]


def test_search_engines_read_an_organisation_with_its_area(client, circle):
    soup = read(client, circle)
    data = organisation(soup)
    assert [place["name"] for place in data["areaServed"]] == ["Blaichach", "Sonthofen"]
    assert data["foundingDate"] == "2015"
    assert data["contactPoint"]["telephone"] == "089 99998-100"
    assert soup.select_one("meta[property='og:description']")["content"] == circle.summary


def test_a_private_person_without_consent_is_shown_nowhere(client, circle):
    Contact.objects.filter(pk=circle.contact_id).update(kind=Contact.Kind.PRIVATE)
    soup = read(client, circle)
    assert "Koordination" not in str(soup)
    assert "99998" not in str(soup)
    assert "contactPoint" not in organisation(soup)
    assert CirclePage.objects.get().contact_facts is None


def test_facts_come_from_the_german_page_and_words_from_the_translation(client, circle):
    arabic = Locale.objects.get(language_code="ar")
    translated(circle, "ar", title="دائرة", summary="نساعد", meeting_times="كل ثلاثاء")
    contact = circle.contact.copy_for_translation(arabic)
    contact.name = "التنسيق"
    contact.save()
    soup = read(client, circle, "ar")
    text = soup.select_one("main").get_text(" ", strip=True)
    for words in ["دائرة", "نساعد", "كل ثلاثاء", "Blaichach", "2015", "التنسيق"]:
        assert words in text
    assert soup.select_one("html")["dir"] == "rtl"
    # The focus has no Arabic name yet.
    assert soup.select_one(".facts dd:-soup-contains('Sprache')")["lang"] == "de"


def test_the_photo_has_alternative_text_credit_and_preview(client, circle):
    circle.photo = SiteImageFactory(credit="Erika Beispiel")
    circle.photo_alt = "Menschen an einem Tisch"
    circle.save()
    soup = read(client, circle)
    assert soup.select_one("main figure img")["alt"] == "Menschen an einem Tisch"
    assert "Erika Beispiel" in soup.select_one("main figcaption").get_text()
    assert soup.select_one("meta[property='og:image']")["content"].startswith("http://testserver/")
    translated(circle, "ar", title="دائرة", photo_alt="أشخاص")
    assert read(client, circle, "ar").select_one("main figure img")["alt"] == "أشخاص"


def test_the_nearest_other_circles_are_offered(client, circle):
    index = directory()
    for title, latitude in [("Fern", 48.9), ("Nah", 47.52), ("Mittel", 47.7), ("Weit", 48.1)]:
        place = MunicipalityFactory(latitude=latitude, longitude=10.28)
        CirclePageFactory(parent=index, title=title, municipalities=[place])
    links = read(client, circle).select("section[aria-labelledby=nachbarn] .teaser__link")
    assert [link.get_text(strip=True) for link in links] == ["Nah", "Mittel", "Weit"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("founded_in", 1899), ("founded_in", 9999), ("volunteer_count", 0), ("volunteer_count", 5001)],
)
def test_impossible_numbers_are_refused_at_the_field(circle, field, value):
    setattr(circle, field, value)
    with pytest.raises(ValidationError) as refusal:
        circle.full_clean()
    assert list(refusal.value.message_dict) == [field]


def test_a_photo_needs_alternative_text_and_credit(circle):
    circle.photo = SiteImageFactory(credit="")
    with pytest.raises(ValidationError) as refusal:
        circle.full_clean()
    assert set(refusal.value.message_dict) == {"photo", "photo_alt"}


def test_a_contact_without_consent_is_refused(circle):
    circle.contact = ContactFactory(kind=Contact.Kind.PRIVATE)
    with pytest.raises(ValidationError) as refusal:
        circle.full_clean()
    assert list(refusal.value.message_dict) == ["contact"]
    circle.contact.consent_given_on = timezone.localdate()
    circle.full_clean()


@pytest.mark.parametrize("code", ["de", "ar"])
def test_the_number_of_queries_does_not_depend_on_the_number_of_circles(client, circle, code):
    circle.photo = SiteImageFactory(credit="Erika Beispiel")
    circle.photo_alt = "Menschen an einem Tisch"
    circle.save()
    translated(circle, "ar", title="دائرة")
    index = directory()
    focus = FocusAreaFactory()
    read(client, circle, code)  # Makes the sizes of the photo.
    counts = []
    for wanted in (2, 4, 30):
        while CirclePage.objects.german().count() < wanted:
            place = MunicipalityFactory(latitude=47.5, longitude=10.3)
            CirclePageFactory(parent=index, municipalities=[place], focus_areas=[focus])
        read(client, circle, code)
        with CaptureQueriesContext(connection) as queries:
            read(client, circle, code)
        counts.append(len(queries))
    assert max(counts) <= 15
    assert len(set(counts)) == 1
