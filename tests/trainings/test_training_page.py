import json
from datetime import datetime
from http import HTTPStatus
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.utils.translation import gettext, override
from wagtail.models import Locale

from core.models import SiteDocument
from tests.factories.core import ContactFactory, MunicipalityFactory, TopicFactory
from tests.factories.training_desk import chief
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of, translation_of
from trainings.models import TrainingAttachment, TrainingPage

BERLIN = ZoneInfo("Europe/Berlin")


def read(client, page: TrainingPage, code: str = "de") -> BeautifulSoup:
    response = client.get(f"/{code}/schulungen/{page.slug}/")
    assert response.status_code == HTTPStatus.OK
    return BeautifulSoup(response.content, "html.parser")


def words(soup) -> str:
    return " ".join(soup.select_one("main").get_text().split())


def event(soup) -> dict:
    graph = json.loads(soup.select_one('script[type="application/ld+json"]').string)["@graph"]
    return next(item for item in graph if item["@type"] == "EducationEvent")


@pytest.fixture
def page(db) -> TrainingPage:
    start = datetime(2098, 7, 1, 18, tzinfo=BERLIN)
    return TrainingPageFactory(
        title="Asylrecht",
        slug="asylrecht",
        target_group="Ehrenamtliche",
        learning_goals="Fristen kennen\n\nBescheide lesen\n",
        programme="18 Uhr Begrüßung",
        trainers="Eine Fachanwältin",
        teaching_language="uk",
        is_wheelchair_accessible=True,
        accessibility_note="Aufzug im Hof",
        topics=[TopicFactory(name="Recht", slug="recht")],
        contact=ContactFactory(name="Integrationslotsin"),
        sessions=[
            SessionFactory(
                starts_at=start,
                ends_at=start.replace(hour=20),
                municipality=MunicipalityFactory(name="Sonthofen"),
                directions="Bus 9764",
                note="Bitte läuten",
            )
        ],
    )


def test_everything_one_wants_to_know_is_there(client, page):
    text = words(read(client, page))
    for part in (
        "Dienstag, 1. Juli 2098, 18:00 bis 20:00 Uhr",
        "Landratsamt, Oberallgäuer Platz 2, 87527 Sonthofen",
        "Bus 9764",
        "Bitte läuten",
        "Ehrenamtliche",
        "Eine Fachanwältin",
        "Ukrainisch",
        "kostenlos",
        "Mit Rollstuhl zugänglich",
        "Aufzug im Hof",
        "Integrationslotsin",
        "20 von 20 Plätzen frei",
    ):
        assert part in text
    assert "Induktionsschleife" not in text


def test_lines_become_lists_without_empty_points(client, page):
    points = [point.get_text(strip=True) for point in read(client, page).select(".prose li")]
    assert points[:3] == ["Fristen kennen", "Bescheide lesen", "18 Uhr Begrüßung"]


def test_topics_lead_to_their_trainings(client, page):
    link = read(client, page, "ar").select_one(".tag-list a")
    assert link["href"] == "/ar/schulungen/?thema=recht"


def test_an_online_date_says_how_one_gets_in_and_shows_no_way_in(client, db):
    session = SessionFactory(
        is_online=True,
        place_name="",
        street="Geheimer Raum",
        online_url="https://video.example.org/raum",
    )
    page = TrainingPageFactory(sessions=[session])
    text = words(read(client, page))
    assert "Den Zugang bekommen Sie nach der Anmeldung" in text
    assert "Geheimer Raum" not in text
    for address in (
        page.url,
        f"/ar/schulungen/{page.slug}/",
        "/de/schulungen/",
        f"/de/schulungen/?ansicht=monat&monat={session.starts_at:%Y-%m}",
        f"/de/anmeldung/{book_of(page).pk}/",
        f"/api/v2/pages/{page.pk}/?fields=*",
        "/de/suche/?q=Schulung",
    ):
        answer = client.get(address)
        assert answer.status_code == HTTPStatus.OK, address
        assert "video.example.org" not in answer.content.decode(), address


def test_each_date_of_a_series_has_its_seats(client, db):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=40)]
    )
    book_of(page, page.sessions.first(), seats_taken=18)
    badges = [badge.get_text(strip=True) for badge in read(client, page).select("ol .kern-badge")]
    assert badges == ["nur noch 2 Plätze", "20 von 20 Plätzen frei"]


def test_a_cancelled_date_is_marked_and_struck_out(client, db):
    page = TrainingPageFactory(
        sessions=[SessionFactory(status="cancelled"), SessionFactory(days=40)]
    )
    soup = read(client, page)
    assert len(soup.select("ol del")) == 1
    assert "abgesagt" in soup.select_one(".panel ol li").get_text()


