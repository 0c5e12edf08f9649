"""„Meine Schulungen“: all that is somebody's own, by a mailed link and without a password."""

import json
from datetime import timedelta
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.utils import timezone
from icalendar import Calendar

from outbox.models import OutboxMessage
from outbox.services import with_words
from tests.factories.core import ContactFactory
from tests.factories.registrations import registered, unverified
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from tests.factories.visitors import form_on, opened_before, words
from trainings import tokens
from trainings.models import Certificate, PersonalAccess, Registration, RegistrationBook
from trainings.registration import cancel
from trainings.tokens import access_token

ASK = "/de/anmeldung/meine/"
SENT = "/de/anmeldung/meine/geschickt/"


@pytest.fixture(autouse=True)
def nothing_counted_before():
    cache.clear()


@pytest.fixture
def book(db) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Asylrecht"), capacity=2, waiting_capacity=2)


@pytest.fixture
def ada(book) -> Registration:
    return registered(book, "Ada")


@pytest.fixture
def access(ada) -> PersonalAccess:
    return PersonalAccess.objects.create(email=ada.email)


def ask(client, email: str, address: str = ASK):
    return client.post(address, form_on(client, address) | {"email": email})


def page_of(access: PersonalAccess) -> str:
    return f"{ASK}{access_token(access, 'list')}/"


def feed_of(client, access: PersonalAccess) -> str:
    soup = BeautifulSoup(client.get(page_of(access)).content, "html.parser")
    return soup.select_one("#kalender").parent.select_one("a.long-address")["href"]


def events(client, address: str) -> dict[str, str]:
    calendar = Calendar.from_ical(client.get(address).content)
    assert calendar["method"] == "PUBLISH"
    return {str(event["uid"]): str(event["status"]) for event in calendar.events}


# --- Asking for the link ------------------------------------------------------------------


def test_who_lets_the_browser_fill_in_the_only_field_is_not_too_fast(client, ada):
    data = opened_before(0, form_on(client, ASK)) | {"email": "ada@example.org"}
    assert client.post(ASK, data).status_code == HTTPStatus.FOUND
    program = data | {"homepage": "https://example.org"}
    assert "Dieses Feld muss leer bleiben" in words(client.post(ASK, program))


def test_the_list_names_whom_to_ask_where_there_is_one_training(client, access, ada):
    other = TrainingPageFactory(title="Trauma")
    for page, name in ((ada.book.training, "Lotsin Maier"), (other, "Lotse Huber")):
        page.contact = ContactFactory(name=name)
        page.save_revision().publish()
    assert "Lotsin Maier" in words(client.get(page_of(access)))
    registered(book_of(other), "Ada")
    both = words(client.get(page_of(access)))
    assert "Lotsin Maier" not in both and "Lotse Huber" not in both


def test_the_link_comes_by_mail_and_opens_the_list(client, ada):
    assert ask(client, " ADA@example.org", "/ar/anmeldung/meine/").status_code == HTTPStatus.FOUND
    mail = OutboxMessage.objects.get(kind="my_trainings_link")
    assert (mail.recipient, mail.language) == ("ada@example.org", "ar")
    text = with_words(mail).text
    path = text.partition("http://testserver")[2].split()[0]
    assert path.startswith("/ar/anmeldung/meine/")
    assert "Asylrecht" in words(client.get(path))


def test_the_answer_is_the_same_for_an_address_nobody_knows(client, ada):
    known, unknown = ask(client, "ada@example.org"), ask(client, "neu@example.org")
    assert known.headers["Location"] == unknown.headers["Location"] == SENT
    assert OutboxMessage.objects.filter(kind="my_trainings_link").count() == 1
    assert not PersonalAccess.objects.filter(email="neu@example.org").exists()


def test_two_presses_are_one_mail(client, ada):
    ask(client, "ada@example.org")
    ask(client, "ada@example.org")
    assert OutboxMessage.objects.filter(kind="my_trainings_link").count() == 1
    PersonalAccess.objects.update(asked_at=timezone.now() - timedelta(minutes=2))
    ask(client, "ada@example.org")
    assert OutboxMessage.objects.filter(kind="my_trainings_link").count() == 2


def test_a_wrong_address_is_named(client, db):
    response = ask(client, "ada")
    assert response.status_code == HTTPStatus.OK
    assert "nicht vollständig" in words(response)


def test_the_calendar_leads_there(client, db):
    for code in ("de", "ar"):
        soup = BeautifulSoup(client.get(f"/{code}/schulungen/").content, "html.parser")
        assert soup.select_one(f'main a[href="/{code}/anmeldung/meine/"]')


# --- The list -----------------------------------------------------------------------------


def test_the_list_shows_all_of_one_address_and_nothing_else(client, access, book):
    registered(book, "Ben")
    waits = book_of(TrainingPageFactory(title="Wohnen"), capacity=0, waiting_capacity=9)
    registered(waits, "Ada")
    over = book_of(TrainingPageFactory(title="Vorbei"))
    registered(over, "Ada")
    over.training.sessions.update(
        starts_at=timezone.now() - timedelta(days=3), ends_at=timezone.now() - timedelta(days=2)
    )
    text = words(client.get(page_of(access)))
    upcoming, _, past = text.partition("Vergangene")
    assert "Asylrecht" in upcoming and "Ihr Platz ist bestätigt" in upcoming
    assert "Wohnen" in upcoming and "Sie sind Nummer 1." in upcoming
    assert "Vorbei" in past and "Vorbei" not in upcoming
    assert "ada@example.org" in text and "ben@example.org" not in text


