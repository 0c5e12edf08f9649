from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.test.utils.form_data import querydict_from_html

from tests.factories.attendance import (
    marks_of,
    moved_into_the_past,
    people_of,
    training_with_dates,
    was_at,
)
from tests.factories.core import UserFactory
from tests.factories.editing import person_in
from tests.factories.registrations import registered, unverified
from tests.factories.trainings import book_of
from trainings.attendance import expected, mark, may_be_marked
from trainings.choices import SessionStatus
from trainings.models import Attendance, Registration, Session


@pytest.fixture
def training(db):
    training = training_with_dates(5)
    book_of(training, capacity=10, party_limit=3)
    return training


@pytest.fixture
def people(training):
    book = book_of(training)
    family = [("Ada", "Öztürk"), ("Ben", "Oz"), ("Cem", "Pal")]
    return registered(book, "Ada", people=family), registered(book, "Dana")


@pytest.fixture
def session(training, people) -> Session:
    (session,) = moved_into_the_past(training, 0)
    return session


def sheet_url(session: Session) -> str:
    return reverse("trainings_desk:attendance", args=[session.training_id])


def typed(client, session: Session, **choices) -> dict:
    """The form as a browser sends it, with what somebody ticked ("Ada": "ja")."""
    html = client.get(sheet_url(session), {"termin": session.pk}).content.decode()
    form = html.split('<form method="post" action="?termin', 1)[1]
    soup = querydict_from_html(f'<form id="x" action="?termin{form}', form_id="x")
    data = {name: soup.getlist(name)[-1] for name in soup}
    by_name = {person.given_name: person for person in expected(session)}
    return data | {f"person-{by_name[name].pk}": value for name, value in choices.items()}


def post(client, session: Session, data: dict):
    return client.post(f"{sheet_url(session)}?termin={session.pk}", data)


def test_the_sheet_has_everybody_with_a_seat_by_family_name(session, training):
    names = [person.name for person in expected(session)]
    assert names == ["Dana Beispiel", "Ben Oz", "Ada Öztürk", "Cem Pal"]


def test_who_has_no_seat_is_not_on_the_sheet(training):
    book = book_of(training, capacity=1)
    registered(book, "Ada")
    registered(book, "Ben")
    unverified(book, "Cem")
    assert [person.given_name for person in expected(training.sessions.get())] == ["Ada"]


def test_what_is_ticked_is_entered_with_who_and_when(client, coordinator, session):
    response = post(client, session, typed(client, session, Ada="ja", Ben="nein"))
    assert response.status_code == 302
    assert marks_of(session) == {"Ada": True, "Ben": False}
    row = Attendance.objects.get(participant__given_name="Ada")
    assert row.marked_by == coordinator
    assert timezone.now() - row.marked_at < timedelta(minutes=1)


def test_saving_again_changes_nothing(client, coordinator, session):
    data = typed(client, session, Ada="ja")
    post(client, session, data)
    before = Attendance.objects.get()
    client.force_login(person_in("Schulungskoordination"))
    post(client, session, data)
    post(client, session, typed(client, session))
    after = Attendance.objects.get()
    assert (after.marked_at, after.marked_by) == (before.marked_at, before.marked_by)


def test_everybody_else_was_there(client, coordinator, session):
    data = typed(client, session, Ben="nein")
    response = client.post(f"{sheet_url(session)}?termin={session.pk}", data | {"all": "1"})
    assert response.status_code == 302
    assert marks_of(session) == {"Ada": True, "Ben": False, "Cem": True, "Dana": True}


def test_two_people_fill_the_sheet_at_once(client, coordinator, session, people):
    was_at(session, people[1])
    mine = typed(client, session, Ada="ja")
    was_at(session, people[1], is_present=False)
    client.post(f"{sheet_url(session)}?termin={session.pk}", mine | {"all": "1"})
    assert marks_of(session) == {"Ada": True, "Ben": True, "Cem": True, "Dana": False}


def test_a_date_opens_on_its_morning(training):
    session = training.sessions.get()
    morning = timezone.localtime(session.starts_at).replace(hour=0, minute=0)
    assert not may_be_marked(session, morning - timedelta(minutes=1))
    assert may_be_marked(session, morning)


