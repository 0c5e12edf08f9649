"""The registration form: what it shows, and when there is none."""

from datetime import datetime, timedelta
from http import HTTPStatus
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.formats import date_format

from tests.factories.circles import CirclePageFactory
from tests.factories.core import ContactFactory
from tests.factories.registrations import registered
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of, translation_of
from tests.factories.visitors import TYPED, form_on, words
from trainings.choices import AdmissionMode, SeatsShown
from trainings.models import Registration, RegistrationBook, TrainingPage


@pytest.fixture
def page(db) -> TrainingPage:
    return TrainingPageFactory(title="Asylrecht", contact=ContactFactory(name="Koordination"))


@pytest.fixture
def book(page) -> RegistrationBook:
    return book_of(page, capacity=5, waiting_capacity=2)


@pytest.fixture
def address(book) -> str:
    return f"/de/anmeldung/{book.pk}/"


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def test_the_form_says_what_one_signs_up_for(client, page, address):
    text = words(client.get(address))
    session = page.sessions.get()
    day = date_format(timezone.localtime(session.starts_at), "l, j. F Y")
    for part in ("Asylrecht", f"{day}, 12:00", "Landratsamt", "Deutsch", "kostenlos",
                 "5 von 5 Plätzen frei", f"{day}, 12:00 Uhr", "Koordination"):  # fmt: skip
        assert part in text


def test_the_form_says_who_keeps_what_and_until_which_day(client, page, address):
    text = words(client.get(address))
    last = timezone.localtime(page.sessions.get().ends_at)
    assert date_format(last + timedelta(days=91), "DATE_FORMAT") in text
    assert date_format(last + timedelta(days=15), "DATE_FORMAT") in text
    assert "Verantwortlich ist:" in text
    assert soup_of(client.get(address)).select_one('main a[href="/de/datenschutz/"]')


def test_dates_are_shown_as_the_clock_shows_them_when_it_changes(client, db):
    berlin = ZoneInfo("Europe/Berlin")
    sessions = [
        SessionFactory(starts_at=datetime(2097, 10, day, 9, tzinfo=berlin)) for day in (26, 27)
    ]
    page = TrainingPageFactory(sessions=sessions)
    text = words(client.get(f"/de/anmeldung/{book_of(page).pk}/"))
    assert "Samstag, 26. Oktober 2097, 09:00 bis 11:00 Uhr" in text
    assert "Sonntag, 27. Oktober 2097, 09:00 bis 11:00 Uhr" in text


@pytest.mark.parametrize(
    ("shown", "capacity", "text"),
    [
        (SeatsShown.EXACT, 9, "9 von 9 Plätzen frei"),
        (SeatsShown.FEW, 9, "Plätze frei"),
        (SeatsShown.FEW, 2, "nur noch wenige Plätze"),
        (SeatsShown.NONE, 2, ""),
    ],
)
def test_seats_are_told_as_the_office_chooses(client, page, book, shown, capacity, text):
    RegistrationBook.objects.update(seats_shown=shown, capacity=capacity)
    for where in (f"/de/anmeldung/{book.pk}/", f"/de/schulungen/{page.slug}/", "/de/schulungen/"):
        found = words(client.get(where))
        assert text in found
        if shown != SeatsShown.EXACT:
            assert str(capacity) + " von" not in found and "noch 2" not in found
        if not text:
            assert "Plätze frei" not in found and "wenige" not in found


def test_the_button_says_what_it_brings(client, page, book, address):
    def button() -> str:
        link = soup_of(client.get(f"/de/schulungen/{page.slug}/")).select_one(
            f'main a[href="{address}"]'
        )
        sends = soup_of(client.get(address)).select_one("main form [type=submit]")
        assert link.get_text(strip=True) == sends.get_text(strip=True)
        return link.get_text(strip=True)

    assert button() == "Anmelden"
    RegistrationBook.objects.update(admission=AdmissionMode.APPROVAL)
    assert button() == "Platz anfragen"
    assert "entscheidet, wer teilnimmt" in words(client.get(address))
    RegistrationBook.objects.update(seats_taken=5)
    assert button() == "Auf die Warteliste"
    assert "Sie kommen auf die Warteliste" in words(client.get(address))


