import os
from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.forgetting import forget_bodies, forget_people, old_mail_files
from outbox.models import UNFINISHED, MessageState, OutboxMessage
from outbox.sender import send_due
from tests.factories.outbox import OutboxMessageFactory

LONG_AGO = timedelta(days=31)


def forget():
    forget_bodies(timezone.now() - timedelta(days=30))


@pytest.mark.parametrize("state", sorted(set(MessageState) - set(UNFINISHED)))
def test_the_text_of_a_finished_mail_is_forgotten(db, state):
    written = timezone.now() - LONG_AGO
    message = OutboxMessageFactory(
        state=state, not_before=written, html="<p>Ihr Platz</p>", calendar="BEGIN:VCALENDAR"
    )
    forget()
    message.refresh_from_db()
    assert (message.text, message.html, message.calendar) == ("", "", "")
    assert message.subject


def test_a_mail_that_still_waits_keeps_its_text(db):
    message = OutboxMessageFactory(not_before=timezone.now() - LONG_AGO)
    forget()
    message.refresh_from_db()
    assert message.text


def test_a_reminder_that_left_yesterday_keeps_its_text(db):
    message = OutboxMessageFactory(
        state=MessageState.SENT,
        created_at=timezone.now() - LONG_AGO,
        not_before=timezone.now() - timedelta(days=1),
    )
    forget()
    message.refresh_from_db()
    assert message.text


@pytest.mark.parametrize("state", MessageState)
def test_of_a_forgotten_person_nothing_is_left_and_nothing_leaves(db, state, mailoutbox):
    message = OutboxMessageFactory(
        state=state,
        recipient="ada@example.org",
        subject="Ada kommt",
        reply_to="ben@example.org",
        last_error="550 ada@example.org",
    )
    forget_people(OutboxMessage.objects.filter(pk=message.pk))
    send_due()
    row = OutboxMessage.objects.values().get()
    assert "ada" not in str(row).lower() and "ben@" not in str(row)
    assert row["state"] == ("dropped" if state in UNFINISHED else state)
    assert mailoutbox == []


def test_mails_that_became_files_are_found_by_their_age(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path
    now = timezone.now()
    for name, age in (("old.eml", LONG_AGO), ("new.eml", timedelta(days=1))):
        (tmp_path / name).write_text("Guten Tag")
        moment = (now - age).timestamp()
        os.utime(tmp_path / name, (moment, moment))
    assert [file.name for file in old_mail_files(now - timedelta(days=30))] == ["old.eml"]


def test_without_a_folder_of_mails_there_are_none(settings):
    settings.EMAIL_FILE_PATH = None
    assert old_mail_files(timezone.now()) == []
