"""Writing to the outbox, and what the office can do with a message that waits there."""

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils import timezone

from .addresses import correct_at_the_source
from .composing import NobodyNeedsIt, words_of
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


def queue_mail(
    key: str, kind: str, recipient: str, language: str, facts: dict, **delivery: Any
) -> None:
    """Like `write_mail` for a change that holds a lock: the words follow when the mail leaves.

    `facts` is what the `composer` of the kind cannot look up: numbers, moments, yes or no,
    nothing about a person. One statement, and none of a second call with the same key.
    """
    queue_mails(
        [
            OutboxMessage(
                key=key,
                kind=kind,
                recipient=recipient,
                language=language,
                facts=facts,
                **delivery,
            )
        ]
    )


def queue_mails(messages: list[OutboxMessage]) -> None:
    """Many at once, each with its facts; those that are there already stay as they are."""
    OutboxMessage.objects.bulk_create(messages, ignore_conflicts=True)


def with_words(message: OutboxMessage) -> OutboxMessage:
    """The message as it would leave now; stores nothing, what is over stays as it is."""
    if message.state in (*UNFINISHED, MessageState.FAILED):
        with suppress(NobodyNeedsIt):
            vars(message).update(words_of(message))
    return message


def drop_unsent(reference: str, *kinds: str) -> int:
    """Takes back waiting mails about a thing that changed; returns how many."""
    waiting = OutboxMessage.objects.about(reference).filter(state=MessageState.PENDING)
    if kinds:
        waiting = waiting.filter(kind__in=kinds)
    return waiting.update(state=MessageState.DROPPED)


def redirect_unsent(reference: str, recipient: str) -> None:
    """The office knows the right address of a person: what waits for the old one goes there."""
    if not recipient:
        drop_unsent(reference)
        return
    waiting = OutboxMessage.objects.about(reference).filter(state=MessageState.PENDING)
    waiting.update(recipient=recipient)
    UndeliverableAddress.objects.filter(email=recipient).delete()


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


def correct_address(message: OutboxMessage, recipient: str, actor: str = "") -> None:
    """The address was wrong: send this mail, and what else waits for the old one, to the new.

    Raises AddressRefused or MessageIsOnItsWay.
    """
    is_written_anew = correct_at_the_source(message, recipient, actor)
    with transaction.atomic():
        waiting = OutboxMessage.objects.filter(
            recipient=message.recipient, state=MessageState.PENDING
        )
        if message.reference:
            waiting = waiting.about(message.reference)
        waiting.update(recipient=recipient)
        UndeliverableAddress.objects.filter(email=recipient).delete()
        this = OutboxMessage.objects.filter(pk=message.pk)
        if is_written_anew:
            this.update(state=MessageState.DROPPED)
            return
        this.update(recipient=recipient)
        # Words with the old address or dead links in them are found anew when it leaves.
        this.filter(facts__isnull=False).update(text="", html="", calendar="")
        send_again(message)
