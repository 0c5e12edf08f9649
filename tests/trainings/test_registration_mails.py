from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from core.models import SiteSettings
from outbox.models import MessageState, OutboxMessage
from outbox.sender import send_due
from outbox.services import with_words
from tests.factories.core import ContactFactory
from tests.factories.registrations import registered
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings import clock, notifications
from trainings.models import Registration, RegistrationBook, TrainingPage
from trainings.registration import cancel


@pytest.fixture
def book(db) -> RegistrationBook:
    return book_of(TrainingPageFactory(), capacity=1, waiting_capacity=2)


def test_reminders_are_written_once_and_only_for_who_comes(db):
    near = book_of(TrainingPageFactory(sessions=[SessionFactory(days=5)]), capacity=1)
    registered(near, "Ada")
    registered(near, "Ben")
    Registration.objects.update(changed_at=timezone.now() - timedelta(days=30))
    clock.write_reminders()
    clock.write_reminders()
    reminders = OutboxMessage.objects.filter(kind="registration_reminder")
    assert [mail.recipient for mail in reminders] == ["ada@example.org"]


def test_a_mail_that_is_no_longer_true_is_not_sent(book):
    ada = registered(book, "Ada")
    cancel(ada)
    send_due()
    sent = OutboxMessage.objects.filter(state=MessageState.SENT)
    assert [mail.kind for mail in sent] == ["registration_cancelled"]


def test_the_invitation_has_one_guest_and_an_organizer(book):
    registered(book, "Ada")
    mail = with_words(OutboxMessage.objects.get(kind="registration_confirmed"))
    assert mail.calendar_method == "REQUEST"
    text = mail.calendar.replace("\r\n ", "")
    assert "METHOD:REQUEST\r\n" in text
    assert "mailto:ada@example.org" in text
    assert text.count("ATTENDEE") == text.count("ORGANIZER") == text.count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    ("contact", "office", "organizer"),
    [
        ("karla@example.org", "amt@example.org", "karla@example.org"),
        ("", "amt@example.org", "amt@example.org"),
        ("", "", "web@example.org"),
    ],
)
def test_the_organizer_is_a_mailbox_that_somebody_reads(book, settings, contact, office, organizer):
    settings.DEFAULT_FROM_EMAIL = "Landratsamt <web@example.org>"
    SiteSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"email": office}
    )
    if contact:
        TrainingPage.objects.update(contact=ContactFactory(email=contact))
    registered(book, "Ada")
    mail = with_words(OutboxMessage.objects.get(kind="registration_confirmed"))
    lines = mail.calendar.replace("\r\n ", "").splitlines()
    assert f"ORGANIZER:mailto:{organizer}" in lines


def test_who_has_a_seat_finds_the_way_into_what_is_online_in_the_calendar(db):
    link = "https://video.example.org/raum"
    online = SessionFactory(is_online=True, place_name="", online_url=link)
    book = book_of(TrainingPageFactory(sessions=[online]), capacity=1)
    ada = registered(book, "Ada")
    registered(book, "Ben")
    invited = with_words(OutboxMessage.objects.get(kind="registration_confirmed"))
    assert link in invited.calendar.replace("\r\n ", "")
    cancel(ada)
    gone = with_words(OutboxMessage.objects.get(kind="registration_cancelled"))
    assert link not in gone.calendar.replace("\r\n ", "")
    moved_up = with_words(OutboxMessage.objects.get(kind="registration_promoted"))
    assert link in moved_up.calendar.replace("\r\n ", "")


def test_a_mail_names_whom_to_ask_and_answers_go_there(db):
    contact = ContactFactory(name="Koordination Ehrenamt", email="ehrenamt@example.org")
    registered(book_of(TrainingPageFactory(contact=contact)), "Ada")
    message = with_words(OutboxMessage.objects.get(kind="registration_confirmed"))
    assert "Koordination Ehrenamt" in message.text
    assert message.reply_to == "ehrenamt@example.org"


def test_until_when_one_may_cancel_is_told_only_while_one_may(book):
    registered(book, "Ada")
    message = OutboxMessage.objects.get(kind="registration_confirmed")
    assert "Absagen können Sie bis" in with_words(message).text
    RegistrationBook.objects.update(cancel_stop_hours=31 * 24)
    message.refresh_from_db()
    assert "Absagen können Sie bis" not in with_words(message).text


def test_a_change_is_told_in_the_words_of_the_person(book):
    ada = registered(book, "Ada", language="en")
    (session,) = book.sessions()
    before = session.starts_at - timedelta(days=1)
    changes = [("starts_at", before, session.starts_at), ("place_name", "Rathaus", "Landratsamt")]
    notifications.session_changed(ada, session, changes)
    text = with_words(OutboxMessage.objects.get(kind="session_changed")).text
    assert f"Before:\n{timezone.localtime(before):%A, %-d %B %Y}" in text
    assert "Before:\nRathaus" in text
