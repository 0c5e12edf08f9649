"""Whether dates, times and numbers are the same on both sides, however they are written."""

import re
from collections import Counter
from collections.abc import Iterator

from .addresses import without_addresses
from .moments import Found, dates_in, times_in
from .number_words import says_in_words
from .signs import western_digits
from .warning import Pair, Rule

_NUMBER = re.compile(
    r"(?<!\d)(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,'’\u066b\u066c]\d+)*)"
)
_SHORTEST_PHONE = 6
_MARKS = re.compile(r"[.,'’\u066b\u066c\s]")


def find(pair: Pair) -> Iterator[tuple[Rule, str]]:
    german, words = _Side(pair.german, "de"), _Side(pair.words, pair.language.code)
    left, right = _without(german.dates, words.dates), _without(words.dates, german.dates)
    if left and right:
        yield Rule.DATES, _differently("Das Datum", left[0], right[0])
    else:
        german.add(left)
        words.add(right)
    left, right = _without(german.times, words.times), _without(words.times, german.times)
    if left and right and not _agree(german.with_more(left), words.with_more(right)):
        yield Rule.TIMES, _differently("Die Uhrzeit", left[0], right[0])
    else:
        german.add(left)
        words.add(right)
    yield from _compared(german, words, pair)


def _differently(what: str, german: Found, words: Found) -> str:
    return f"{what} „{german.text.strip()}“ steht in der Übersetzung als „{words.text.strip()}“."


def _compared(german: "_Side", words: "_Side", pair: Pair) -> Iterator[tuple[Rule, str]]:
    if _agree(german.numbers, words.numbers):
        return
    missing, extra = Counter(german.numbers), Counter(words.numbers)
    for number in missing - extra:
        if not says_in_words(number, pair.words, pair.language.code):
            yield Rule.NUMBERS, f"Die Zahl „{number}“ fehlt."
    for number in extra - missing:
        if not says_in_words(number, pair.german, "de"):
            yield Rule.NUMBERS, f"Die Zahl „{number}“ steht nicht in der deutschen Stelle."


def _agree(some: list[str], others: list[str]) -> bool:
    """The same numbers, or the same digits: a telephone number may be cut elsewhere."""
    left, right = Counter(some), Counter(others)
    if left == right:
        return True
    digits = _digits(some, left - right)
    return len(digits) >= _SHORTEST_PHONE and digits == _digits(others, right - left)


def _digits(numbers: list[str], left: Counter[str]) -> str:
    digits = []
    for number in numbers:
        if left[number] > 0:
            left[number] -= 1
            digits.append(re.sub(r"\D", "", number))
    return "".join(digits)


class _Side:
    """Dates, times and the other numbers of one side, in their order."""

    def __init__(self, text: str, code: str):
        text = without_addresses(western_digits(text))
        self.dates, text = dates_in(text, code)
        self.times, text = times_in(text, code)
        self.numbers = [_canonical(number) for number in _NUMBER.findall(text)]

    def with_more(self, found: list[Found]) -> list[str]:
        """The numbers together with dates or times taken apart."""
        more = [_canonical(number) for one in found for number in one.numbers]
        return [*self.numbers, *more]

    def add(self, found: list[Found]) -> None:
        self.numbers = self.with_more(found)


def _without(some: list[Found], others: list[Found]) -> list[Found]:
    """Those that have none like them among the others; a year may be left out."""
    return [one for one in some if not any(_is_same(one.value, other.value) for other in others)]


def _is_same(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[:2] == other[:2] and (one == other or 0 in (one[-1], other[-1]))


def _canonical(number: str) -> str:
    """„1.250,50“, „1,250.50“ and „1 250,5“ are one number; „08321“ keeps its zero."""
    groups, marks = _MARKS.split(number), _MARKS.findall(number)
    if not marks:
        return (number.lstrip("0") or "0") if len(number) <= 2 else number
    is_grouped = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    if is_grouped and len(set(marks)) == 1 and groups[0] != "0":
        return "".join(groups)
    if marks[-1] in marks[:-1]:
        return ".".join(groups)
    whole, rest = "".join(groups[:-1]), groups[-1].rstrip("0")
    return f"{whole}.{rest}" if rest else whole
