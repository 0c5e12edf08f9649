"""Every address of the admin, read from the URL configuration, with objects to ask for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

ADMIN = "verwaltung/"
PARAMETER = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")


@dataclass(frozen=True)
class Address:
    """One pattern of the URL configuration: its name with namespaces, and the whole pattern."""

    name: str
    pattern: str

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.pattern)


def all_addresses() -> list[Address]:
    """What lies below the admin, whoever added it."""
    return [address for address in _walk(get_resolver()) if address.pattern.startswith(ADMIN)]


def _walk(resolver, prefix: str = "", names: tuple[str, ...] = ()) -> Iterator[Address]:
    for part in resolver.url_patterns:
        pattern = prefix + str(part.pattern).removeprefix("^")
        if isinstance(part, URLPattern):
            yield Address(":".join([*names, part.name or ""]), pattern)
        else:
            below = (*names, part.namespace) if part.namespace else names
            yield from _walk(part, pattern, below)
