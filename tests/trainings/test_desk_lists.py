from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories.attendance import moved_into_the_past
from tests.factories.desk_buttons import first_cells, rows
from tests.factories.registrations import registered
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of, noon_in
from trainings.models import (
    Attendance,
    Session,
)

INDEX = "/verwaltung/anmeldungen/"


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
    assert row[2:] == ["1 von 1", "1", "0"]


def test_requests_are_something_to_do(client, coordinator):
    page = TrainingPageFactory()
    book = book_of(page, admission="approval")
    registered(book, "Ada")
    (row,) = rows(client, INDEX)
    assert row[0].endswith("1 Anfrage entscheiden")
    soup = BeautifulSoup(client.get(INDEX).content, "html.parser")
    link = soup.find("a", string="1 Anfrage entscheiden")
    assert first_cells(client, link["href"]) == ["Ada Beispiel"]


def test_trainings_that_are_over_leave_the_list_once_it_is_noted_who_came(client, coordinator):
    page = TrainingPageFactory(title="Vorbei")
    ada = registered(page.books.get(), "Ada")
    over(page)
    (row,) = rows(client, INDEX)
    assert row[0] == "Vorbei Anwesenheit eintragen"
    Attendance.objects.create(
        participant=ada.participants.get(), session=page.sessions.get(), is_present=True
    )
    assert rows(client, INDEX) == []
    assert first_cells(client, INDEX, period="past") == ["Vorbei"]


def test_a_training_nobody_came_to_has_nothing_to_note(client, coordinator):
    over(TrainingPageFactory())
    assert rows(client, INDEX) == []


def test_the_next_date_comes_first_also_of_a_series(client, coordinator):
    series = [SessionFactory(days=10), SessionFactory(days=50)]
    TrainingPageFactory(title="Reihe", booking_mode="per_session", sessions=series)
    TrainingPageFactory(title="Bald", sessions=[SessionFactory(days=5)])
    TrainingPageFactory(title="Später", sessions=[SessionFactory(days=20)])
    assert first_cells(client, INDEX) == ["Bald", "Reihe", "Später", "Reihe"]
    assert first_cells(client, INDEX, period="past") == []


def test_what_is_over_follows_the_last_date_first(client, coordinator):
    for title, days in (("Bald", -5), ("Gestern", 1), ("Vorgestern", 2)):
        moved_into_the_past(TrainingPageFactory(title=title), days)
    page = TrainingPageFactory(
        title="Kurs", sessions=[SessionFactory(days=days) for days in (7, 8, 9)]
    )
    moved_into_the_past(page, 3, -2, -8)
    found = rows(client, INDEX, period="all")
    assert [row[0] for row in found] == ["Kurs", "Bald", "Gestern", "Vorgestern"]
    # Of a course that has begun the date that comes next.
    assert found[0][1].startswith(f"{noon_in(2):%d.%m.%Y}")


def test_rows_are_no_seats(client, coordinator):
    for _number in range(2):
        TrainingPageFactory()
    for address in (INDEX, reverse("trainings_books:index")):
        text = BeautifulSoup(client.get(address).content, "html.parser").get_text(" ")
        assert "2 Plätze" not in text


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
