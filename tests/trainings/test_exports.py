import csv
import io
import tracemalloc
import uuid
from contextlib import closing

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from tests.factories.core import german
from tests.factories.editing import person_in
from tests.factories.registrations import registered, unverified
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.choices import BookingMode
from trainings.exports import Export
from trainings.models import Answer, Attendance, Participant, Registration, TrainingQuestion
from trainings.spreadsheets import harmless


@pytest.fixture
def coordinator(client, db):
    client.force_login(person_in("Schulungskoordination"))
    return client


@pytest.fixture
def book(db):
    return book_of(TrainingPageFactory(title="Erste Hilfe", slug="erste-hilfe"), capacity=1)


def address(unit, **query) -> str:
    return reverse("trainings_desk:export", args=[unit.training_id], query=query)


def content_of(response) -> bytes:
    return b"".join(response.streaming_content)


def csv_rows(response) -> list[dict[str, str]]:
    text = content_of(response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def xlsx_rows(response) -> list[tuple]:
    with closing(load_workbook(io.BytesIO(content_of(response)), read_only=True)) as book:
        return list(book.active.iter_rows())


# --- What is in the list ------------------------------------------------------------


def test_one_row_for_each_person_with_state_and_place_in_the_queue(coordinator, book):
    registered(book, "Ada", phone="08321 1")
    registered(book, "Ben", people=[("Ben", "Beispiel"), ("Bea", "Beispiel")], language="uk")
    rows = csv_rows(coordinator.get(address(book, format="csv")))
    assert [row["Vorname"] for row in rows] == ["Ada", "Ben", "Bea"]
    assert [row["Stand"] for row in rows] == ["bestätigt", *["auf der Warteliste"] * 2]
    assert [row["Nummer auf der Warteliste"] for row in rows] == ["", "1", "1"]
    assert rows[0]["Telefon"] == "08321 1"
    assert rows[1]["E-Mail"] == "ben@example.org"
    assert rows[1]["Sprache"] == "Ukrainisch"


def test_answers_and_attendance_have_columns_of_their_own(coordinator, book):
    ada = registered(book, "Ada")
    Answer.objects.create(
        registration=ada, question_key=uuid.uuid4(), label="Erfahrung?", value="viel", keep_days=9
    )
    session = book.sessions()[0]
    Attendance.objects.create(participant=ada.participants.get(), session=session, is_present=True)
    (row,) = csv_rows(coordinator.get(address(book, format="csv")))
    start = timezone.localtime(session.starts_at)
    assert row["Erfahrung?"] == "viel"
    assert row[f"Anwesend {start:%d.%m.%Y %H:%M}"] == "ja"


def test_a_question_of_today_has_a_column_before_anybody_answers(coordinator, book):
    training = book.training
    TrainingQuestion.objects.create(page=training, label="Essen Sie Fleisch?", locale=german())
    registered(book, "Ada")
    (row,) = csv_rows(coordinator.get(address(book, format="csv")))
    assert row["Essen Sie Fleisch?"] == ""


def test_the_state_and_the_date_narrow_the_list(coordinator):
    sessions = [SessionFactory(days=10), SessionFactory(days=20)]
    training = TrainingPageFactory(sessions=sessions, booking_mode=BookingMode.PER_SESSION)
    first, second = (book_of(training, session, capacity=1) for session in training.sessions.all())
    registered(first, "Ada")
    registered(first, "Ben")
    registered(second, "Cem")
    confirmed = csv_rows(coordinator.get(address(first, format="csv", state="confirmed")))
    assert [row["Vorname"] for row in confirmed] == ["Ada", "Cem"]
    assert all(row["Termin"] for row in confirmed)
    one_date = csv_rows(coordinator.get(address(first, format="csv", book=first.pk)))
    assert [row["Vorname"] for row in one_date] == ["Ada", "Ben"]


def test_who_is_nobody_any_more_or_never_confirmed_is_not_listed(coordinator, book):
    unverified(book, "Ada")
    ben = registered(book, "Ben")
    Registration.objects.filter(pk=ben.pk).update(anonymised_at=timezone.now())
    assert csv_rows(coordinator.get(address(book, format="csv"))) == []


# --- Access needs -------------------------------------------------------------------


def test_needs_are_in_the_list_only_when_somebody_asks_for_them(coordinator, book):
    registered(book, "Ada", access_need="Rollstuhl")
    without = coordinator.get(address(book, format="csv"))
    assert b"Rollstuhl" not in content_of(without)
    (row,) = csv_rows(coordinator.get(address(book, format="csv", needs="on")))
    assert row["Unterstützungsbedarf"] == "Rollstuhl"


def test_needs_are_refused_to_who_may_not_see_them(client, book):
    registered(book, "Ada", access_need="Rollstuhl")
    client.force_login(person_in("Administration"))
    assert client.get(address(book, format="csv", needs="on")).status_code == 403
    assert "Unterstützungsbedarf" not in client.get(address(book)).content.decode()


# --- The file -----------------------------------------------------------------------


def test_the_csv_is_what_german_spreadsheets_read(coordinator, book):
    registered(book, "Ada")
    response = coordinator.get(address(book, format="csv"))
    content = content_of(response)
    assert content.startswith(b"\xef\xbb\xbfAnmeldung Nr.;Stand;")
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert "attachment" in response["Content-Disposition"]
    assert "anmeldungen-erste-hilfe-" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_formula_is_only_text(start):
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(f"1{start}1") == f"1{start}1"


def test_a_formula_somebody_typed_as_a_name_does_nothing(coordinator, book):
    formula = '=HYPERLINK("https://evil.example")'
    ada = registered(book, "Ada")
    Participant.objects.filter(registration=ada).update(given_name=formula, family_name="@SUM(1)")
    (row,) = csv_rows(coordinator.get(address(book, format="csv")))
    assert (row["Vorname"], row["Nachname"]) == (f"'{formula}", "'@SUM(1)")
    _header, cells = xlsx_rows(coordinator.get(address(book, format="xlsx")))
    assert formula in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


def test_a_control_character_does_not_break_the_workbook(coordinator, book):
    ada = registered(book, "Ada")
    Participant.objects.filter(registration=ada).update(given_name="A\x0bda")
    _header, cells = xlsx_rows(coordinator.get(address(book, format="xlsx")))
    assert "A da" in [cell.value for cell in cells]


def crowd(book, people: int) -> None:
    start = Registration.objects.count()
    Registration.objects.bulk_create(
        Registration(book=book, email=f"p{n}@example.org", language="de", state="confirmed")
        for n in range(start, start + people)
    )
    Participant.objects.bulk_create(
        Participant(registration=registration, given_name="Teilnehmerin", family_name=f"{number}")
        for number, registration in enumerate(Registration.objects.filter(participants=None))
    )


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_a_long_list_needs_no_more_memory_and_queries_than_the_rows_it_holds(
    book, file_format, django_assert_max_num_queries
):
    def peak() -> int:
        export = Export(book.training.specific, states=["confirmed"])
        tracemalloc.start()
        with export.file(file_format):
            memory = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return memory

    crowd(book, 260)
    peak()  # What is loaded once does not count.
    short = peak()
    crowd(book, 800)
    with django_assert_max_num_queries(30):  # Four more for each piece of 250.
        assert peak() < short * 1.5


# --- Who may, and what stays --------------------------------------------------------


@pytest.mark.parametrize("group", ["Redaktion", "Pressefreigabe", "Übersetzung Arabisch"])
def test_others_get_no_list(client, book, group):
    client.force_login(person_in(group))
    for query in ({}, {"format": "csv"}):
        assert client.get(address(book, **query)).status_code == 403
    assert not PageLogEntry.objects.filter(action="trainings.export").exists()


def test_nobody_without_an_account_gets_a_list(client, book):
    response = client.get(address(book, format="csv"))
    assert response.status_code == 302
    assert "/anmelden" in response.url or "login" in response.url


def test_every_download_leaves_a_line_that_names_nobody(coordinator, book):
    registered(book, "Ada")
    coordinator.get(address(book))
    assert not PageLogEntry.objects.filter(action="trainings.export").exists()
    content_of(coordinator.get(address(book, format="xlsx", state="confirmed")))
    entry = PageLogEntry.objects.get(action="trainings.export")
    assert entry.user == Group.objects.get(name="Schulungskoordination").user_set.get()
    assert entry.message == "Heruntergeladen: Anmeldungen (XLSX), bestätigt, 1 Personen"
    assert "Ada" not in str(entry.data)


def test_the_line_stands_in_the_history_of_the_training(client, coordinator, book):
    content_of(coordinator.get(address(book, format="csv")))
    history = reverse("wagtailadmin_pages:history", args=[book.training_id])
    assert "Heruntergeladen: Anmeldungen (CSV)" in client.get(history).content.decode()


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"format": "pdf"}, "Wählen Sie CSV oder XLSX."),
        ({"format": "csv", "state": "nie"}, "Diesen Stand gibt es nicht: nie"),
        ({"format": ""}, "Wählen Sie CSV oder XLSX."),
        ({"format": "csv", "state": "confirmed' OR 1=1"}, "Diesen Stand gibt es nicht"),
    ],
)
def test_a_wrong_choice_is_answered_with_a_message(coordinator, book, query, message):
    response = coordinator.get(address(book, **query))
    assert response.status_code == 400
    assert message in response.content.decode()


def test_there_is_no_list_of_what_is_no_training(coordinator, book):
    assert coordinator.get(reverse("trainings_desk:export", args=[10**9])).status_code == 404
    assert coordinator.post(address(book)).status_code == 405
