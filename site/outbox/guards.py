"""Asks a section, just before a mail leaves, whether it is still true."""

from collections.abc import Callable

from .models import OutboxMessage

Guard = Callable[[OutboxMessage], bool]
_guards: dict[str, Guard] = {}


def guard(*kinds: str) -> Callable[[Guard], Guard]:
    """Registers a function that answers "may this mail of these kinds still go out?"."""

    def register(function: Guard) -> Guard:
        for kind in kinds:
            _guards[kind] = function
        return function

    return register


def may_leave(message: OutboxMessage) -> bool:
    """True unless the section that wrote the message says that it is no longer true."""
    check = _guards.get(message.kind)
    return check is None or check(message)
