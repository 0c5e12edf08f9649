import csv
import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from tests.factories.circles import CirclePageFactory
from tests.factories.core import MunicipalityFactory
from tests.factories.editing import person_in
from tests.factories.registrations import registered, unverified
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of, calendar_page
from trainings.charts import bar_chart
from trainings.models import Attendance, RegistrationBook, Session
from trainings.registration import cancel
from trainings.retention import anonymise
from trainings.statistics import year_in_numbers

BERLIN = ZoneInfo("Europe/Berlin")
YEAR = timezone.localdate().year + 1


def at(month: int, day: int = 10, hour: int = 12, year: int = YEAR) -> datetime:
    return datetime(year, month, day, hour, tzinfo=BERLIN)


def session_at(moment: datetime, **fields) -> Session:
    return SessionFactory(starts_at=moment, **fields)


def came(book: RegistrationBook, name: str, *, is_present: bool = True, **details):
    """Somebody had a seat; it is noted for the first date whether they came."""
    registration = registered(book, name, **details)
    for person in registration.participants.all():
        Attendance.objects.create(
            participant=person, session=book.sessions()[0], is_present=is_present
        )
    return registration


@pytest.fixture
def book(db) -> RegistrationBook:
    municipality = MunicipalityFactory(name="Sonthofen")
    sessions = [session_at(at(3), municipality=municipality), session_at(at(4), is_online=True)]
    return book_of(TrainingPageFactory(sessions=sessions), capacity=3, waiting_capacity=1)


def test_a_year_counts_dates_hours_seats_and_who_came(book):
    came(book, "Ada")
    came(book, "Ben", is_present=False, people=[("Ben", "B"), ("Bea", "B")])
    registered(book, "Cem")
    registered(book, "Dana")
    unverified(book, "Eva")
    year = year_in_numbers(YEAR)
    assert (year.trainings, year.sessions, year.hours) == (1, 2, 4.0)
    assert (year.registrations, year.people, year.refused) == (4, 3, 1)
    assert (year.participants, year.present, year.absent) == (1, 1, 2)
    assert year.no_show_percent == 66.7
    assert year.noted_sessions == 1


def test_who_ever_waited_shows_how_many_more_seats_were_wanted(book):
    ada = registered(book, "Ada", people=[("A", "A"), ("B", "B"), ("C", "C")])
    registered(book, "Ben")
    year = year_in_numbers(YEAR)
    assert (year.waited, year.moved_up) == (1, 0)
    cancel(ada)
    year = year_in_numbers(YEAR)
    assert (year.waited, year.moved_up) == (1, 1)


def test_circles_and_places_have_lines_of_their_own(book):
    circle = CirclePageFactory(title="Asyl in Sonthofen")
    came(book, "Ada", circle_id=circle.pk)
    registered(book, "Ben", circle_id=circle.pk)
    came(book, "Cem")
    year = year_in_numbers(YEAR)
    circles = {row.name: (row.registrations, row.people, row.present) for row in year.circles}
    assert circles == {"Asyl in Sonthofen": (2, 2, 1), "ohne Helferkreis": (1, 1, 1)}
    places = {row.name: (row.sessions, row.hours, row.present) for row in year.places}
    assert places == {"Sonthofen": (1, 2.0, 2), "Online": (1, 2.0, 0)}
    assert [(row.name, row.present) for row in year.months if row.sessions] == [
        ("März", 2),
        ("April", 0),
    ]


def test_what_was_called_off_or_never_published_does_not_count(db):
    TrainingPageFactory(sessions=[session_at(at(5), status="cancelled")])
    TrainingPageFactory(sessions=[session_at(at(5))], is_published=False)
    year = year_in_numbers(YEAR)
    assert (year.trainings, year.sessions, year.cancelled_sessions) == (0, 0, 1)


def test_the_year_begins_at_midnight_of_the_office(db):
    TrainingPageFactory(sessions=[session_at(at(1, day=1, hour=0))])
    assert year_in_numbers(YEAR).sessions == 1
    assert year_in_numbers(YEAR).months[0].sessions == 1
    assert year_in_numbers(YEAR - 1).sessions == 0


