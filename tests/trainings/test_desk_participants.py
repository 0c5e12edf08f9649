import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from outbox.models import UndeliverableAddress
from tests.factories.circles import CirclePageFactory
from tests.factories.desk_buttons import first_cells, rows
from tests.factories.editing import person_in
from tests.factories.registrations import fill, registered, sign_up_of, unverified
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.desk import add_by_phone
from trainings.models import (
    AccessNeed,
    Registration,
)


def people_of(page) -> str:
    return reverse("trainings_desk:training", args=[page.pk])


@pytest.fixture
def page(coordinator):
    return TrainingPageFactory(title="Asylrecht")


def test_participants_with_state_and_place_in_the_queue(client, page):
    book = book_of(page, capacity=1)
    for name in ("Ada", "Ben", "Cem"):
        registered(book, name)
    unverified(book, "Dana")
    found = rows(client, people_of(page))
    assert [row[0].split()[0] for row in found] == ["Ada", "Ben", "Cem", "Dana"]
    assert found[0][1] == "bestätigt"
    assert found[2][1] == "auf der Warteliste Nummer 2"
    assert found[3][1] == "Adresse noch nicht bestätigt"


def test_the_place_in_the_queue_does_not_depend_on_the_filter(client, page):
    book = book_of(page, capacity=1)
    for name in ("Ada", "Ben", "Cem"):
        registered(book, name)
    (row,) = rows(client, people_of(page), q="Cem")
    assert "Nummer 2" in row[1]


def test_who_is_out_stands_at_the_end(client, page):
    book = page.books.get()
    ada, _ben = registered(book, "Ada"), registered(book, "Ben")
    Registration.objects.filter(pk=ada.pk).update(state="cancelled")
    assert first_cells(client, people_of(page)) == ["Ben Beispiel", "Ada Beispiel"]


def test_filters_narrow_each_by_itself_and_together(client, page):
    book = page.books.get()
    circle = CirclePageFactory()
    registered(book, "Ada", circle_id=circle.pk, language="uk")
    registered(book, "Ben", language="uk")
    unverified(book, "Cem")
    address = people_of(page)
    assert first_cells(client, address, state="unverified") == ["Cem Beispiel"]
    assert first_cells(client, address, circle=circle.pk) == ["Ada Beispiel"]
    assert first_cells(client, address, circle="none", language="uk") == ["Ben Beispiel"]


def test_a_series_can_be_narrowed_to_a_date(client, coordinator):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=40)]
    )
    first, second = page.books.order_by("session__starts_at")
    registered(first, "Ada")
    registered(second, "Ben")
    assert len(first_cells(client, people_of(page))) == 2
    assert first_cells(client, people_of(page), book=second.pk) == ["Ben Beispiel"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ada", ["Ada Lovelace"]),
        ("Lovelace Ada", ["Ada Lovelace"]),
        ("ada@example", ["Ada Lovelace"]),
        ("08321", ["Ben Beispiel"]),
        ("niemand", []),
    ],
)
def test_people_are_found_by_name_address_and_number(client, page, words, found):
    book = page.books.get()
    registered(book, "Ada", people=[("Ada", "Lovelace")])
    registered(book, "Ben", phone="08321 1234")
    assert first_cells(client, people_of(page), q=words) == found


def test_a_party_is_one_line_with_all_names(client, page):
    book = book_of(page, party_limit=3)
    registered(book, "Ada", people=[("Ada", "A"), ("Eva", "B")])
    (row,) = rows(client, people_of(page))
    assert row[0] == "Ada A , Eva B 2 Plätze"


def test_an_address_that_takes_no_mail_is_marked(client, page):
    registered(page.books.get(), "Ada")
    UndeliverableAddress.objects.create(email="ada@example.org")
    assert "ada@example.org nicht zustellbar" in rows(client, people_of(page))[0]


def test_whom_one_has_to_call_can_be_listed(client, page):
    book = page.books.get()
    for name in ("Ada", "Ben"):
        registered(book, name)
    UndeliverableAddress.objects.create(email="ada@example.org")
    add_by_phone(book, sign_up_of("Cem", email="", phone="08321 1234"), "user:1")
    found = first_cells(client, people_of(page), reach="phone")
    assert found == ["Ada Beispiel", "Cem Beispiel"]


def test_what_people_need_is_marked_for_the_coordinator_only(client, page):
    ada = registered(page.books.get(), "Ada")
    AccessNeed.objects.create(registration=ada, text="Rollstuhl")
    assert "Bedarf" in rows(client, people_of(page))[0]
    client.force_login(person_in("Administration"))
    body = client.get(people_of(page)).content.decode()
    assert "Bedarf" not in body
    assert "Ada" in body


@pytest.mark.parametrize(
    "query",
    [
        {"state": "tot"},
        {"book": "0"},
        {"circle": "drop"},
        {"language": "xx"},
        {"ordering": "nonce"},
        {"p": "-3"},
        {"q": "'"},
    ],
)
def test_nonsense_in_the_filters_is_no_error(client, page, query):
    registered(page.books.get(), "Ada")
    assert client.get(people_of(page), query).status_code == 200
    results = reverse("trainings_desk:training_results", args=[page.pk])
    fragment = {"_w_filter_fragment": "1"}
    assert client.get(results, query | fragment).status_code == 200


@pytest.mark.parametrize("key", ["family_name", "state", "date", "circle_name", "created_at"])
def test_every_column_sorts(client, page, key):
    registered(page.books.get(), "Ada")
    for direction in ("", "-"):
        assert client.get(people_of(page), {"ordering": direction + key}).status_code == 200


def test_a_translation_and_an_unknown_number_have_no_participants(client, page):
    assert client.get(people_of(page).replace(str(page.pk), "999999")).status_code == 404
    calendar = reverse("trainings_desk:training", args=[page.get_parent().pk])
    assert client.get(calendar).status_code == 404


def test_a_draft_says_when_registration_begins(client, coordinator):
    draft = TrainingPageFactory(is_published=False)
    body = client.get(people_of(draft)).content.decode()
    assert "erst, wenn die Schulung veröffentlicht ist" in body


def test_five_hundred_participants_in_fifteen_queries(client, page):
    book = book_of(page, capacity=300, waiting_capacity=300)
    fill(book, 500)
    client.get(people_of(page))
    with CaptureQueriesContext(connection) as queries:
        response = client.get(people_of(page))
    assert len(queries) <= 15
    soup = BeautifulSoup(response.content, "html.parser")
    assert len(soup.select("table.listing tbody tr")) == 100
    assert "Seite 1 von 5" in soup.get_text()
