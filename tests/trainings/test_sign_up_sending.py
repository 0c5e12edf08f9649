"""The registration form: what it takes, and what it answers."""

from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from outbox.models import OutboxMessage
from tests.factories.circles import CirclePageFactory
from tests.factories.core import ContactFactory
from tests.factories.registrations import registered
from tests.factories.trainings import TrainingPageFactory, book_of, translation_of
from tests.factories.visitors import TYPED, form_on, opened_before, sign_up, words
from trainings.models import Registration, RegistrationBook, TrainingPage, TrainingQuestion

THANKS = "/de/anmeldung/danke/"


@pytest.fixture
def page(db) -> TrainingPage:
    return TrainingPageFactory(title="Asylrecht")


@pytest.fixture
def book(page) -> RegistrationBook:
    return book_of(page, capacity=5, waiting_capacity=2)


@pytest.fixture
def address(book) -> str:
    return f"/de/anmeldung/{book.pk}/"


def soup_of(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def ask(page: TrainingPage, label: str, **details) -> TrainingQuestion:
    return TrainingQuestion.objects.create(
        page=page, label=label, purpose="Zur Planung", locale=page.locale, **details
    )


def test_name_address_and_language_are_enough(client, address):
    response = sign_up(client, address, language="uk")
    assert response.headers["Location"].startswith(THANKS)
    registration = Registration.objects.get()
    assert registration.state == "unverified"
    assert (registration.email, registration.language) == ("amal@example.org", "uk")
    assert registration.consent_version and registration.consent_given_at
    assert [str(person) for person in registration.participants.all()] == ["Amal Haddad"]
    assert OutboxMessage.objects.get().kind == "registration_confirm_address"
    assert "24 Stunden" in words(client.get(THANKS))


def test_the_page_afterwards_names_whom_to_ask_about_this_training(client, page, address):
    page.contact = ContactFactory(name="Lotsin Maier")
    page.save_revision().publish()
    thanks = sign_up(client, address).headers["Location"]
    assert "Lotsin Maier" in words(client.get(thanks))
    for number in ("", "0", "999999999", "9" * 40, "²", "x"):
        response = client.get(THANKS, {"schulung": number})
        assert response.status_code == HTTPStatus.OK
        assert "Lotsin Maier" not in words(response)


def test_everything_that_is_typed_is_stored(client, page, book, address):
    circle = CirclePageFactory(title="Helferkreis Sonthofen")
    RegistrationBook.objects.update(party_limit=3)
    sign_up(client, address, email=" Amal@Example.ORG ", phone="٠٨٣٢١ 123456",
            circle=str(circle.pk), access_need="Ich komme\r\nim Rollstuhl.",
            given_name_3="Sara", family_name_3="Haddad")  # fmt: skip
    registration = Registration.objects.get()
    assert registration.email == "amal@example.org"
    assert registration.phone == "08321 123456"
    assert registration.circle_id == circle.pk
    assert registration.access_need.text == "Ich komme\nim Rollstuhl."
    assert registration.seats == 2
    assert [str(person) for person in registration.participants.all()] == [
        "Amal Haddad",
        "Sara Haddad",
    ]


def test_nobody_brings_more_people_than_allowed(client, book, address):
    RegistrationBook.objects.update(party_limit=2, capacity=5)
    soup = soup_of(client.get(address))
    assert soup.select("[name=given_name_2]") and not soup.select("[name=given_name_3]")
    sign_up(client, address, given_name_3="Zu", family_name_3="Viel")
    assert Registration.objects.get().seats == 1


def test_half_a_name_is_asked_for(client, book, address):
    RegistrationBook.objects.update(party_limit=2)
    response = sign_up(client, address, given_name_2="Sara")
    errors = response.context["form"].errors
    assert list(errors) == ["family_name_2"]
    assert soup_of(response).select_one("details.party").has_attr("open")


def test_questions_are_asked_and_stored_in_german(client, page, book):
    meal = ask(page, "Was essen Sie?", kind="choice", choices="Alles\nVegan", is_required=True)
    before = ask(page, "Waren Sie schon da?", kind="yes_no", keep_days=5)
    wish = ask(page, "Was wünschen Sie sich?", kind="text")
    reading = translation_of(page, "ar", title="تدريب")
    reading.questions.filter(translation_key=meal.translation_key).update(
        label="ماذا تأكل؟", choices="كل شيء\nنباتي"
    )
    address = f"/ar/anmeldung/{book.pk}/"
    text = words(client.get(address))
    assert "ماذا تأكل؟" in text and "نباتي" in text and "Zur Planung." in text
    missing = sign_up(client, address)
    assert list(missing.context["form"].errors) == [f"question_{meal.pk}"]
    sign_up(client, address, **{f"question_{meal.pk}": "Vegan", f"question_{before.pk}": "no",
                                f"question_{wish.pk}": "مرحبا"})  # fmt: skip
    answers = {
        row.label: (row.value, row.keep_days) for row in Registration.objects.get().answers.all()
    }
    assert answers == {
        "Was essen Sie?": ("Vegan", 14),
        "Waren Sie schon da?": ("nein", 5),
        "Was wünschen Sie sich?": ("مرحبا", 14),
    }


def test_a_mistake_is_said_on_top_and_beside_the_field_and_the_rest_is_kept(client, address):
    response = sign_up(client, address, email="amal", phone="08321 / 12 34")
    soup = soup_of(response)
    assert response.status_code == HTTPStatus.OK
    assert soup.select_one('.error-summary a[href="#id_email"]')
    assert soup.select_one("#id_email_error")
    assert soup.select_one("[name=phone]")["value"] == "08321 / 12 34"
    assert soup.title.get_text().startswith("Fehler:")
    assert not Registration.objects.exists()


# --- What it answers -----------------------------------------------------------------


def test_a_double_click_and_a_replay_after_an_hour_are_one_registration(client, address):
    data = form_on(client, address) | TYPED
    for _press in range(2):
        assert client.post(address, data).headers["Location"].startswith(THANKS)
    assert Registration.objects.count() == OutboxMessage.objects.count() == 1
    late = opened_before(3600, form_on(client, address)) | TYPED
    assert client.post(address, late).headers["Location"].startswith(THANKS)
    assert client.post(address, late).headers["Location"].startswith(THANKS)
    assert Registration.objects.count() == 1


def test_a_retry_is_answered_the_same_when_the_window_has_closed_meanwhile(client, address):
    data = form_on(client, address) | TYPED
    client.post(address, data)
    RegistrationBook.objects.update(closes_at=timezone.now())
    assert client.post(address, data).headers["Location"].startswith(THANKS)
    other = data | {"email": "sara@example.org"}
    assert client.post(address, other).status_code == HTTPStatus.GONE
    assert Registration.objects.count() == 1


def test_the_same_form_with_another_name_is_another_person(client, address):
    """Somebody goes back in the browser to register a friend."""
    data = form_on(client, address) | TYPED
    client.post(address, data)
    client.post(address, data | {"given_name": "Sara", "email": "sara@example.org"})
    assert set(Registration.objects.values_list("email", flat=True)) == {
        "amal@example.org",
        "sara@example.org",
    }


def test_what_was_written_last_counts_until_it_is_confirmed(client, book, address):
    RegistrationBook.objects.update(party_limit=2)
    sign_up(client, address)
    sign_up(client, address, given_name_2="Sara", family_name_2="Haddad", language="ar")
    registration = Registration.objects.get()
    assert (registration.seats, registration.language) == (2, "ar")
    assert registration.participants.count() == 2


def test_a_form_of_yesterday_gets_a_new_stamp_and_keeps_what_was_typed(client, address):
    data = opened_before(25 * 3600, form_on(client, address)) | TYPED
    response = client.post(address, data)
    assert "zu lange offen" in words(response)
    fields = {
        field["name"]: field.get("value", "") for field in soup_of(response).select("form input")
    }
    assert fields["given_name"] == "Amal"
    again = opened_before(60, data | {"opened": fields["opened"]})
    assert client.post(address, again).headers["Location"].startswith(THANKS)


def test_known_and_unknown_addresses_get_the_same_answer(client, book, address):
    registered(book, "Amal")
    known, unknown = (
        sign_up(client, address, email=f"{name}@example.org") for name in ("amal", "neu")
    )
    assert known.status_code == unknown.status_code == HTTPStatus.FOUND
    assert known.headers["Location"] == unknown.headers["Location"]
    assert Registration.objects.filter(email="amal@example.org").count() == 1
    assert OutboxMessage.objects.filter(kind="registration_known").count() == 1


def test_the_form_needs_no_cookie_and_is_never_stored(address, db):
    client = Client(enforce_csrf_checks=True)
    response = client.get(address)
    assert "no-store" in response.headers["Cache-Control"]
    assert 'content="noindex"' in response.content.decode()
    assert sign_up(client, address).headers["Location"].startswith(THANKS)
    assert not client.cookies
    assert client.put(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
