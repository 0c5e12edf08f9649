from datetime import timedelta

import pytest
from django.utils import timezone

from core.due import run_due
from outbox.models import UNFINISHED, MessageState
from tests.factories.outbox import OutboxMessageFactory

LONG_AGO = timedelta(days=31)


@pytest.mark.parametrize("state", sorted(set(MessageState) - set(UNFINISHED)))
def test_the_text_of_a_finished_mail_is_forgotten(db, state):
    written = timezone.now() - LONG_AGO
    message = OutboxMessageFactory(
        state=state, not_before=written, html="<p>Ihr Platz</p>", calendar="BEGIN:VCALENDAR"
    )
    assert run_due() == []
    message.refresh_from_db()
    assert (message.text, message.html, message.calendar) == ("", "", "")
    assert message.subject


def test_a_mail_that_still_waits_keeps_its_text(db):
    message = OutboxMessageFactory(not_before=timezone.now() - LONG_AGO)
    assert run_due() == []
    message.refresh_from_db()
    assert message.text


def test_a_reminder_that_left_yesterday_keeps_its_text(db):
    message = OutboxMessageFactory(
        state=MessageState.SENT,
        created_at=timezone.now() - LONG_AGO,
        not_before=timezone.now() - timedelta(days=1),
    )
    assert run_due() == []
    message.refresh_from_db()
    assert message.text
