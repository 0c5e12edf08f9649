"""Asks a section, at the moment a mail leaves, what stands in it.

What happened is stored at once, in the transaction of the change; the words are put together
by the sender. So nobody waits for words while a seat is locked, and no mail is out of date.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .models import OutboxMessage
from .rendering import render


@dataclass(frozen=True)
class Contents:
    """What a section knows about a mail: the context of its templates, and its enclosure."""

    context: dict
    calendar: str = ""
    reply_to: str = ""


class NobodyNeedsIt(Exception):
    """What the mail is about is gone, so it has nothing to say."""


Composer = Callable[[OutboxMessage], Contents]
_composers: dict[str, Composer] = {}


def composer(*kinds: str) -> Callable[[Composer], Composer]:
    """Registers the function that knows what mails of these kinds say; see `queue_mail`."""

    def register(function: Composer) -> Composer:
        for kind in kinds:
            _composers[kind] = function
        return function

    return register


def words_of(message: OutboxMessage) -> dict[str, str]:
    """The fields a message still lacks; none when it was written before.

    Raises NobodyNeedsIt.
    """
    if message.is_written:
        return {}
    contents = _composers[message.kind](message)
    mail = render(message.kind, message.language, contents.context)
    return {
        "subject": mail.subject,
        "text": mail.text,
        "html": mail.html,
        "calendar": contents.calendar,
        "reply_to": contents.reply_to,
    }
