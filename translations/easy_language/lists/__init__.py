"""Lists of words beside this file, one topic a file."""

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list in small letters."""
    return frozenset(word for line in _lines(name) for word in line.lower().split())


@cache
def small_words(name: str) -> tuple[str, ...]:
    """One of the small groups of words of small_words.txt, in its order."""
    groups = (line.split(":", 1) for line in _lines("small_words"))
    return next(tuple(words.split()) for group, words in groups if group == name)


@cache
def replacements(name: str) -> dict[str, str]:
    """The lines `word = what to write instead` of a list."""
    pairs = (line.split("=", 1) for line in _lines(name))
    return {word.strip().lower(): instead.strip() for word, instead in pairs}


def _lines(name: str) -> list[str]:
    lines = (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
