"""Checks a text against the rules of Leichte Sprache, without any service outside."""

from collections.abc import Iterable, Iterator

from .findings import Finding, Hit
from .rules import grammar, numbers, sentences, signs, words
from .text import Passage, Sentence, sentences_of

_OF_A_SENTENCE = (
    sentences.length,
    sentences.statements,
    sentences.enumeration,
    grammar.passive,
    grammar.genitive,
    grammar.subjunctive,
    grammar.negation,
    grammar.address,
    numbers.number_words,
    numbers.high_numbers,
    numbers.dates,
    numbers.roman_numerals,
    signs.abbreviations,
    signs.special_signs,
    signs.capitals,
)


def check(passages: Iterable[Passage], names: Iterable[str] = ()) -> list[Finding]:
    """Every place of a text that breaks a rule, in reading order.

    `names` are words that are written as they are: places, people, the office.
    """
    texts = list(passages)
    parted = [sentences_of(passage.text) for passage in texts]
    vocabulary = words.Vocabulary(names, (one for all_ in parted for one in all_))
    findings = []
    for number, (passage, found) in enumerate(zip(texts, parted, strict=True)):
        hits = sorted(_hits(passage, found, vocabulary), key=lambda hit: (hit.start, hit.end))
        findings += [_finding(number, passage, hit) for hit in hits]
    return findings


def _hits(passage: Passage, found: list[Sentence], vocabulary: words.Vocabulary) -> Iterator[Hit]:
    yield from sentences.lines(passage, found)
    for sentence in found:
        for rule in _OF_A_SENTENCE:
            yield from rule(sentence)
        yield from words.compounds(sentence, vocabulary)
        yield from words.hard_words(sentence, vocabulary)


def _finding(number: int, passage: Passage, hit: Hit) -> Finding:
    quoted = passage.text[hit.start : hit.end]
    return Finding(number, hit.start, hit.end, quoted, hit.rule, hit.explanation, hit.proposal)
