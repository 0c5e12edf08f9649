"""What a rule is given and what it says."""

from dataclasses import dataclass

from django.db.models import TextChoices

from core.languages import Language

from ..glossary import Term
from ..segments import Segment


class Rule(TextChoices):
    """What is looked at; the label is how the desk calls it."""

    MISSING = "missing", "Fehlt"
    MARKUP = "markup", "Beschädigt"
    TAGS = "tags", "Auszeichnung"
    NUMBERS = "numbers", "Zahlen"
    DATES = "dates", "Datum"
    TIMES = "times", "Uhrzeit"
    DIGITS = "digits", "Ziffern"
    LINKS = "links", "Link"
    EMAIL = "email", "E-Mail"
    PLACEHOLDERS = "placeholders", "Platzhalter"
    BRACKETS = "brackets", "Klammern"
    SPACES = "spaces", "Leerzeichen"
    GERMAN_LEFT = "german_left", "Deutsch"
    LENGTH = "length", "Länge"
    TERM_MISSING = "term_missing", "Glossar"
    TERM_FORBIDDEN = "term_forbidden", "Glossar"


BLOCKING = frozenset({Rule.MISSING, Rule.MARKUP})


@dataclass(frozen=True)
class Warning:
    """One thing about one piece, in a sentence the translator can act on."""

    segment_pk: int
    rule: Rule
    text: str

    @property
    def is_blocking(self) -> bool:
        """Whether nobody can confirm it away."""
        return self.rule in BLOCKING


@dataclass(frozen=True)
class Pair:
    """A piece with the plain text of both sides, and the terms of the language."""

    segment: Segment
    language: Language
    german: str
    words: str
    terms: tuple[Term, ...] = ()
