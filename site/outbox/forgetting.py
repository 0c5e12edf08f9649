"""Takes people out of the outbox again: texts first, addresses when nobody needs them."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Case, QuerySet, Value, When

from .backends import ending_for
from .models import UNFINISHED, MessageState, OutboxMessage

NO_BODY = {"text": "", "html": "", "calendar": ""}
NOBODY = {"recipient": "", "subject": "", "reply_to": "", "last_error": ""}


def with_old_body(limit: datetime) -> QuerySet:
    """Finished messages from before a moment that still have their text."""
    # A reminder is written weeks before it leaves, so the day it was written says little.
    old = OutboxMessage.objects.exclude(state__in=UNFINISHED).filter(not_before__lt=limit)
    return old.exclude(text="", html="", calendar="")


def forget_bodies(limit: datetime) -> int:
    """Empties the text of mails that left before a moment; subject and time stay for the log."""
    return with_old_body(limit).update(**NO_BODY)


def forget_people(messages: QuerySet) -> int:
    """Takes the person out of messages; that there was one, of which kind and when, stays.

    What still waits does not leave any more.
    """
    is_on_its_way = When(state__in=UNFINISHED, then=Value(MessageState.DROPPED.value))
    return messages.update(state=Case(is_on_its_way, default="state"), **NO_BODY, **NOBODY)


def old_mail_files(limit: datetime) -> list[Path]:
    """Mails that became files before a moment (development and demonstration)."""
    return [file for file in _mail_files() if file.stat().st_mtime < limit.timestamp()]


def forget_files_to(recipient: str) -> None:
    """The same mails of one person, on request."""
    for file in _mail_files():
        if file.name.partition("-")[2] == ending_for(recipient)[1:]:
            file.unlink(missing_ok=True)


def _mail_files() -> list[Path]:
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    return list(Path(folder).glob("*.eml")) if folder else []
