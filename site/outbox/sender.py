"""Takes messages from the outbox and hands them to the mail server.

Several senders may run at once and any of them may die at any moment. A message is claimed
with a lease; whoever finds an expired lease works on it again. `handing` is committed before
the server is spoken to, `sent` after it said yes: a mail is never lost, and leaves twice only
if the process dies between the server's 250 and our commit, then with the same Message-ID.
"""

import logging
import smtplib
import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import OperationalError, transaction
from django.db import connection as database
from django.utils import timezone

from .composing import NobodyNeedsIt, words_of
from .guards import may_leave
from .models import MessageState, OutboxMessage
from .services import mark_undeliverable

logger = logging.getLogger(__name__)

BATCH = 20
LEASE = timedelta(minutes=5)
ENCLOSURE = "invite.ics"
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440, 1440)]


class Mail(EmailMultiAlternatives):
    """A mail whose calendar part says its method, as RFC 6047, 2.4 asks."""

    calendar_method = ""

    def message(self, **kwargs) -> Any:
        message = super().message(**kwargs)
        for part in message.walk():
            if part.get_content_type() == "text/calendar":
                part.set_param("method", self.calendar_method)
        return message


def send_due(limit: int | None = None) -> int:
    """Sends what is due, at most `limit` messages; returns how many were worked on."""
    done = 0
    while limit is None or done < limit:
        batch = claim(BATCH if limit is None else min(BATCH, limit - done))
        if not batch:
            break
        _send_batch(batch)
        done += len(batch)
    return done


def claim(count: int) -> list[OutboxMessage]:
    """Takes up to `count` due messages for this process; no other process gets them."""
    token = uuid.uuid4()
    skip_locked = database.features.has_select_for_update_skip_locked
    with transaction.atomic():
        due = OutboxMessage.objects.due().order_by("not_before", "pk")
        due = due.select_for_update(skip_locked=skip_locked)
        keys = [message.pk for message in due.only("pk")[:count]]
        claimed = OutboxMessage.objects.filter(pk__in=keys)
        claimed.update(
            state=MessageState.CLAIMED, lease_token=token, lease_until=timezone.now() + LEASE
        )
    return list(OutboxMessage.objects.filter(lease_token=token).order_by("not_before", "pk"))


def _send_batch(batch: list[OutboxMessage]) -> None:
    mail_server = get_connection()
    try:
        for message in batch:
            _send_one(message, mail_server)
    finally:
        mail_server.close()


def _send_one(message: OutboxMessage, mail_server) -> None:
    if (message.expires_at and message.expires_at <= timezone.now()) or not may_leave(message):
        _leave(message, MessageState.CLAIMED, state=MessageState.DROPPED)
        return
    try:
        words = words_of(message)
        vars(message).update(words)
        mail = compose(message, mail_server)
        mail.message()
    except NobodyNeedsIt:
        _leave(message, MessageState.CLAIMED, state=MessageState.DROPPED)
        return
    except OperationalError:
        raise  # The database is busy, not the mail wrong: the lease runs out, then it goes on.
    except Exception as error:
        # One mail that cannot be written must not stop the ones behind it.
        _note_unwritable(message, error)
        return
    message.attempts += 1
    is_mine = _leave(
        message,
        MessageState.CLAIMED,
        state=MessageState.HANDING,
        lease_until=timezone.now() + LEASE,
        attempts=message.attempts,
        **words,
    )
    if is_mine:  # Otherwise the lease ran out and somebody else has it now.
        _hand_over(message, mail, mail_server)


def _note_unwritable(message: OutboxMessage, error: Exception) -> None:
    """The error itself may name the person: it stays with the message, not in the log."""
    kind = type(error).__name__
    logger.error("Nachricht %s lässt sich nicht als Mail schreiben: %s", message.pk, kind)
    problem = {"state": MessageState.FAILED, "last_error": _in_one_line(error)}
    _leave(message, MessageState.CLAIMED, **problem)


def _hand_over(message: OutboxMessage, mail: "Mail", mail_server) -> None:
    try:
        mail_server.send_messages([mail])
    except (smtplib.SMTPException, OSError) as error:
        # A broken connection would refuse the rest of the batch too; the next send opens anew.
        mail_server.close()
        _note_failure(message, error)
    else:
        _leave(
            message,
            MessageState.HANDING,
            state=MessageState.SENT,
            sent_at=timezone.now(),
            last_error="",
        )


def compose(message: OutboxMessage, mail_server=None) -> Mail:
    """The mail as it goes out."""
    mail = Mail(
        subject=message.subject,
        body=message.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.recipient],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={
            "Message-ID": message.message_id,
            "Content-Language": message.language,
            "Auto-Submitted": "auto-generated",
        },
        connection=mail_server,
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    if message.calendar:
        mail.calendar_method = message.calendar_method
        mail.attach_alternative(message.calendar, "text/calendar")
        # Some programs look for an invitation among the alternatives, some among the files.
        mail.attach(ENCLOSURE, message.calendar.encode(), "application/ics")
    return mail


def _note_failure(message: OutboxMessage, error: Exception) -> None:
    reason = _in_one_line(error)
    if _is_final(error) or message.attempts > len(BACK_OFF):
        _leave(message, MessageState.HANDING, state=MessageState.FAILED, last_error=reason)
    else:
        pause = BACK_OFF[message.attempts - 1]
        _leave(
            message,
            MessageState.HANDING,
            state=MessageState.PENDING,
            not_before=timezone.now() + pause,
            last_error=reason,
        )
    if isinstance(error, smtplib.SMTPRecipientsRefused) and _is_final(error):
        mark_undeliverable(message.recipient, reason)


def _is_final(error: Exception) -> bool:
    """A 5xx about this mail is final; trouble with the server or our login is not."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def _in_one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def _leave(message: OutboxMessage, left: str, **values) -> bool:
    """Moves our message out of a state; False when it is no longer ours."""
    mine = OutboxMessage.objects.filter(pk=message.pk, state=left, lease_token=message.lease_token)
    return mine.update(**values) == 1
