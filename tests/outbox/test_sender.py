import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from outbox import guards, services
from outbox.models import MessageState, OutboxMessage, UndeliverableAddress
from outbox.sender import BACK_OFF, LEASE, claim, compose, send_due

from ..factories.outbox import OutboxMessageFactory


class RefusingServer:
    """Stands for a mail server that answers with an error."""

    error: Exception

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise type(self).error

    def close(self):
        pass


@pytest.fixture
def server_answers(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.RefusingServer"

    def answer(error):
        monkeypatch.setattr(RefusingServer, "error", error, raising=False)

    return answer


def test_a_due_message_is_sent_once(db):
    message = OutboxMessageFactory()
    send_due()
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.SENT
    assert [sent.to for sent in mail.outbox] == [[message.recipient]]


def test_a_message_for_later_waits(db):
    OutboxMessageFactory(not_before=timezone.now() + timedelta(hours=1))
    assert send_due() == 0
    assert mail.outbox == []


def test_an_expired_message_is_dropped(db):
    message = OutboxMessageFactory(expires_at=timezone.now() - timedelta(minutes=1))
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.DROPPED
    assert mail.outbox == []


def test_the_guard_is_asked_before_sending(db, monkeypatch):
    monkeypatch.setitem(guards._guards, "reminder", lambda message: False)
    message = OutboxMessageFactory(kind="reminder")
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.DROPPED


def test_two_senders_never_claim_the_same_message(db):
    OutboxMessageFactory.create_batch(3)
    first, second = claim(2), claim(2)
    assert len(first) == 2
    assert len(second) == 1
    assert not {m.pk for m in first} & {m.pk for m in second}


@pytest.mark.parametrize("state", [MessageState.CLAIMED, MessageState.HANDING])
def test_a_dead_senders_message_is_taken_over_with_the_same_message_id(db, state):
    message = OutboxMessageFactory(state=state, lease_until=timezone.now() - timedelta(seconds=1))
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.SENT
    assert mail.outbox[0].extra_headers["Message-ID"] == message.message_id


def test_a_sender_that_lost_its_lease_does_not_send(db):
    OutboxMessageFactory()
    (slow,) = claim(1)
    OutboxMessage.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    send_due()
    from outbox.sender import _send_batch

    _send_batch([slow])
    assert len(mail.outbox) == 1


def test_a_temporary_error_is_tried_again_later(db, server_answers):
    server_answers(ConnectionRefusedError("no route"))
    message = OutboxMessageFactory()
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.PENDING
    assert message.not_before > timezone.now() + BACK_OFF[0] - timedelta(seconds=30)
    assert "ConnectionRefusedError" in message.last_error


def test_a_refused_address_fails_and_is_marked(db, server_answers):
    message = OutboxMessageFactory()
    server_answers(smtplib.SMTPRecipientsRefused({message.recipient: (550, b"no such user")}))
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.FAILED
    assert UndeliverableAddress.objects.filter(email=message.recipient).exists()


def test_a_greylisted_address_is_not_marked(db, server_answers):
    message = OutboxMessageFactory()
    server_answers(smtplib.SMTPRecipientsRefused({message.recipient: (450, b"try later")}))
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.PENDING
    assert not UndeliverableAddress.objects.exists()


def test_the_last_attempt_fails_for_good(db, server_answers):
    server_answers(ConnectionRefusedError())
    message = OutboxMessageFactory(attempts=len(BACK_OFF))
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.FAILED


def test_a_message_that_cannot_be_written_does_not_stop_the_others(db):
    broken = OutboxMessageFactory(subject="zwei\nZeilen", not_before=timezone.now() - LEASE)
    good = OutboxMessageFactory()
    send_due()
    broken.refresh_from_db()
    good.refresh_from_db()
    assert broken.state == MessageState.FAILED
    assert good.state == MessageState.SENT


def test_the_calendar_part_names_its_method(db):
    message = OutboxMessageFactory(calendar="BEGIN:VCALENDAR\r\n", calendar_method="REQUEST")
    parts = {part.get_content_type(): part for part in compose(message).message().walk()}
    assert parts["text/calendar"].get_param("method") == "REQUEST"
    assert parts["text/plain"].get_payload(decode=True).decode().strip() == message.text.strip()


def test_an_invitation_is_an_alternative_and_a_file(db):
    """Google and nodemailer do the same: some programs look here, some there."""
    calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Übung für Amal, أمل\r\n"
    message = OutboxMessageFactory(calendar=calendar, calendar_method="REQUEST", html="<p>x</p>")
    whole = compose(message).message()
    words, file = whole.get_payload()
    assert whole.get_content_type() == "multipart/mixed"
    assert words.get_content_type() == "multipart/alternative"
    kinds = [part.get_content_type() for part in words.get_payload()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "invite.ics")
    assert file.get_content_disposition() == "attachment"
    assert file.get_payload(decode=True).decode() == calendar


def test_a_mail_without_a_date_has_no_file(db):
    whole = compose(OutboxMessageFactory()).message()
    assert "application/ics" not in [part.get_content_type() for part in whole.walk()]


def test_the_address_of_all_waiting_messages_about_a_thing_is_corrected(db):
    failed = OutboxMessageFactory(
        recipient="falsch@example.org", reference="test:1", state=MessageState.FAILED
    )
    waiting = OutboxMessageFactory(recipient="falsch@example.org", reference="test:1")
    other = OutboxMessageFactory(recipient="falsch@example.org", reference="test:2")
    services.correct_address(failed, "richtig@example.org")
    for message in (failed, waiting, other):
        message.refresh_from_db()
    assert failed.recipient == waiting.recipient == "richtig@example.org"
    assert failed.state == MessageState.PENDING
    assert other.recipient == "falsch@example.org"
