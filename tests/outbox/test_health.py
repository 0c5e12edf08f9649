"""What a monitor is told: mail that is held up is said, and takes no page away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import MessageState, OutboxMessage
from outbox.sender import send_due

from ..factories.outbox import OutboxMessageFactory

MINUTE = timedelta(minutes=1)


@pytest.fixture
def told(client, db):
    """What the monitor reads; pages can be read whatever the outbox says."""

    def ask() -> tuple[str, int]:
        response = client.get("/health/ready")
        assert response.status_code == 200
        answer = response.json()
        assert answer["outbox"]["ok"] is (answer["status"] == "ok")
        return answer["status"], answer["outbox"]["oldest_wait_seconds"] // 60

    return ask


def message_due(minutes: int, **fields) -> OutboxMessage:
    # Half a minute to spare, so that no test waits for a clock.
    due = timezone.now() - minutes * MINUTE - MINUTE / 2
    return OutboxMessageFactory(not_before=due, **fields)


def test_a_mail_nobody_takes_is_told_until_it_leaves(told):
    message_due(3)
    assert told() == ("ok", 3)
    message_due(20)
    assert told() == ("degraded", 20)
    send_due()
    assert told() == ("ok", 0)


def test_a_mail_server_that_is_down_is_told_although_each_try_puts_the_mail_off(told):
    message_due(0, attempts=1, last_error="ConnectionRefusedError: [Errno 111]")
    assert told() == ("ok", 1)
    # The third pause has just begun: tried for 1 + 5 minutes, to be tried in 15.
    OutboxMessage.objects.update(attempts=3, not_before=timezone.now() + 4.5 * MINUTE)
    assert told() == ("degraded", 16)


def test_neither_a_later_mail_nor_a_full_mailbox_nor_a_given_up_one_is_trouble(told):
    message_due(-90)
    message_due(500, attempts=5, last_error="SMTPRecipientsRefused: {'a@example.org': (452, b'')}")
    message_due(500, attempts=1, last_error="SMTPDataError: (451, b'Please try again')")
    message_due(500, state=MessageState.FAILED)
    message_due(500, state=MessageState.SENT)
    lease = timezone.now() + MINUTE
    message_due(500, state=MessageState.HANDING, attempts=1, lease_until=lease)
    assert told() == ("ok", 0)
