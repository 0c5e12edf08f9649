"""Whether the words of the glossary are used, and no others."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..glossary import Term, hits
from ..inflection import german_pattern, says
from .german_left import german_runs
from .warning import Pair, Rule


def find_missing(pair: Pair) -> Iterator[tuple[Rule, str]]:
    """Nouns only: verbs and adjectives change too much from sentence to sentence."""
    found = hits(pair.segment.german, pair.terms)
    said = {hit.term for hit in found if hit.term.german.split()[-1][0].isupper()}
    for term in sorted(said, key=lambda term: term.german):
        if not term.accepted or any(says(pair.words, words) for words in term.accepted):
            continue
        if not (_is_part_of_a_name(term, pair) and not term.is_kept):
            yield Rule.TERM_MISSING, _missing(term)


def find_forbidden(pair: Pair) -> Iterator[tuple[Rule, str]]:
    for term in pair.terms:
        for word in term.forbidden:
            if _contains(pair.words, word, term):
                yield Rule.TERM_FORBIDDEN, _forbidden(term, word)


def _is_part_of_a_name(term: Term, pair: Pair) -> bool:
    """Whether the German word stands in the translation as one of several, as in a name."""
    forms = [german_pattern(form) for form in term.forms]
    return any(
        any(re.search(form, " ".join(run)) for form in forms)
        for run in german_runs(pair.words, pair.german, at_least=2)
    )


def _missing(term: Term) -> str:
    if term.is_kept:
        return f"„{term.german}“ wird nicht übersetzt und fehlt hier."
    return f"Für „{term.german}“ ist „{term.words}“ vereinbart."


def _forbidden(term: Term, word: str) -> str:
    instead = term.german if term.is_kept else term.words
    hint = f" Vereinbart ist „{instead}“." if instead else ""
    return f"„{word}“ soll nicht verwendet werden.{hint}"


def _contains(text: str, word: str, term: Term) -> bool:
    """Outside of what is agreed: „course“ is not meant where „course book“ is the word."""
    for agreed in term.accepted:
        text = re.sub(re.escape(agreed), " ", text, flags=re.IGNORECASE)
    return bool(_pattern(word).search(text))


@lru_cache(maxsize=512)
def _pattern(word: str) -> re.Pattern[str]:
    """The word with a short ending; in Arabic also with article and preposition before it."""
    is_arabic = any("\u0600" <= letter <= "\u06ff" for letter in word)
    before = "(?:[وفبكل]{0,2}(?:ال)?)" if is_arabic else ""
    return re.compile(rf"(?<!\w){before}{re.escape(word)}\w{{0,3}}(?!\w)", re.IGNORECASE)
