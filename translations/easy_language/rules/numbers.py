"""Numbers, dates and Roman numerals."""

import re
from collections.abc import Iterator

from ..findings import Hit, Rule, hit_on
from ..lists import small_words
from ..text import Sentence, Word

_SMALL = {word: number for number, word in enumerate(small_words("numbers"))}
_TENS = {word: 10 * ten for ten, word in enumerate(small_words("tens"), start=2)}
_UNITS = ["ein", "zwo", *small_words("numbers")[1:10]]
_NUMBER_WORD = re.compile(
    rf"(?:(?:{'|'.join(_UNITS)})und)?(?:{'|'.join(_TENS)})|{'|'.join(_SMALL)}"
    rf"|(?:{'|'.join([*_UNITS, *_SMALL])})?(?:hundert|tausend)(?:{'|'.join([*_SMALL, *_TENS])})?"
    rf"|(?:{'|'.join(_UNITS[3:])}|zehn)mal"
)


def number_words(sentence: Sentence) -> Iterator[Hit]:
    """Numbers are written in digits; `ein` and `eine` are no numbers here."""
    for word in sentence.words:
        if _NUMBER_WORD.fullmatch(word.lower) and not word.tag.startswith(("VV", "PTK", "NN")):
            yield hit_on(
                word,
                word,
                Rule.NUMBER_WORD,
                f"„{word.text}“ ist eine Zahl als Wort. Ziffern sind leichter zu lesen.",
                _in_digits(word.lower),
            )


def _in_digits(word: str) -> str:
    times = word.endswith("mal")
    number = {**_SMALL, **_TENS}.get(word.removesuffix("mal"))
    if number is None:
        return "Schreiben Sie die Zahl mit Ziffern."
    return f"Schreiben Sie: {number}{' Mal' if times else ''}"


_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){1,5}(?:,\d+)?$")
_PLAIN = re.compile(r"\d{4,15}(?:,\d+)?$")
_OLDEST_YEAR = 2000
_HIGH = 10_000
_LARGE = re.compile(r"(?:million|milliarde|billion)(?:en)?|mio|mrd", re.I)


def high_numbers(sentence: Sentence) -> Iterator[Hit]:
    """High and odd numbers, years of long ago and percents say little to many readers."""
    for number, word in enumerate(sentence.words):
        following = sentence.words[number + 1] if number + 1 < len(sentence.words) else None
        if word.text[0].isdigit() and following and following.lower in ("%", "prozent"):
            yield hit_on(word, following, Rule.HIGH_NUMBER, *_PERCENT)
        elif _LARGE.fullmatch(word.lower) or _is_high(word, following):
            yield hit_on(word, word, Rule.HIGH_NUMBER, *_TOO_HIGH)
        elif _is_old_year(word, following):
            yield hit_on(word, word, Rule.HIGH_NUMBER, *_LONG_AGO)


_PERCENT = (
    "Prozente sind schwer zu verstehen.",
    "Schreiben Sie: fast alle, viele, die Hälfte, einige, wenige. Oder: 6 von 10 Menschen.",
)
_TOO_HIGH = (
    "Hohe Zahlen sind schwer zu verstehen.",
    "Schreiben Sie: viele, sehr viele. Oder vergleichen Sie: so viele Menschen wie in …",
)
_LONG_AGO = (
    "Alte Jahreszahlen sind schwer zu verstehen.",
    "Schreiben Sie: vor langer Zeit. Oder: vor mehr als 100 Jahren.",
)


def _is_high(word: Word, following: Word | None) -> bool:
    grouped = _GROUPED.fullmatch(word.text)
    if not grouped and not _PLAIN.fullmatch(word.text):
        return False
    if not grouped and len(word.text) == 5 and following and following.text[0].isupper():
        return False  # a postcode
    value = int(word.text.split(",")[0].replace(".", ""))
    if value >= _HIGH:
        return True
    is_price = following is not None and following.lower in ("euro", "€")
    return bool(grouped) and value % 1000 != 0 and not is_price


def _is_old_year(word: Word, following: Word | None) -> bool:
    if not re.fullmatch(r"1\d{3}", word.text):
        return False
    counts = following is not None and following.tag == "NN"
    return int(word.text) < _OLDEST_YEAR and not counts


_DATE = re.compile(
    r"\b(?P<day>0?[1-9]|[12]\d|3[01])\.\s?(?P<month>0?[1-9]|1[0-2])\.(?:\s?(?P<year>\d{4}|\d{2})\b)?"
    r"|\b(?P<year2>\d{4})-(?P<month2>\d{2})-(?P<day2>\d{2})\b"
)
_MONTHS = small_words("months")


def dates(sentence: Sentence) -> Iterator[Hit]:
    """The month is written as a word."""
    for found in _DATE.finditer(sentence.text):
        day, month, year = (found[name] or found[f"{name}2"] for name in ("day", "month", "year"))
        name = _MONTHS[min(int(month), 12) - 1] if int(month) else "Monat"
        full_year = f" 20{year}" if year and len(year) == 2 else f" {year}" if year else ""
        yield Hit(
            sentence.start + found.start(),
            sentence.start + found.end(),
            Rule.DATE,
            "Monate als Wort sind leichter zu lesen.",
            f"Schreiben Sie: {int(day)}. {name}{full_year}",
        )


_ROMAN = re.compile(r"(?=[IVX]{2,}$)X{0,3}(?:IX|IV|V?I{0,3})$")
_SINGLE = re.compile(r"[IVX]$")
_COUNTED = re.compile(
    r"(?:teil|kapitel|band|raum|klassen?|stufe|abschnitt|buch|phase|stock|gruppe|könig(?:in)?|kaiser(?:in)?|papst"
    r"|bis|und)$"
)
_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_numerals(sentence: Sentence) -> Iterator[Hit]:
    """`Teil III`, `Ludwig II.`; a single letter only where something is counted."""
    words = sentence.words
    for number, word in enumerate(words):
        before = words[number - 1].lower if number else ""
        dotted = number + 1 < len(words) and words[number + 1].text == "."
        is_name = (
            number > 0
            and words[number - 1].text[0].isupper()
            and dotted
            and number + 2 < len(words)
        )
        single = _SINGLE.fullmatch(word.text) and (
            _COUNTED.fullmatch(before) or is_name or _spans(sentence, number)
        )
        if _ROMAN.fullmatch(word.text) or single:
            yield hit_on(
                word,
                word,
                Rule.ROMAN,
                "Römische Zahlen können viele nicht lesen.",
                f"Schreiben Sie: {_value(word.text)}" + (". (der …te)" if is_name else ""),
            )


def _spans(sentence: Sentence, number: int) -> bool:
    following = sentence.words[number + 1 : number + 3]
    return (
        len(following) == 2
        and following[0].lower == "bis"
        and bool(_ROMAN.match(following[1].text))
    )


def _value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
