"""Writing to the outbox, and what the office can do with a message that waits there."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import UNFINISHED, MessageState, OutboxMessage, UndeliverableAddress
from .rendering import render


class MessageIsOnItsWay(Exception):
    """The message is being handed to the mail server this very moment."""

    def __str__(self):
        return "Die Nachricht wird gerade übergeben. Versuchen Sie es in einer Minute noch einmal."


def write_mail(
    key: str,
    kind: str,
    recipient: str,
    language: str,
    context: dict,
    **delivery: Any,
) -> OutboxMessage:
    """Puts a mail into the outbox, in the transaction of the change it reports.

    The key names the event ("registration:4711:promoted:3"): a second call with the same key
    changes nothing and returns the message that is there. `delivery` are further fields of the
    message: reference, not_before, expires_at, calendar, calendar_method, reply_to.
    """
    existing = OutboxMessage.objects.filter(key=key).first()
    if existing:
        return existing
    mail = render(kind, language, context)
    return OutboxMessage.objects.create(
        key=key,
        kind=kind,
        recipient=recipient,
        language=language,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        **delivery,
    )


def drop_unsent(reference: str, *kinds: str) -> int:
    """Takes back waiting mails about a thing that changed; returns how many."""
    waiting = OutboxMessage.objects.about(reference).filter(state=MessageState.PENDING)
    if kinds:
        waiting = waiting.filter(kind__in=kinds)
    return waiting.update(state=MessageState.DROPPED)


@transaction.atomic
def send_again(message: OutboxMessage) -> None:
    """The office wants this mail to go out (once more)."""
    locked = OutboxMessage.objects.select_for_update().get(pk=message.pk)
    if locked.state in UNFINISHED and locked.state != MessageState.PENDING:
        raise MessageIsOnItsWay
    locked.state = MessageState.PENDING
    locked.not_before = timezone.now()
    locked.expires_at = None
    locked.attempts = 0
    locked.last_error = ""
    locked.lease_token = locked.lease_until = None
    locked.save()


@transaction.atomic
def correct_address(message: OutboxMessage, recipient: str) -> None:
    """The address was wrong: send this mail, and what else waits for the old one, to the new."""
    old = message.recipient
    related = OutboxMessage.objects.filter(recipient=old, state=MessageState.PENDING)
    if message.reference:
        related = related.about(message.reference)
    related.update(recipient=recipient)
    OutboxMessage.objects.filter(pk=message.pk).update(recipient=recipient)
    UndeliverableAddress.objects.filter(email=recipient).delete()
    send_again(message)


def forget_bodies(older_than: timedelta) -> int:
    """Empties the text of mails that left long ago; subject and time stay for the log."""
    limit = timezone.now() - older_than
    # A reminder is written weeks before it leaves, so the day it was written says little.
    old = OutboxMessage.objects.exclude(state__in=UNFINISHED).filter(not_before__lt=limit)
    return old.exclude(text="").update(text="", html="", calendar="")