def test_each_line_leads_to_its_registration(client, access):
    soup = BeautifulSoup(client.get(page_of(access)).content, "html.parser")
    link = soup.select_one(".my-training h3 a")["href"]
    assert "Ihr Platz ist bestätigt" in words(client.get(link))


def test_certificates_can_be_fetched(client, access, ada):
    certificate = Certificate.objects.create(
        participant=ada.participants.get(), code="ABCDE23456", language="de", minutes=120
    )
    soup = BeautifulSoup(client.get(page_of(access)).content, "html.parser")
    link = soup.select_one(f'main a[href*="{certificate.number}"]')
    assert "Ada Beispiel" in link.get_text()


def test_the_list_costs_the_same_queries_for_any_number(
    client, access, django_assert_max_num_queries
):
    def measured() -> int:
        client.get(page_of(access))
        with django_assert_max_num_queries(15) as queries:
            client.get(page_of(access))
        return len(queries)

    few = measured()
    for _number in range(5):
        registered(book_of(TrainingPageFactory()), "Ada")
    assert measured() == few


def test_the_link_ends_after_two_hours(client, access, monkeypatch):
    address = page_of(access)
    monkeypatch.setattr(tokens, "ACCESS_LIFE", timedelta(seconds=-1))
    response = client.get(address)
    assert response.status_code == HTTPStatus.GONE
    assert "Dieser Link ist abgelaufen" in words(response)


def test_a_revoked_link_and_the_link_of_the_calendar_open_no_list(client, access):
    feed = access_token(access, "feed")
    assert client.get(f"{ASK}{feed}/").status_code == HTTPStatus.NOT_FOUND
    address = page_of(access)
    PersonalAccess.objects.update(nonce="00000000-0000-0000-0000-000000000000")
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_the_page_tells_nobody_its_address(client, access):
    response = client.get(page_of(access))
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies


# --- Personal data ------------------------------------------------------------------------


def test_all_data_can_be_taken_along(client, access):
    response = client.get(f"{page_of(access)}daten.json")
    assert "attachment" in response.headers["Content-Disposition"]
    assert "no-store" in response.headers["Cache-Control"]
    data = json.loads(response.content)
    assert data["email"] == "ada@example.org"
    assert data["registrations"][0]["people"][0]["given_name"] == "Ada"


def test_erasing_asks_once_more_and_then_leaves_nothing(client, access, ada):
    address = f"{page_of(access)}loeschen/"
    assert "Asylrecht" in words(client.get(address))
    assert Registration.objects.get().email == "ada@example.org"
    response = client.post(address, follow=True)
    assert "Ihre Daten sind gelöscht" in words(response)
    assert not Registration.objects.filter(email="ada@example.org").exists()
    assert client.get(page_of(access)).status_code == HTTPStatus.NOT_FOUND
    assert client.post(address).status_code == HTTPStatus.NOT_FOUND


# --- The personal calendar ----------------------------------------------------------------


def test_the_feed_has_what_somebody_comes_to(client, access, book, ada):
    (session,) = book.sessions()
    waits = book_of(TrainingPageFactory(), capacity=0, waiting_capacity=9)
    registered(waits, "Ada")
    unverified(book_of(TrainingPageFactory()), "Ada")
    address = feed_of(client, access)
    assert events(client, address) == {str(session.uid): "CONFIRMED"}
    cancel(ada)
    assert events(client, address) == {str(session.uid): "CANCELLED"}
    registered(book, "Ada")
    assert events(client, address) == {str(session.uid): "CONFIRMED"}


def test_what_was_cancelled_long_ago_is_gone(client, access, book, ada):
    cancel(ada)
    Registration.objects.update(changed_at=timezone.now() - timedelta(days=91))
    assert events(client, feed_of(client, access)) == {}


def test_a_cancelled_date_is_crossed_out(client, access, book):
    session = book.sessions()[0]
    session.status = "cancelled"
    session.save()
    assert events(client, feed_of(client, access)) == {str(session.uid): "CANCELLED"}


def test_the_feed_has_the_way_into_what_is_online(client, db):
    session = SessionFactory(is_online=True, place_name="", online_url="https://v.example.org/r")
    ada = registered(book_of(TrainingPageFactory(sessions=[session])), "Ada")
    access = PersonalAccess.objects.create(email=ada.email)
    address = feed_of(client, access)
    assert "v.example.org" in str(Calendar.from_ical(client.get(address).content).events[0])
    cancel(ada)
    assert "v.example.org" not in client.get(address).content.decode()


def test_an_unchanged_feed_is_answered_without_a_body(client, access):
    address = feed_of(client, access)
    first = client.get(address)
    assert "private" in first.headers["Cache-Control"]
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == HTTPStatus.NOT_MODIFIED
    assert feed_of(client, access) == address


def test_a_new_address_kills_the_old_one(client, access):
    address = feed_of(client, access)
    client.get(f"{page_of(access)}kalender/")
    assert client.get(address).status_code == HTTPStatus.OK
    response = client.post(f"{page_of(access)}kalender/")
    assert response.headers["Location"].endswith("#kalender")
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND
    access.refresh_from_db()
    assert client.get(feed_of(client, access)).status_code == HTTPStatus.OK
