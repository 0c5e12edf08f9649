"""Text as the rules see it: passages of a page, their sentences and their words, with places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from . import german
from .lists import small_words

_TOKEN = re.compile(
    r"https?://\S+[\w/]|www\.\S+\w"  # addresses of pages
    r"|[\w.+-]+@[\w.-]+\w"  # addresses of people
    r"|\(0\d+\)[\d /-]*\d|\b0\d+[\d /-]{3,}\d"  # telephone numbers
    r"|\d+(?:[.,:]\d+)*"
    r"|\w+(?:[-·*_/:\u00ad]\w+)*-?"
    r"|[^\w\s]"
)
_ABBREVIATED = re.compile(
    r"\b(?:[A-Za-zÄÖÜäöü]|bzw|ca|inkl|exkl|ggf|evtl|Tel|Nr|Str|St|Abs|Art|vgl|Dr|Prof|Hr|Fr|Std|Min|max"
    r"|min|mind|sog|gem|zzt|Mio|Mrd|Tsd|Mo|Di|Mi|Do|Sa|So|Jan|Feb|Apr|Jul|Aug|Sept?|Okt|Nov|Dez)$"
)
_END = re.compile(r"[.!?]+[“”\"«)]*(?=\s|$)")
# No paragraph of a reader is longer; some patterns would be slow on what is none.
_LONGEST = 5_000
# After a number with a dot these open a sentence; anything else is counted by it ("2. Stock").
_OPENERS = frozenset(small_words("openers"))


@dataclass(frozen=True)
class Passage:
    """A paragraph, a heading, the item of a list, or a line (a field without paragraphs).

    Plain text; line breaks are kept.
    `label` says in which field or block it stands, `anchor` where that is in the editor.
    """

    text: str
    kind: str = "paragraph"
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Word:
    """A word, number or sign with its place in the passage and its part of speech."""

    text: str
    start: int
    tag: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @cached_property
    def lemma(self) -> str:
        return german.lemma(self.text, self.tag)


@dataclass(frozen=True)
class Sentence:
    """One sentence of a passage."""

    words: tuple[Word, ...]
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def parts(self) -> list[tuple[Word, ...]]:
        """What stands before and after a colon, which parts like a full stop here."""
        parts: list[list[Word]] = [[]]
        for word in self.words:
            if word.text == ":":
                parts.append([])
            else:
                parts[-1].append(word)
        return [tuple(part) for part in parts if part]


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a passage; a new line begins a new one."""
    return [_sentence(text, start, end) for start, end in _bounds(text[:_LONGEST])]


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in _END.finditer(text, line.start(), line.end()):
            if _ends_here(text, start, stop):
                yield from _trimmed(text, start, stop.end())
                start = stop.end()
        yield from _trimmed(text, start, line.end())


def _ends_here(text: str, start: int, stop: re.Match) -> bool:
    if stop[0] != ".":
        return True
    rest = text[stop.end() :].lstrip(" ")
    if not rest or rest[0] == "\n":
        return True
    if not (rest[0].isupper() or rest[0].isdigit() or rest[0] in '„“"('):
        return False
    before, following = (
        text[max(start, stop.start() - 20) : stop.start()],
        re.split(r"\W", rest, maxsplit=1)[0],
    )
    # Nobody counts to the 2026th: a year ends a sentence.
    counts = re.search(r"(?<!\d)\d{1,2}$", before)
    if counts or _ABBREVIATED.search(before):
        return following in _OPENERS
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end].strip()
    if inner:
        start = text.index(inner, start)
        yield start, start + len(inner)


def _sentence(text: str, start: int, end: int) -> Sentence:
    found = list(_TOKEN.finditer(text, start, end))
    tags = german.tags([match[0] for match in found])
    words = [Word(match[0], match.start(), tag) for match, tag in zip(found, tags, strict=True)]
    return Sentence(tuple(words), start, text[start:end])
