"""Brackets, quotation marks, spaces, and the digits this site writes."""

import re
import unicodedata
from collections.abc import Iterator

from .warning import Pair, Rule

_BRACKETS = [("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("‹", "›")]
_OTHER_DIGITS = re.compile(r"[^\D0-9]+")
_SPACES = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


def find(pair: Pair) -> Iterator[tuple[Rule, str]]:
    for one, other in _BRACKETS:
        if _differ(pair.words, one, other) and not _differ(pair.german, one, other):
            text = f"„{one}“ und „{other}“ kommen nicht gleich oft vor."
            yield Rule.BRACKETS, text
    if _quotes_are_open(pair.words) and not _quotes_are_open(pair.german):
        yield Rule.BRACKETS, "Ein Anführungszeichen hat kein Gegenstück."
    if _SPACES.search(pair.words) and not _SPACES.search(pair.german):
        yield Rule.SPACES, "Zwischen zwei Wörtern stehen mehrere Leerzeichen."
    if found := _OTHER_DIGITS.search(pair.words):
        western = western_digits(found[0])
        yield Rule.DIGITS, f"Schreiben Sie „{western}“ statt „{found[0]}“: überall gilt 0 bis 9."


def western_digits(text: str) -> str:
    """Digits of any script as 0–9."""
    return _OTHER_DIGITS.sub(
        lambda found: "".join(str(unicodedata.digit(letter)) for letter in found[0]), text
    )


def _differ(text: str, one: str, other: str) -> bool:
    return text.count(one) != text.count(other)


def _quotes_are_open(text: str) -> bool:
    """„…“, “…” and "…" each need an end; which pair a language takes is its own affair."""
    return (text.count("„") + text.count("“") + text.count("”")) % 2 + text.count('"') % 2 > 0
