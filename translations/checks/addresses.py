"""Links, mail addresses and placeholders that stand in the text itself."""

import re
from collections import Counter
from collections.abc import Iterator

from .warning import Pair, Rule

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"'»«„“”‚‘’()]+")
_LANGUAGE = re.compile(r"/(?:de|de-simple|en|uk|ar|fa|ru|tr|fr)(?=/|$)")
_PLACEHOLDER = re.compile(r"\{\{?[^{}\s][^{}]*\}?\}|%\(\w+\)[sd]|%[sd](?!\w)")


def find(pair: Pair) -> Iterator[tuple[Rule, str]]:
    yield from _compared(Rule.EMAIL, "Die E-Mail-Adresse", _mails(pair.german), _mails(pair.words))
    yield from _compared(Rule.LINKS, "Die Adresse", _links(pair.german), _links(pair.words))
    placeholders = [Counter(_PLACEHOLDER.findall(text)) for text in (pair.german, pair.words)]
    yield from _compared(Rule.PLACEHOLDERS, "Der Platzhalter", *placeholders)


def without_addresses(text: str) -> str:
    """The text without what is no sentence, so that its numbers are counted once."""
    for pattern in (_PLACEHOLDER, _MAIL, _LINK):
        text = pattern.sub(" ", text)
    return text


def _compared(
    rule: Rule, what: str, german: Counter[str], words: Counter[str]
) -> Iterator[tuple[Rule, str]]:
    for value in german - words:
        yield rule, f"{what} „{value}“ fehlt."
    for value in words - german:
        if value not in german:
            yield rule, f"{what} „{value}“ steht nicht in der deutschen Stelle."


def _mails(text: str) -> Counter[str]:
    return Counter(mail.rstrip(".").lower() for mail in _MAIL.findall(text))


def _links(text: str) -> Counter[str]:
    """Without the language in the path: it is meant to be another one."""
    found = (link.rstrip(".,;:!?،؛؟") for link in _LINK.findall(text))
    return Counter(_LANGUAGE.sub("/…", link, count=1) for link in found)