def test_a_translation_shows_the_facts_of_the_german_page(client, page):
    translation_of(page, "ar", title="قانون اللجوء", target_group="المتطوعون")
    soup = read(client, page, "ar")
    text = words(soup)
    assert "قانون اللجوء" in text
    assert "ديسمبر" not in text
    assert "1 يوليو 2098" in text
    assert "18:00" in text
    assert "Integrationslotsin" in text
    assert soup.find("bdi", string="Bitte läuten")["lang"] == "de"


def test_a_contact_speaks_the_language_of_the_page(client, page):
    german = page.contact
    arabic = german.copy_for_translation(Locale.objects.get(language_code="ar"))
    arabic.name = "مرشدة الاندماج"
    arabic.save()
    translation_of(page, "ar", title="قانون اللجوء")
    assert "مرشدة الاندماج" in words(read(client, page, "ar"))
    assert "مرشدة الاندماج" not in words(read(client, page))


def test_a_missing_translation_is_german_but_for_what_one_acts_on(client, page):
    soup = read(client, page, "ar")
    assert soup.html["lang"] == "ar"
    assert soup.select_one("main")["lang"] == "de"
    assert "Gut zu wissen" in words(soup)
    dates = soup.find(id="termine").find_parent("section")
    assert (dates["lang"], dates["dir"]) == ("ar", "rtl")
    assert "Uhr" not in dates.get_text()
    way = dates.find("a", href=f"/ar/anmeldung/{page.books.get().pk}/")
    with override("ar"):
        assert way.get_text(strip=True) == gettext("Anmelden")
    assert dates.select_one("bdi")["lang"] == "de"


def test_a_private_contact_without_consent_is_not_shown(client, page):
    page.contact.kind = "private"
    page.contact.save()
    assert "Integrationslotsin" not in words(read(client, page))


def test_files_are_offered(client, page):
    document = SiteDocument.objects.create(
        title="intern.pdf", file=ContentFile(b"%PDF-1.4", name="programm.pdf")
    )
    page.attachments.add(TrainingAttachment(document=document, title="Programm"))
    page.save()
    assert "Programm" in read(client, page).select_one(".downloads a").get_text()


def test_search_engines_learn_when_and_where(client, page):
    data = event(read(client, page))
    assert data["name"] == "Asylrecht"
    assert data["startDate"] == "2098-07-01T18:00:00+02:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["location"]["address"]["addressLocality"] == "Sonthofen"
    assert data["offers"]["price"] == 0
    assert data["organizer"]["@type"] == "GovernmentOrganization"
    assert "subEvent" not in data


def test_search_engines_learn_of_every_date(client, db):
    page = TrainingPageFactory(
        cost="10 Euro",
        sessions=[
            SessionFactory(status="cancelled"),
            SessionFactory(days=40, is_online=True, place_name=""),
        ],
    )
    data = event(read(client, page))
    statuses = [part["eventStatus"].rsplit("/", 1)[1] for part in data["subEvent"]]
    assert statuses == ["EventCancelled", "EventScheduled"]
    assert data["eventStatus"].endswith("EventScheduled")
    assert data["subEvent"][1]["location"]["@type"] == "VirtualLocation"
    assert data["subEvent"][1]["location"]["url"].endswith(f"/de/schulungen/{page.slug}/")
    assert "offers" not in data


def test_markup_in_a_title_cannot_leave_the_script(client, db):
    page = TrainingPageFactory(title="</script><b>Kurs")
    assert event(read(client, page))["name"] == "</script><b>Kurs"


def test_a_shared_link_has_title_and_summary(client, page):
    soup = read(client, page)
    assert soup.select_one('meta[property="og:title"]')["content"] == "Asylrecht"
    assert soup.select_one('meta[property="og:description"]')["content"] == page.summary


def test_a_draft_can_be_previewed_with_its_new_dates(client, page):
    client.force_login(chief())
    page.sessions.add(SessionFactory(days=70, place_name="Neuer Ort"))
    page.save_revision()
    html = client.get(f"/verwaltung/pages/{page.pk}/view_draft/").content.decode()
    assert "Neuer Ort" in html
    assert "Neuer Ort" not in words(read(client, page))


def test_a_training_that_is_sent_something_refuses(client, page):
    response = client.post(f"/de/schulungen/{page.slug}/")
    assert response.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_an_unknown_training_is_404_in_every_language(client, db):
    for code in ("de", "ar"):
        response = client.get(f"/{code}/schulungen/gibt-es-nicht/")
        assert response.status_code == HTTPStatus.NOT_FOUND
