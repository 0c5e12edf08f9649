from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import MessageState, OutboxMessage
from outbox.sender import send_due
from tests.factories.registrations import registered
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings import clock
from trainings.models import Registration, RegistrationBook
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
    mail = OutboxMessage.objects.get(kind="registration_confirmed")
    assert mail.calendar_method == "REQUEST"
    text = mail.calendar.replace("\r\n ", "")
    assert "METHOD:REQUEST\r\n" in text
    assert "mailto:ada@example.org" in text
    assert text.count("ATTENDEE") == text.count("ORGANIZER") == text.count("BEGIN:VEVENT") == 1
