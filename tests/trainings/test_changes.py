"""People learn what changed about their dates: once, in their language, and nobody is missed."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from outbox.models import OutboxMessage
from outbox.sender import send_due
from tests.factories.changes import call_off, day, move, publish, sent, told
from tests.factories.registrations import registered, unverified
from tests.factories.trainings import TrainingPageFactory, book_of, noon_in
from trainings import clock
from trainings.changes import tell_changes
from trainings.choices import SessionStatus
from trainings.models import Registration, RegistrationBook, Session, SessionChange, TrainingPage

MINUTE = timedelta(minutes=1)


@pytest.fixture
def page(db) -> TrainingPage:
    return TrainingPageFactory(title="Asylrecht")


@pytest.fixture
def book(page) -> RegistrationBook:
    return book_of(page, capacity=2, waiting_capacity=2)


def test_who_has_a_seat_learns_the_old_and_the_new_time_and_place(page, book):
    registered(book, "Ada")
    old = page.sessions.get().starts_at
    move(page, days=41, place_name="Rathaus")
    assert tell_changes() == 1
    text = sent("session_changed").text
    assert day(old) in text and day(noon_in(41)) in text
    assert "12:00 bis 14:00 Uhr" in text
    assert "Landratsamt" in text and "Rathaus" in text
    assert "/anmeldung/verwalten/" in text


def test_everybody_is_told_in_their_language(page, book):
    registered(book, "Ada", language="en")
    registered(book, "Ben", language="ar")
    move(page)
    tell_changes()
    send_due()
    mails = {mail.recipient: mail for mail in OutboxMessage.objects.filter(kind="session_changed")}
    assert mails["ada@example.org"].language == "en"
    assert "/en/anmeldung/" in mails["ada@example.org"].text
    assert "/ar/anmeldung/" in mails["ben@example.org"].text
    assert mails["ada@example.org"].subject != mails["ben@example.org"].subject


def test_only_who_has_a_seat_is_told(page, book):
    for name in ("Ada", "Ben", "Cem"):
        registered(book, name)
    unverified(book, "Dana")
    move(page)
    tell_changes()
    assert told() == ["ada", "ben"]


def test_a_draft_tells_nobody(page, book):
    registered(book, "Ada")
    publish(page, only_draft=True, place_name="Rathaus")
    assert tell_changes() == 0
    assert not SessionChange.objects.exists()


def test_publishing_again_without_a_change_tells_nobody(page, book):
    registered(book, "Ada")
    publish(page)
    publish(page, note="Bitte Hausschuhe mitbringen")
    assert tell_changes() == 0


def test_a_change_is_told_once(page, book):
    registered(book, "Ada")
    move(page)
    assert [tell_changes(), tell_changes()] == [1, 0]
    publish(page)
    tell_changes()
    assert told() == ["ada"]


def test_two_changes_before_anybody_was_told_are_one_mail(page, book):
    registered(book, "Ada")
    old = page.sessions.get().starts_at
    move(page, days=40)
    move(page, days=50)
    tell_changes()
    text = sent("session_changed").text
    assert day(old) in text and day(noon_in(50)) in text
    assert day(noon_in(40)) not in text


def test_what_was_moved_back_is_no_news(page, book):
    registered(book, "Ada")
    move(page, days=40)
    move(page, days=30)
    assert tell_changes() == 0
    assert not SessionChange.objects.filter(told_at=None).exists()


def test_the_word_moved_alone_is_no_news(page, book):
    registered(book, "Ada")
    publish(page, status=SessionStatus.MOVED)
    assert tell_changes() == 0


def test_who_signed_up_afterwards_knows_already(page, book):
    registered(book, "Ada")
    move(page)
    earlier = SessionChange.objects.get().happened_at - 2 * MINUTE
    SessionChange.objects.update(happened_at=earlier)
    Registration.objects.update(changed_at=earlier - MINUTE)
    registered(book, "Ben")
    tell_changes()
    assert told() == ["ada"]


def test_what_a_crash_left_is_done_and_nothing_twice(page, book):
    registered(book, "Ada")
    registered(book, "Ben")
    move(page)
    tell_changes()
    # As if the process had died between the two mails.
    SessionChange.objects.update(told_at=None)
    OutboxMessage.objects.filter(kind="session_changed", recipient="ben@example.org").delete()
    tell_changes()
    assert told() == ["ada", "ben"]


def test_a_slip_into_the_past_waits_until_it_is_put_right(page, book):
    registered(book, "Ada")
    old = page.sessions.get().starts_at
    move(page, days=-300)
    assert tell_changes() == 0
    move(page, days=35)
    assert tell_changes() == 1
    text = sent("session_changed").text
    assert day(old) in text and day(noon_in(35)) in text


def test_who_corrects_the_archive_writes_to_nobody(page, book):
    registered(book, "Ada")
    move(page)
    session = page.sessions.get()
    assert tell_changes(now=session.ends_at + timedelta(days=100)) == 0
    assert not SessionChange.objects.filter(told_at=None).exists()


def test_the_reminder_follows_the_new_day(page, book):
    registered(book, "Ada")
    Registration.objects.update(changed_at=noon_in(-60))
    move(page, days=40)
    SessionChange.objects.update(happened_at=noon_in(-50))
    tell_changes()
    assert clock.write_reminders(noon_in(29)) == 0
    assert clock.write_reminders(noon_in(34)) == 1
    assert clock.write_reminders(noon_in(34)) == 0


def test_who_was_just_told_of_the_change_needs_no_reminder(page, book):
    registered(book, "Ada")
    Registration.objects.update(changed_at=noon_in(-60))
    move(page, days=5)
    tell_changes()
    assert clock.write_reminders() == 0
    assert clock.write_reminders(noon_in(4) + MINUTE) == 1


def test_an_invitation_a_move_and_a_cancellation_are_one_entry_in_the_calendar(page, book):
    registered(book, "Ada")
    send_due()
    move(page)
    tell_changes()
    send_due()
    call_off(page)
    tell_changes()
    send_due()
    mails = OutboxMessage.objects.exclude(calendar="").order_by("pk")
    kinds = ["registration_confirmed", "session_changed", "training_cancelled"]
    assert [mail.kind for mail in mails] == kinds
    calendars = [Calendar.from_ical(mail.calendar) for mail in mails]
    events = [calendar.events[0] for calendar in calendars]
    assert [calendar["method"] for calendar in calendars] == ["REQUEST", "REQUEST", "CANCEL"]
    assert {str(event["uid"]) for event in events} == {str(Session.objects.get().uid)}
    assert [event["sequence"] for event in events] == [0, 1, 2]
    assert [event["status"] for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert [event["dtstart"].dt for event in events] == [noon_in(30), noon_in(40), noon_in(40)]
    for mail in mails:
        assert mail.calendar.count("\n") == mail.calendar.count("\r\n")
        assert max(len(line.encode()) for line in mail.calendar.split("\r\n")) <= 75
        assert mail.calendar.count("RRULE:FREQ=YEARLY") == 2
        assert mail.calendar.replace("\r\n ", "").count("mailto:ada@example.org") == 1
