"""What the check says: a place, a rule, an explanation and a proposal."""

from dataclasses import dataclass
from enum import Enum

from .text import Word


class Rule(Enum):
    """The rules that can be checked (BITV 2.0, annex 2, part 2, and common practice)."""

    LENGTH = "length", "Langer Satz"
    STATEMENTS = "statements", "Mehr als eine Aussage"
    ENUMERATION = "enumeration", "Aufzählung im Satz"
    LINE = "line", "Mehrere Sätze in einer Zeile"
    PASSIVE = "passive", "Passiv"
    GENITIVE = "genitive", "Genitiv"
    SUBJUNCTIVE = "subjunctive", "Konjunktiv"
    NEGATION = "negation", "Verneinung"
    ABBREVIATION = "abbreviation", "Abkürzung"
    NUMBER_WORD = "number_word", "Zahl als Wort"
    HIGH_NUMBER = "high_number", "Hohe Zahl, alte Jahreszahl oder Prozent"
    DATE = "date", "Datum mit Ziffern und Punkten"
    ROMAN = "roman", "Römische Zahl"
    COMPOUND = "compound", "Langes Wort"
    HARD_WORD = "hard_word", "Schweres Wort"
    SPECIAL_SIGN = "special_sign", "Sonderzeichen"
    CAPITALS = "capitals", "Nur Großbuchstaben"
    ADDRESS = "address", "Anrede"

    def __init__(self, code: str, label: str):
        self.code = code
        self.label = label


@dataclass(frozen=True)
class Hit:
    """A place in a passage that breaks a rule."""

    start: int
    end: int
    rule: Rule
    explanation: str
    proposal: str


@dataclass(frozen=True)
class Finding:
    """A hit together with the passage it stands in, counted from zero, and its words."""

    passage: int
    start: int
    end: int
    words: str
    rule: Rule
    explanation: str
    proposal: str


def hit_on(first: Word, last: Word, rule: Rule, explanation: str, proposal: str) -> Hit:
    """A hit from the first to the last of these words."""
    return Hit(first.start, last.end, rule, explanation, proposal)
