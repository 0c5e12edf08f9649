"""The links in the mails: GET shows, a button acts, and every link has an end."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.formats import date_format
from icalendar import Calendar

from outbox.models import OutboxMessage
from tests.factories.registrations import registered, unverified
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of, translation_of
from tests.factories.visitors import words
from trainings.choices import AdmissionMode, PromotionMode
from trainings.desk import cancel_by_office
from trainings.models import Registration, RegistrationBook
from trainings.registration import cancel
from trainings.tokens import registration_token

PATHS = {"confirm": "bestaetigen", "manage": "verwalten", "offer": "angebot"}


@pytest.fixture
def book(db) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Asylrecht"), capacity=1, waiting_capacity=2)


def link(registration: Registration, purpose: str, code: str = "de") -> str:
    return f"/{code}/anmeldung/{PATHS[purpose]}/{registration_token(registration, purpose)}/"


def state(registration: Registration) -> str:
    registration.refresh_from_db()
    return registration.state


def aged(registration: Registration, **time) -> None:
    Registration.objects.filter(pk=registration.pk).update(
        created_at=timezone.now() - timedelta(**time)
    )


# --- Confirming -----------------------------------------------------------------------


def test_opening_the_link_changes_nothing_pressing_the_button_does(client, book):
    ada = unverified(book, "Ada")
    page = client.get(link(ada, "confirm"))
    assert state(ada) == "unverified"
    assert "Asylrecht" in words(page) and "Ada Beispiel" in words(page)
    response = client.post(link(ada, "confirm"), follow=True)
    assert state(ada) == "confirmed"
    assert "Ihr Platz ist bestätigt" in words(response)
    again = client.get(link(ada, "confirm"), follow=True)
    assert again.status_code == HTTPStatus.OK and "Ihr Platz ist bestätigt" in words(again)
    client.post(link(ada, "confirm"))
    assert OutboxMessage.objects.filter(kind="registration_confirmed").count() == 1


@pytest.mark.parametrize(
    ("before", "admission", "text"),
    [
        (1, AdmissionMode.DIRECT, "Sie sind Nummer 1."),
        (2, AdmissionMode.DIRECT, "Sie sind Nummer 2."),
        (3, AdmissionMode.DIRECT, "Leider haben wir keinen Platz für Sie"),
        (0, AdmissionMode.APPROVAL, "Ihre Anfrage ist angekommen"),
    ],
)
def test_the_page_says_what_came_of_it(client, book, before, admission, text):
    RegistrationBook.objects.update(admission=admission)
    for number in range(before):
        registered(book, f"Person{number}")
    ada = unverified(book, "Ada")
    assert text in words(client.post(link(ada, "confirm"), follow=True))


def test_after_a_day_one_begins_anew(client, book):
    ada = unverified(book, "Ada")
    aged(ada, hours=25)
    for response in (client.get(link(ada, "confirm")), client.post(link(ada, "confirm"))):
        assert response.status_code == HTTPStatus.GONE
        assert "24 Stunden gültig" in words(response)
        page = BeautifulSoup(response.content, "html.parser")
        assert page.select_one(f'main a[href="/de/anmeldung/{book.pk}/"]')
    assert state(ada) == "unverified"


def test_an_old_link_still_shows_where_the_registration_stands(client, book):
    ada = registered(book, "Ada")
    aged(ada, days=20)
    assert "Ihr Platz ist bestätigt" in words(client.get(link(ada, "confirm"), follow=True))


def test_nobody_gets_a_seat_in_what_has_begun(client, db):
    book = book_of(TrainingPageFactory(sessions=[SessionFactory(days=1)]))
    ada = unverified(book, "Ada")
    book.training.sessions.update(starts_at=timezone.now() - timedelta(minutes=1))
    for response in (client.get(link(ada, "confirm")), client.post(link(ada, "confirm"))):
        assert response.status_code == HTTPStatus.GONE
        assert "schon begonnen" in words(response)
    assert state(ada) == "unverified"


# --- Links that open nothing ------------------------------------------------------------


@pytest.mark.parametrize("path", [*PATHS.values(), "meine"])
@pytest.mark.parametrize("token", ["x", "MQ:1:1", "x" * 3000, "%F0%9F%98%80", "..%2Fx"])
def test_a_wrong_link_is_answered_in_words(client, db, path, token):
    response = client.get(f"/de/anmeldung/{path}/{token}/")
    assert response.status_code == HTTPStatus.NOT_FOUND


def test_a_link_opens_only_what_it_was_made_for(client, book):
    ada = registered(book, "Ada")
    token = registration_token(ada, "confirm")
    response = client.post(f"/de/anmeldung/verwalten/{token}/absagen/")
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert "Dieser Link gilt nicht" in words(response)
    assert state(ada) == "confirmed"


def test_the_link_of_somebody_else_shows_nothing_of_ada(client, book):
    registered(book, "Ada")
    ben = registered(book, "Ben")
    text = words(client.get(link(ben, "manage")))
    assert "Ben" in text and "Ada" not in text
    own, foreign = (registration_token(row, "manage") for row in (ben, book.registrations.first()))
    mixed = foreign.split(":")[0] + ":" + own.split(":", 1)[1]
    assert client.get(f"/de/anmeldung/verwalten/{mixed}/").status_code == HTTPStatus.NOT_FOUND


def test_a_revoked_link_is_dead(client, book):
    ada = registered(book, "Ada")
    address = link(ada, "manage")
    Registration.objects.update(nonce="00000000-0000-0000-0000-000000000000")
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_pages_behind_a_link_tell_nobody_their_address(client, book):
    ada = registered(book, "Ada")
    token = registration_token(ada, "manage")
    for address in (link(ada, "manage"), f"{link(ada, 'manage')}absagen/", link(ada, "confirm")):
        response = client.get(address, follow=True)
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert not response.cookies
        head = BeautifulSoup(response.content, "html.parser").head
        assert token not in str(head)
        links = BeautifulSoup(response.content, "html.parser").select("a[href*='//']")
        assert not [a for a in links if token in a["href"]]


# --- The page of the registration --------------------------------------------------------


def test_the_page_shows_the_way_online_only_with_a_seat(client, db):
    session = SessionFactory(
        is_online=True, place_name="", online_url="https://video.example.org/raum"
    )
    book = book_of(TrainingPageFactory(sessions=[session]), capacity=1, waiting_capacity=5)
    ada, ben = registered(book, "Ada"), registered(book, "Ben")
    assert "https://video.example.org/raum" in words(client.get(link(ada, "manage")))
    assert "video.example.org" not in client.get(link(ben, "manage")).content.decode()
    assert b"video.example.org" in client.get(link(ada, "manage") + "termin.ics").content


def test_the_calendar_file_has_the_uid_of_the_date(client, book):
    ada, ben = registered(book, "Ada"), registered(book, "Ben")
    response = client.get(link(ada, "manage") + "termin.ics")
    calendar = Calendar.from_ical(response.content)
    assert calendar["method"] == "PUBLISH"
    assert [str(event["uid"]) for event in calendar.events] == [str(book.sessions()[0].uid)]
    assert "no-store" in response.headers["Cache-Control"]
    assert client.get(link(ben, "manage") + "termin.ics").status_code == HTTPStatus.NOT_FOUND


def test_cancelling_asks_once_more_and_gives_the_seat_to_the_next(client, book):
    ada, ben = registered(book, "Ada", people=[("Ada", "B")]), registered(book, "Ben")
    address = link(ada, "manage")
    page = BeautifulSoup(client.get(address).content, "html.parser")
    where = page.select_one("#absagen").parent.select_one("a.kern-btn")["href"]
    assert "Möchten Sie wirklich absagen?" in words(client.get(where))
    assert state(ada) == "confirmed"
    response = client.post(where, follow=True)
    assert "Ihre Anmeldung ist storniert" in words(response)
    assert (state(ada), state(ben)) == ("cancelled", "confirmed")
    assert client.post(where, follow=True).status_code == HTTPStatus.OK
    assert OutboxMessage.objects.filter(kind="registration_cancelled").count() == 1


def test_after_the_deadline_the_office_is_asked(client, book):
    ada = registered(book, "Ada")
    start = timezone.localtime(book.sessions()[0].starts_at)
    RegistrationBook.objects.update(cancel_stop_hours=24)
    until = date_format(start - timedelta(hours=24), "l, j. F Y, H:i")
    assert f"{until} Uhr" in words(client.get(link(ada, "manage")))
    RegistrationBook.objects.update(cancel_stop_hours=24 * 40)
    text = words(client.get(link(ada, "manage")))
    assert "Absagen konnten Sie hier bis" in text and "Rufen Sie uns bitte an" in text
    response = client.post(f"{link(ada, 'manage')}absagen/", follow=True)
    assert "Absagen konnten Sie hier bis" in words(response)
    assert state(ada) == "confirmed"


def test_a_party_is_shown_and_cancelled_as_a_whole(client, db):
    book = book_of(TrainingPageFactory(), capacity=3)
    ada = registered(book, "Ada", people=[("Ada", "B"), ("Eva", "B")])
    assert "Ihre Plätze sind bestätigt" in words(client.get(link(ada, "manage")))
    page = words(client.get(f"{link(ada, 'manage')}absagen/"))
    assert "Sie sagen für alle ab" in page and "Eva B" in page
    client.post(f"{link(ada, 'manage')}absagen/")
    book.refresh_from_db()
    assert book.seats_taken == 0


def test_the_reason_of_the_office_is_shown(client, book):
    ada = registered(book, "Ada")
    cancel_by_office(ada, "user:1", "Doppelt <angemeldet>")
    text = words(client.get(link(ada, "manage")))
    assert "Doppelt <angemeldet>" in text and "Neu anmelden" in text


def test_the_page_is_in_the_language_of_its_address(client, book):
    translation_of(book.training, "ar", title="قانون اللجوء")
    ada = registered(book, "Ada")
    page = BeautifulSoup(client.get(link(ada, "manage", "ar")).content, "html.parser")
    assert page.html["dir"] == "rtl"
    assert "قانون اللجوء" in page.select_one("main").get_text()


# --- Offers -------------------------------------------------------------------------------


@pytest.fixture
def offered(book) -> Registration:
    RegistrationBook.objects.update(promotion=PromotionMode.OFFER)
    ada, ben = registered(book, "Ada"), registered(book, "Ben")
    cancel(ada)
    ben.refresh_from_db()
    return ben


def test_an_offer_is_shown_with_its_deadline_and_taken(client, offered):
    until = date_format(timezone.localtime(offered.offered_until), "l, j. F Y, H:i")
    for address in (link(offered, "offer"), link(offered, "manage")):
        assert f"{until} Uhr" in words(client.get(address))
    assert state(offered) == "offered"
    response = client.post(link(offered, "offer"), {"answer": "accept"}, follow=True)
    assert "Ihr Platz ist bestätigt" in words(response)
    assert state(offered) == "confirmed"
    assert "Ihr Platz ist bestätigt" in words(client.get(link(offered, "offer"), follow=True))


def test_an_offer_is_left_to_others(client, offered):
    client.post(link(offered, "offer"), {"answer": "decline"})
    assert state(offered) == "cancelled"


def test_a_button_that_does_not_exist_does_nothing(client, offered):
    assert client.post(link(offered, "offer"), {"answer": "x"}).status_code == HTTPStatus.FOUND
    assert state(offered) == "offered"


def test_an_expired_offer_says_so(client, offered):
    Registration.objects.filter(pk=offered.pk).update(offered_until=timezone.now())
    for response in (
        client.get(link(offered, "offer"), follow=True),
        client.post(link(offered, "offer"), {"answer": "accept"}, follow=True),
    ):
        assert "Das Angebot ist abgelaufen" in words(response)
    assert state(offered) == "offered"  # The clock takes it back.
