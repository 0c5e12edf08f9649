"""One line of a glossary file, whatever the file looks like."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import GlossaryEntry, GlossaryTerm

LARGEST_FILE = 2 * 1024 * 1024
MOST_ROWS = 10_000
TOO_MANY = f"Die Datei hat mehr als {MOST_ROWS:,} Zeilen.".replace(",", ".")


class Unreadable(Exception):
    """The file is no glossary; the message says what is wrong with it."""


@dataclass(frozen=True)
class Row:
    """A German term with one language; without a code it is the term alone."""

    german: str
    number: int = 0
    other_forms: str = ""
    explanation: str = ""
    code: str = ""
    words: str = ""
    is_kept: bool = False
    other_words: str = ""
    forbidden: str = ""
    note: str = ""


def rows_of(codes: Iterable[str]) -> list[Row]:
    """The whole glossary with these languages, also where nothing is agreed yet; two queries."""
    wanted = list(codes)
    known = GlossaryEntry.objects.filter(locale__language_code__in=wanted).select_related("locale")
    entries = {(entry.term_id, entry.locale.language_code): entry for entry in known}
    return [
        _row(term, code, entries.get((term.pk, code), GlossaryEntry()))
        for term in GlossaryTerm.objects.all()
        for code in wanted
    ]


def _row(term: GlossaryTerm, code: str, entry: GlossaryEntry) -> Row:
    return Row(
        term.german,
        other_forms=term.other_forms,
        explanation=term.note,
        code=code,
        words=entry.words,
        is_kept=entry.is_kept,
        other_words=entry.other_words,
        forbidden=entry.forbidden,
        note=entry.note,
    )


def printable(text: str) -> str:
    """One line without what neither a form nor XML takes."""
    kept = (letter if letter >= " " else " " for letter in text)
    return " ".join("".join(kept).replace("\ufffe", "").replace("\uffff", "").split())
