"""Writing to the outbox, and what the office can do with a message that waits there."""

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from .addresses import correct_at_the_source
from .composing import NobodyNeedsIt, words_of
from .models import UNFINISHED, MessageState, OutboxMessage, UndeliverableAddress


class MessageIsOnItsWay(Exception):
    """The message is being handed to the mail server this very moment."""

    def __str__(self):
        return "Die Nachricht wird gerade übergeben. Versuchen Sie es in einer Minute noch einmal."


def queue_mail(
    key: str, kind: str, recipient: str, language: str, facts: dict, **delivery: Any
) -> None:
    """Puts a mail into the outbox, in the transaction of the change it reports.

    The words follow when it leaves. The key names the event ("registration:4711:promoted:3").
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


def mark_undeliverable(email: str, reason: str) -> None:
    """No mail arrives at this address, as a mail server or the office says."""
    UndeliverableAddress.objects.update_or_create(
        email=email, defaults={"refused_at": timezone.now(), "reason": reason}
    )


def takes_mail_again(email: str) -> None:
    """The mark was wrong, or the mailbox works again."""
    UndeliverableAddress.objects.filter(email=email).delete()


def redirect_unsent(reference: str, recipient: str) -> None:
    """The office knows the right address of a person: what waits for the old one goes there."""
    if not recipient:
        drop_unsent(reference)
        return
    _redirect(OutboxMessage.objects.about(reference), recipient)
    takes_mail_again(recipient)


def _redirect(messages: QuerySet[OutboxMessage], recipient: str) -> None:
    """What has not been handed over goes to another address, also what a sender has in hand.

    Words with the old address or dead links in them are found anew when it leaves.
    """
    waiting = messages.filter(state__in=[MessageState.PENDING, MessageState.CLAIMED])
    waiting.filter(facts__isnull=False).update(text="", html="", calendar="")
    waiting.update(
        recipient=recipient, state=MessageState.PENDING, lease_token=None, lease_until=None
    )


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
        waiting = OutboxMessage.objects.filter(recipient=message.recipient)
        if message.reference:
            waiting = waiting.about(message.reference)
        _redirect(waiting, recipient)
        takes_mail_again(recipient)
        this = OutboxMessage.objects.filter(pk=message.pk)
        if is_written_anew:
            this.update(state=MessageState.DROPPED)
            return
        this.update(recipient=recipient)
        # Words with the old address or dead links in them are found anew when it leaves.
        this.filter(facts__isnull=False).update(text="", html="", calendar="")
        send_again(message)
