"""A course gets one more date: whoever is registered for all of it learns so, once."""

import pytest
from icalendar import Calendar

from outbox.models import OutboxMessage
from outbox.sender import send_due
from tests.factories.changes import add_date, call_off, day, move, publish, sent, told
from tests.factories.registrations import registered
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of, noon_in
from trainings.changes import tell_changes
from trainings.models import RegistrationBook, SessionChange, TrainingPage
from trainings.periods import over


@pytest.fixture
def page(db) -> TrainingPage:
    return TrainingPageFactory(title="Asylrecht")


@pytest.fixture
def book(page) -> RegistrationBook:
    return book_of(page, capacity=1, waiting_capacity=2)


def test_who_has_a_seat_gets_the_new_date_for_the_calendar(page, book):
    registered(book, "Ada")
    registered(book, "Ben")
    add_date(page)
    assert [tell_changes(), tell_changes()] == [1, 0]
    mail = sent("session_changed")
    assert (mail.recipient, mail.subject) == ("ada@example.org", "Neuer Termin: Asylrecht")
    for text in (mail.text, mail.html):
        assert "Ihre Anmeldung gilt auch für ihn." in text
        assert day(noon_in(60)) in text
        assert "Bisher" not in text
    (event,) = Calendar.from_ical(mail.calendar).events
    assert (mail.calendar_method, event["dtstart"].dt) == ("REQUEST", noon_in(60))


def test_a_date_in_place_of_another_is_told_as_what_it_is(page, book):
    registered(book, "Ada")
    add_date(page)
    call_off(page)
    assert tell_changes() == 2
    send_due()
    mails = OutboxMessage.objects.filter(kind="session_changed").order_by("pk")
    assert [mail.calendar_method for mail in mails] == ["CANCEL", "REQUEST"]
    assert list(book.registrations.values_list("state", flat=True)) == ["confirmed"]


def test_a_new_date_that_is_moved_at_once_is_one_mail(page, book):
    registered(book, "Ada")
    add_date(page)
    publish(page, number=1, place_name="Rathaus")
    assert tell_changes() == 1
    assert "Rathaus" in sent("session_changed").text


def test_a_new_date_that_is_called_off_at_once_is_no_news(page, book):
    registered(book, "Ada")
    add_date(page)
    call_off(page, number=1)
    assert tell_changes() == 0
    assert not SessionChange.objects.filter(told_at=None).exists()


def test_what_changes_afterwards_is_another_mail(page, book):
    registered(book, "Ada")
    add_date(page)
    tell_changes()
    move(page)
    assert tell_changes() == 1
    assert told() == ["ada", "ada"]


def test_a_slip_into_the_past_waits_until_it_is_put_right(page, book):
    registered(book, "Ada")
    add_date(page, days=-300)
    assert tell_changes() == 0
    later = noon_in(65)
    publish(page, number=0, starts_at=later, ends_at=later.replace(hour=14))
    assert tell_changes() == 1
    assert sent("session_changed").subject.startswith("Neuer Termin")


def test_who_completes_the_archive_writes_to_nobody_and_keeps_nobody_longer(db):
    page = TrainingPageFactory()
    registered(book_of(page), "Ada")
    page.sessions.update(starts_at=noon_in(-20), ends_at=noon_in(-19))
    add_date(page, days=-30)
    assert tell_changes() == 0
    assert over(noon_in(-10)).count() == 1


def test_of_a_series_and_where_nobody_is_registered_there_is_nothing_to_tell(db):
    series = TrainingPageFactory(booking_mode="per_session", sessions=[SessionFactory()])
    registered(book_of(series, series.sessions.get()), "Ada")
    for page in (series, TrainingPageFactory()):
        add_date(page)
    assert not SessionChange.objects.exists()
