"""Where a person's address lives: the section that wrote a mail corrects it there."""

from collections.abc import Callable

from .models import OutboxMessage


class AddressRefused(Exception):
    """The right address cannot be stored; the text says why."""


# Message, right address, who corrects ("user:12"). True when the section wrote the mail anew.
Keeper = Callable[[OutboxMessage, str, str], bool]
_keepers: dict[str, Keeper] = {}


def keeper(prefix: str) -> Callable[[Keeper], Keeper]:
    """Registers who keeps the addresses behind references such as "registration:4711"."""

    def register(function: Keeper) -> Keeper:
        _keepers[prefix] = function
        return function

    return register


def correct_at_the_source(message: OutboxMessage, recipient: str, actor: str) -> bool:
    """Corrects the address where it lives; True when the mail was written anew there.

    Raises AddressRefused.
    """
    prefix = message.reference.partition(":")[0]
    found = _keepers.get(prefix)
    return found(message, recipient, actor) if found else False
