from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from outbox.models import UndeliverableAddress
from tests.factories.circles import CirclePageFactory
from tests.factories.editing import person_in
from tests.factories.registrations import fill, registered, unverified
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.models import (
    AccessNeed,
    Attendance,
    Registration,
    Session,
)

INDEX = "/verwaltung/anmeldungen/"


@pytest.fixture
def coordinator(client, db):
    person = person_in("Schulungskoordination")
    client.force_login(person)
    return person


def rows(client, address: str, **query) -> list[list[str]]:
    """The cells of the list as one reads them."""
    response = client.get(address, query)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
        for row in soup.select("table.listing tbody tr")
    ]


def first_cells(client, address: str, **query) -> list[str]:
    return [row[0] for row in rows(client, address, **query)]


def people_of(page) -> str:
    return reverse("trainings_desk:training", args=[page.pk])


def over(page) -> None:
    """The dates of this training were last week."""
    Session.objects.filter(training=page).update(
        starts_at=timezone.now() - timedelta(days=7),
        ends_at=timezone.now() - timedelta(days=7) + timedelta(hours=2),
    )


def test_the_first_page_says_how_full_each_training_is(client, coordinator):
    page = TrainingPageFactory(title="Asylrecht")
    book_of(page, capacity=1, admission="direct")
    registered(page.books.get(), "Ada")
    registered(page.books.get(), "Ben")
    (row,) = rows(client, INDEX)
    assert row[0] == "Asylrecht"
    assert row[2:] == ["1 von 1", "1", "0", ""]


def test_requests_are_something_to_do(client, coordinator):
    page = TrainingPageFactory()
    book = book_of(page, admission="approval")
    registered(book, "Ada")
    (row,) = rows(client, INDEX)
    assert row[-1] == "1 Anfrage entscheiden"
    soup = BeautifulSoup(client.get(INDEX).content, "html.parser")
    link = soup.find("a", string="1 Anfrage entscheiden")
    assert first_cells(client, link["href"]) == ["Ada Beispiel"]


def test_trainings_that_are_over_leave_the_list_once_it_is_noted_who_came(client, coordinator):
    page = TrainingPageFactory(title="Vorbei")
    ada = registered(page.books.get(), "Ada")
    over(page)
    (row,) = rows(client, INDEX)
    assert row[-1] == "Anwesenheit eintragen"
    Attendance.objects.create(
        participant=ada.participants.get(), session=page.sessions.get(), is_present=True
    )
    assert rows(client, INDEX) == []
    assert first_cells(client, INDEX, period="past") == ["Vorbei"]


def test_a_training_nobody_came_to_has_nothing_to_note(client, coordinator):
    over(TrainingPageFactory())
    assert rows(client, INDEX) == []


def test_the_next_training_comes_first_and_dates_of_a_series_stand_together(client, coordinator):
    series = [SessionFactory(days=10), SessionFactory(days=50)]
    TrainingPageFactory(title="Reihe", booking_mode="per_session", sessions=series)
    TrainingPageFactory(title="Bald", sessions=[SessionFactory(days=5)])
    TrainingPageFactory(title="Später", sessions=[SessionFactory(days=20)])
    assert first_cells(client, INDEX) == ["Bald", "Reihe", "Reihe", "Später"]
    assert first_cells(client, INDEX, period="past") == []
    assert len(first_cells(client, INDEX, period="all")) == 4


def test_the_list_of_trainings_can_be_searched_and_sorted(client, coordinator):
    for title, taken in (("Asylrecht", 2), ("Trauma", 9)):
        book_of(TrainingPageFactory(title=title), seats_taken=taken)
    assert first_cells(client, INDEX, q="asyl") == ["Asylrecht"]
    assert first_cells(client, INDEX, ordering="-seats_taken") == ["Trauma", "Asylrecht"]


@pytest.mark.parametrize(
    "query",
    [
        {"period": "gestern"},
        {"ordering": "training__slug; DROP"},
        {"p": "999"},
        {"p": "abc"},
        {"q": "%_'\"\\"},
        {"q": "a" * 5000},
    ],
)
def test_nonsense_in_the_address_is_no_error(client, coordinator, query):
    TrainingPageFactory()
    assert client.get(INDEX, query).status_code == 200
    assert client.get(f"{INDEX}ergebnisse/", query).status_code == 200


def test_the_list_of_trainings_costs_the_same_for_any_number(client, coordinator):
    counts = []
    for _round in range(3):
        for _number in range(3):
            registered(TrainingPageFactory().books.get(), "Ada")
        with CaptureQueriesContext(connection) as queries:
            client.get(INDEX)
        counts.append(len(queries))
    assert counts[1] == counts[2] <= 15


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
