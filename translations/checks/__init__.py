"""What may be wrong with a translation, found before somebody hands it in."""

from collections.abc import Callable, Iterable, Iterator

from core.languages import Language

from ..glossary import Term
from ..plain_text import plain
from ..segments import Segment
from . import addresses, german_left, lengths, markup, numbers, signs, word_list
from .warning import Pair, Rule, Warning

__all__ = ["Rule", "Warning", "check", "check_one"]

Finder = Callable[[Pair], Iterator[tuple[Rule, str]]]

_ALWAYS: list[Finder] = [markup.find, signs.find, lengths.find, word_list.find_forbidden]
# Leichte Sprache says less and in other words; it has a checker of its own.
_SENTENCE_BY_SENTENCE: list[Finder] = [
    numbers.find,
    addresses.find,
    german_left.find,
    word_list.find_missing,
]


def check(segments: list[Segment], language: Language, terms: Iterable[Term]) -> list[Warning]:
    """Every warning about these pieces, in their order; asks the database nothing."""
    agreed = tuple(terms)
    return [warning for segment in segments for warning in check_one(segment, language, agreed)]


def check_one(segment: Segment, language: Language, terms: Iterable[Term]) -> list[Warning]:
    """The warnings about one piece, as after each saving of it."""
    if not segment.words:
        return [Warning(segment.pk, Rule.MISSING, "Diese Stelle ist noch nicht übersetzt.")]
    if segment.error:
        return [Warning(segment.pk, Rule.MARKUP, f"So geht diese Stelle nicht: {segment.error}")]
    pair = Pair(
        segment=segment,
        language=language,
        german=plain(segment.german),
        words=plain(segment.words),
        terms=tuple(terms),
    )
    return [
        Warning(segment.pk, rule, text) for find in _rules(language) for rule, text in find(pair)
    ]


def _rules(language: Language) -> list[Finder]:
    return _ALWAYS if language.code.startswith("de") else [*_ALWAYS, *_SENTENCE_BY_SENTENCE]
