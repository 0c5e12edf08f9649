"""Compares wordings: how alike two sentences are, and what changed word by word."""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from typing import TypeVar

Anything = TypeVar("Anything")

# Below this, a sentence is another sentence and not the old one reworded.
ALIKE = 0.5
_TOKENS = re.compile(r"<[^>]*>|\w+|\s+|[^\w\s]")


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (the same), counted in words and marks."""
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, _TOKENS.findall(one), _TOKENS.findall(other), autojunk=False)
    return matcher.ratio()


def most_alike(
    text: str, candidates: Iterable[Anything], text_of: Callable[[Anything], str]
) -> Anything | None:
    """The candidate whose text is most like this one; None where none is alike."""
    best = max(candidates, key=lambda one: likeness(text, text_of(one)), default=None)
    return best if best is not None and likeness(text, text_of(best)) >= ALIKE else None


def changes(before: str, after: str) -> list[tuple[str, str]]:
    """What to read on the way from one wording to the other: ("same"|"gone"|"new", text)."""
    if likeness(before, after) < ALIKE:
        # Word by word it would be a riddle.
        return [("gone", before), ("same", " "), ("new", after)]
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    pieces = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(("gone", "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(("new", "".join(new[j1:j2])))
    return pieces
