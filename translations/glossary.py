"""The glossary as translators meet it: terms of a language, and where they stand in a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Prefetch

from .inflection import german_pattern
from .models import GlossaryEntry, GlossaryTerm
from .models.glossary import listed
from .plain_text import plain_text


@dataclass(frozen=True)
class Term:
    """A German word and what it is called in one language.

    `words` is empty while nothing is agreed; `is_kept` means that German stays.
    """

    pk: int
    german: str
    forms: tuple[str, ...]
    explanation: str = ""
    words: str = ""
    is_kept: bool = False
    other_words: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    note: str = ""

    @property
    def accepted(self) -> tuple[str, ...]:
        """Everything that counts as the agreed word."""
        own = self.german if self.is_kept else self.words
        return (own, *self.other_words) if own else ()


@dataclass(frozen=True)
class Hit:
    """A term in a German piece; `start` and `end` count in its HTML and may span tags."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True)
class Stretch:
    """A stretch of a piece: HTML without a half tag in it, and the term it belongs to."""

    html: str
    term: Term | None = None


def terms_for(code: str) -> list[Term]:
    """All terms with what they are called in this language; two queries."""
    entries = GlossaryEntry.objects.filter(locale__language_code=code)
    terms = GlossaryTerm.objects.prefetch_related(Prefetch("entries", entries, to_attr="here"))
    return [_term(term, term.here[0] if term.here else GlossaryEntry()) for term in terms]


def _term(term: GlossaryTerm, entry: GlossaryEntry) -> Term:
    return Term(
        pk=term.pk,
        german=term.german,
        forms=tuple(term.forms),
        explanation=term.note,
        words=entry.words,
        is_kept=entry.is_kept,
        other_words=tuple(listed(entry.other_words)),
        forbidden=tuple(listed(entry.forbidden)),
        note=entry.note,
    )


def hits(german: str, terms: Iterable[Term]) -> list[Hit]:
    """Where terms stand in a German piece, from left to right; of two, the longer one counts."""
    by_form = tuple((form, term) for term in terms for form in term.forms)
    if not by_form:
        return []
    pattern, owners = _search(by_form)
    text = plain_text(german)
    found = []
    for match in pattern.finditer(text.text):
        start, end = text.place(*match.span())
        found.append(Hit(start, end, owners[match.lastindex - 1]))  # type: ignore[operator]  # each alternative is a group
    return found


@lru_cache(maxsize=32)
def _search(by_form: tuple[tuple[str, Term], ...]) -> tuple[re.Pattern[str], list[Term]]:
    ordered = sorted(by_form, key=lambda pair: -len(pair[0]))
    # No term begins in the middle of a word: there, one look must do for hundreds of them.
    forms = "|".join(f"({german_pattern(form)})" for form, _term in ordered)
    pattern = re.compile(rf"(?<!\w)(?:{forms})")
    return pattern, [term for _form, term in ordered]


def stretches(german: str, found: Sequence[Hit]) -> list[Stretch]:
    """The piece cut at its terms and tags, for underlining: what has a term holds no tag."""
    cut: list[Stretch] = []
    at = 0
    for hit in found:
        cut.append(Stretch(german[at : hit.start]))
        parts = re.split(r"(<[^>]*>)", german[hit.start : hit.end])
        cut += [Stretch(part, None if part.startswith("<") else hit.term) for part in parts]
        at = hit.end
    cut.append(Stretch(german[at:]))
    return [stretch for stretch in cut if stretch.html]