@pytest.mark.parametrize("status", [SessionStatus.SCHEDULED, SessionStatus.CANCELLED])
def test_nothing_is_entered_before_the_day_or_when_cancelled(
    client, coordinator, training, people, status
):
    if status == SessionStatus.CANCELLED:
        moved_into_the_past(training, 0)
    Session.objects.update(status=status)
    session = Session.objects.get()
    ada = people_of(people[0])[0]
    response = post(client, session, {f"person-{ada.pk}": "ja"})
    assert response.status_code == 302
    assert not Attendance.objects.exists()
    assert client.get(sheet_url(session)).status_code == 200


def test_marks_for_people_of_another_training_are_ignored(session, people):
    other_book = book_of(training_with_dates(5), capacity=3)
    (stranger,) = people_of(registered(other_book, "Eve"))
    assert mark(session, {stranger.pk: True}, UserFactory()) == 0
    assert not Attendance.objects.exists()


def test_without_a_choice_the_last_date_that_has_begun_is_open(client, coordinator, db):
    training = training_with_dates(3, 4, 5)
    sessions = moved_into_the_past(training, 8, 1, -5)
    response = client.get(sheet_url(sessions[0]))
    assert response.context["session"] == sessions[1]
    for wanted in ("x", "0", "99999999999999999999", str(sessions[2].pk)):
        assert client.get(sheet_url(sessions[0]), {"termin": wanted}).status_code == 200


@pytest.mark.parametrize("data", [{"person-1": "vielleicht"}, {"all": "1"}, {}])
def test_odd_input_is_no_error(client, coordinator, session, data):
    assert post(client, session, data).status_code == 302


def test_a_choice_that_does_not_exist_enters_nothing(client, coordinator, session):
    assert post(client, session, typed(client, session, Ada="vielleicht")).status_code == 302
    assert not Attendance.objects.exists()


def test_names_that_are_deleted_are_only_counted(client, coordinator, session, people):
    was_at(session, people[0])
    Registration.objects.filter(pk=people[0].pk).update(anonymised_at=timezone.now())
    html = client.get(sheet_url(session)).content.decode()
    assert "Öztürk" not in html
    assert "Dazu 3 da, deren Namen gelöscht sind." in html


# --- Rights -------------------------------------------------------------------------

PAGES = ["attendance", "certificates", "attendance_list"]


def page_of(name: str, session: Session) -> str:
    key = session.pk if name == "attendance_list" else session.training_id
    return reverse(f"trainings_desk:{name}", args=[key])


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", ["Redaktion", "Pressefreigabe", "Übersetzung Arabisch"])
def test_nobody_else_sees_participants(client, session, name, role):
    client.force_login(person_in(role))
    response = client.get(page_of(name, session))
    assert response.status_code == 403


@pytest.mark.parametrize("name", PAGES)
def test_without_login_one_is_asked_to_sign_in(client, session, name):
    assert "/login/" in client.get(page_of(name, session)).headers["Location"]


@pytest.mark.parametrize("name", PAGES)
def test_what_does_not_exist_is_not_found(client, coordinator, name):
    assert client.get(reverse(f"trainings_desk:{name}", args=[99999999])).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_more_people_cost_no_more_queries(client, coordinator, training, name):
    book = book_of(training, capacity=40)
    registered(book, "Ada")
    (session,) = moved_into_the_past(training, 0)
    client.get(page_of(name, session))
    few = queries_of(client, page_of(name, session))
    Session.objects.update(
        starts_at=timezone.now() + timedelta(days=1), ends_at=timezone.now() + timedelta(days=2)
    )
    for number in range(20):
        registered(book, f"Person{number}")
    (session,) = moved_into_the_past(training, 0)
    assert queries_of(client, page_of(name, session)) == few <= 25


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


# --- The list to print --------------------------------------------------------------


def test_every_list_leaves_a_line_in_the_log(client, coordinator, session):
    response = client.get(page_of("attendance_list", session))
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    entry = PageLogEntry.objects.get(action="trainings.export")
    assert (entry.user, entry.page_id) == (coordinator, session.training_id)
    assert "Öztürk" not in str(entry.data)
    assert not ModelLogEntry.objects.filter(action="trainings.export").exists()