def test_a_registration_counts_where_its_first_date_lies(db):
    over_new_year = [session_at(at(12, day=30)), session_at(at(1, day=5, year=YEAR + 1))]
    registered(TrainingPageFactory(sessions=over_new_year).books.get(), "Ada")
    assert year_in_numbers(YEAR).registrations == 1
    assert year_in_numbers(YEAR + 1).registrations == 0


def test_the_numbers_stay_when_the_people_are_gone(book):
    circle = CirclePageFactory()
    people = [came(book, "Ada", circle_id=circle.pk), registered(book, "Ben")]
    before = year_in_numbers(YEAR)
    anonymise(*people)
    assert year_in_numbers(YEAR) == before


def test_more_trainings_cost_no_more_queries(book, django_assert_num_queries):
    came(book, "Ada")
    with django_assert_num_queries(11):
        year_in_numbers(YEAR)
    for number in range(5):
        one = TrainingPageFactory(sessions=[session_at(at(6), municipality=MunicipalityFactory())])
        came(one.books.get(), f"Ben{number}", circle_id=CirclePageFactory().pk)
    with django_assert_num_queries(11):
        year_in_numbers(YEAR)


# --- The page -----------------------------------------------------------------------


@pytest.fixture
def coordinator(client, db):
    client.force_login(person_in("Schulungskoordination"))
    return client


def address(**query) -> str:
    return reverse("trainings_desk:statistics", query=query)


def test_the_page_shows_the_year_with_a_chart_and_its_table(coordinator, book):
    came(book, "Ada")
    soup = BeautifulSoup(coordinator.get(address(jahr=YEAR)).content, "html.parser")
    chart = soup.select_one("svg.statistics-chart")
    assert chart["role"] == "img"
    assert chart.title.get_text() == f"Teilnahmen je Monat {YEAR}"
    assert "Mär 1" in chart.desc.get_text()
    assert len(chart.select("rect")) == 1
    (march,) = [row for row in soup.select("tbody tr") if row.th.get_text() == "März"]
    assert [cell.get_text() for cell in march.select("td")] == ["1", "2", "1"]
    assert not soup.select("[style]")


@pytest.mark.parametrize("wrong", ["abc", "20266", "-1", "1999", "٢٠٢٦", "9" * 500, "²²²²"])
def test_a_wrong_year_is_answered_with_a_message_and_this_year(coordinator, wrong):
    response = coordinator.get(address(jahr=wrong))
    assert response.status_code == 200
    assert "Dieses Jahr gibt es in der Statistik nicht." in response.content.decode()
    assert f"Schulungen {timezone.localdate().year}" in response.content.decode()


def test_all_numbers_are_in_the_file(coordinator, book):
    came(book, "Ada")
    response = coordinator.get(address(jahr=YEAR, format="csv"))
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Bereich", "Eintrag", "Kennzahl", "Wert"]
    assert ["Übersicht", str(YEAR), "Teilnehmende", "1"] in rows
    assert ["Gemeinde", "Sonthofen", "Stunden", "2"] in rows
    assert f"schulungen-{YEAR}.csv" in response["Content-Disposition"]
    history = reverse("wagtailadmin_pages:history", args=[calendar_page().pk])
    noted = f"Heruntergeladen: Schulungen {YEAR} in Zahlen (CSV)"
    assert coordinator.get(history).content.decode().count(noted) == 1


@pytest.mark.parametrize("group", ["Redaktion", "Übersetzung Arabisch"])
def test_others_see_no_statistics(client, db, group):
    client.force_login(person_in(group))
    assert client.get(address()).status_code == 403


def test_the_scale_of_the_chart_is_readable():
    chart = bar_chart([("Jan", 0), ("Feb", 37)])
    assert [rule.value for rule in chart.rules] == [10, 20, 30, 40]
    empty, full = chart.bars
    assert empty.height == 0
    assert full.y + full.height == chart.ground
    assert [rule.value for rule in bar_chart([]).rules] == [1, 2, 3, 4]