def test_a_series_has_a_button_for_each_date(client, db):
    sessions = [SessionFactory(), SessionFactory(days=40)]
    page = TrainingPageFactory(booking_mode="per_session", sessions=sessions)
    books = [book_of(page, session) for session in page.sessions.all()]
    links = soup_of(client.get(f"/de/schulungen/{page.slug}/")).select("main ol a.kern-btn")
    assert [link["href"] for link in links] == [f"/de/anmeldung/{book.pk}/" for book in books]
    text = words(client.get(links[1]["href"]))
    assert date_format(timezone.localtime(sessions[1].starts_at), "j. F") in text
    assert date_format(timezone.localtime(sessions[0].starts_at), "j. F") not in text


@pytest.mark.parametrize(
    ("changes", "status", "text"),
    [
        ({"opens_at": timedelta(days=1)}, 409, "Die Anmeldung beginnt am"),
        ({"closes_at": -timedelta(days=1)}, 410, "Die Anmeldung ist geschlossen"),
        ({"seats_taken": 5, "waiting_capacity": 0}, 409, "ausgebucht"),
    ],
)
def test_who_cannot_sign_up_learns_why(client, page, book, address, changes, status, text):
    moments = {k: timezone.now() + v if isinstance(v, timedelta) else v for k, v in changes.items()}
    RegistrationBook.objects.update(**moments)
    for response in (client.get(address), client.post(address, TYPED)):
        assert response.status_code == status
        found = soup_of(response)
        assert text in words(response) and "Koordination" in words(response)
        assert found.select_one('main a[href="/de/schulungen/"]')
    training = soup_of(client.get(f"/de/schulungen/{page.slug}/"))
    assert not training.select_one(f'a[href="{address}"]')


@pytest.mark.parametrize(
    ("session", "text"),
    [
        ({"status": "cancelled"}, "fällt aus"),
        ({"days": -3}, "ist vorbei"),
    ],
)
def test_what_does_not_take_place_takes_no_names(client, db, session, text):
    book = book_of(TrainingPageFactory(sessions=[SessionFactory(**session)]))
    response = client.get(f"/de/anmeldung/{book.pk}/")
    assert response.status_code == HTTPStatus.GONE
    assert text in words(response)


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_an_unknown_number_is_answered_in_words(client, db, number):
    response = client.get(f"/de/anmeldung/{number}/")
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert "Diese Schulung gibt es nicht" in words(response)


def test_a_training_that_is_not_public_takes_no_names(client, page, address):
    data = form_on(client, address) | TYPED
    page.unpublish()
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND
    assert client.post(address, data).status_code == HTTPStatus.NOT_FOUND
    assert not Registration.objects.exists()


def test_the_form_is_right_to_left_with_addresses_left_to_right(client, page, book):
    translation_of(page, "ar", title="قانون اللجوء")
    soup = soup_of(client.get(f"/ar/anmeldung/{book.pk}/"))
    assert soup.html["dir"] == "rtl"
    assert soup.select_one("#schulung").get_text(strip=True) == "قانون اللجوء"
    assert soup.select_one("[name=language] [selected]")["value"] == "ar"
    for name in ("email", "phone"):
        assert soup.select_one(f"[name={name}]")["dir"] == "ltr"


def test_browsers_know_what_belongs_into_the_fields(client, address):
    soup = soup_of(client.get(address))
    names = {field["name"]: field["autocomplete"] for field in soup.select("main [autocomplete]")}
    assert names["given_name"] == "given-name" and names["family_name"] == "family-name"
    assert names["email"] == "email" and names["phone"] == "tel"
    required = {field["name"] for field in soup.select("main [required]")}
    assert required == {"given_name", "family_name", "email"}  # A language is always chosen.


def test_the_form_costs_the_same_queries_with_any_number(
    client, book, address, django_assert_max_num_queries
):
    client.get(address)
    with django_assert_max_num_queries(15) as few:
        client.get(address)
    for number in range(10):
        registered(book, f"Person{number}")
        TrainingPageFactory()
        CirclePageFactory()
    client.get(address)
    with django_assert_max_num_queries(15) as many:
        client.get(address)
    assert len(many) == len(few)
