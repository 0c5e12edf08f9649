"""A date or a whole training does not take place: nobody waits at a closed door."""

import pytest
from icalendar import Calendar

from outbox.models import OutboxMessage
from outbox.sender import send_due
from tests.factories.changes import call_off, publish, sent, told
from tests.factories.registrations import registered, states
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.changes import tell_changes
from trainings.choices import SessionStatus
from trainings.models import Registration, RegistrationBook, SessionChange, TrainingPage


@pytest.fixture
def page(db) -> TrainingPage:
    return TrainingPageFactory(title="Asylrecht")


@pytest.fixture
def book(page) -> RegistrationBook:
    return book_of(page, capacity=2, waiting_capacity=2)


def test_when_the_only_date_is_called_off_all_are_cancelled(page, book):
    for name in ("Ada", "Ben", "Cem"):
        registered(book, name)
    call_off(page, note="Die Trainerin ist krank.")
    assert tell_changes() == 3
    assert set(states(book).values()) == {"cancelled"}
    assert told("training_cancelled") == ["ada", "ben", "cem"]
    assert told() == []
    send_due()
    mails = OutboxMessage.objects.filter(kind="training_cancelled").order_by("pk")
    assert all("krank" in mail.text for mail in mails)
    assert [mail.calendar_method for mail in mails] == ["CANCEL", "CANCEL", ""]


def test_a_note_that_was_there_before_is_no_reason(db):
    page = TrainingPageFactory(sessions=[SessionFactory(note="Bitte Hausschuhe mitbringen")])
    book = book_of(page)
    registered(book, "Ada")
    call_off(page)
    tell_changes()
    assert Registration.objects.get().reason == ""


def test_calling_off_is_finished_after_a_crash(page, book):
    registered(book, "Ada")
    registered(book, "Ben")
    call_off(page)
    tell_changes()
    Registration.objects.filter(email="ben@example.org").update(state="confirmed")
    RegistrationBook.objects.update(seats_taken=1)
    SessionChange.objects.update(told_at=None)
    tell_changes()
    assert set(states(book).values()) == {"cancelled"}


def test_of_several_dates_one_is_called_off_and_the_seat_stays(db):
    page = TrainingPageFactory(sessions=[SessionFactory(), SessionFactory(days=40)])
    book = book_of(page)
    registered(book, "Ada")
    call_off(page, number=1)
    assert tell_changes() == 1
    assert states(book) == {"Ada": "confirmed"}
    mail = sent("session_changed")
    (event,) = Calendar.from_ical(mail.calendar).events
    assert mail.calendar_method == "CANCEL"
    assert str(event["uid"]) == str(page.sessions.last().uid)
    call_off(page, number=0)
    tell_changes()
    assert states(book) == {"Ada": "cancelled"}


def test_of_a_series_only_the_date_is_called_off(db):
    page = TrainingPageFactory(
        booking_mode="per_session", sessions=[SessionFactory(), SessionFactory(days=40)]
    )
    first, second = (book_of(page, session) for session in page.sessions.all())
    registered(first, "Ada")
    registered(second, "Ben")
    call_off(page, number=0)
    tell_changes()
    assert states(first) == {"Ada": "cancelled"}
    assert states(second) == {"Ben": "confirmed"}


def test_a_date_that_takes_place_after_all_is_told(db):
    page = TrainingPageFactory(
        title="Asylrecht", sessions=[SessionFactory(), SessionFactory(days=40)]
    )
    registered(book_of(page), "Ada")
    call_off(page, number=1)
    tell_changes()
    send_due()
    publish(page, number=1, status=SessionStatus.SCHEDULED)
    tell_changes()
    send_due()
    mails = OutboxMessage.objects.filter(kind="session_changed").order_by("pk")
    assert [mail.calendar_method for mail in mails] == ["CANCEL", "REQUEST"]
    assert mails[1].subject == "Termin findet doch statt: Asylrecht"
    assert "war abgesagt und findet doch statt" in mails[1].text
    assert "war abgesagt und findet doch statt" in mails[1].html
    (event,) = Calendar.from_ical(mails[1].calendar).events
    assert event["status"] == "CONFIRMED"
