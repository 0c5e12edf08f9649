"""Mails that get their words when they leave."""

import pytest
from django.core import mail
from django.db import OperationalError
from django.utils import timezone

from outbox import composing
from outbox.composing import Contents, NobodyNeedsIt
from outbox.models import MessageState, OutboxMessage
from outbox.sender import LEASE, send_due
from outbox.services import queue_mail, with_words

from ..factories.outbox import OutboxMessageFactory


@pytest.fixture
def told(monkeypatch):
    """Lets the section answer what the test says, for mails of the kind my_trainings_link."""

    def answer(contents):
        def compose(message):
            if isinstance(contents, Exception):
                raise contents
            return contents

        monkeypatch.setitem(composing._composers, "my_trainings_link", compose)

    return answer


def queued(key: str = "test:1", **delivery) -> OutboxMessage:
    queue_mail(key, "my_trainings_link", "ada@example.org", "de", {"number": 1}, **delivery)
    return OutboxMessage.objects.get(key=key)


def context(url: str) -> Contents:
    return Contents({"url": url, "valid_until": timezone.now()}, reply_to="amt@example.org")


def test_a_mail_is_written_when_it_leaves_and_kept_as_it_left(db, told):
    told(context("http://testserver/alt/"))
    message = queued()
    assert message.text == ""
    told(context("http://testserver/neu/"))
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.SENT
    assert "http://testserver/neu/" in message.text
    assert mail.outbox[0].body == message.text
    assert mail.outbox[0].reply_to == ["amt@example.org"]


def test_the_same_event_is_queued_once(db, told, django_assert_num_queries):
    with django_assert_num_queries(1):
        queue_mail("test:1", "my_trainings_link", "ada@example.org", "de", {})
    queue_mail("test:1", "my_trainings_link", "ben@example.org", "de", {})
    assert OutboxMessage.objects.get().recipient == "ada@example.org"


def test_what_is_gone_needs_no_mail(db, told):
    told(NobodyNeedsIt())
    message = queued()
    assert with_words(message).text == ""
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.DROPPED
    assert mail.outbox == []


def test_a_mail_that_cannot_be_written_does_not_stop_the_others(db, told):
    told(ValueError("kaputt"))
    broken = queued(not_before=timezone.now() - LEASE)
    good = OutboxMessageFactory()
    send_due()
    broken.refresh_from_db()
    good.refresh_from_db()
    assert (broken.state, broken.last_error) == (MessageState.FAILED, "ValueError: kaputt")
    assert good.state == MessageState.SENT


def test_a_busy_database_is_no_reason_to_give_a_mail_up(db, told):
    told(OperationalError("database is locked"))
    message = queued()
    with pytest.raises(OperationalError):
        send_due()
    message.refresh_from_db()
    assert message.state == MessageState.CLAIMED
    OutboxMessage.objects.update(lease_until=timezone.now() - LEASE)
    told(context("http://testserver/"))
    send_due()
    message.refresh_from_db()
    assert message.state == MessageState.SENT
