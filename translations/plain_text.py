"""The text of a piece without its tags, and where each letter of it stands in the HTML."""

import html
import re
from dataclasses import dataclass

_PARTS = re.compile(r"(<[^>]*>)|(&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);)|(.)", re.DOTALL)
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class PlainText:
    """What a reader sees, letter by letter, each with its (start, end) in the HTML."""

    text: str
    places: tuple[tuple[int, int], ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text stands in the HTML; it may hold tags there."""
        return self.places[start][0], self.places[end - 1][1]


def plain(piece: str) -> str:
    """The text alone."""
    return plain_text(piece).text if _is_marked_up(piece) else piece


def plain_text(piece: str) -> PlainText:
    """The text with the places of its letters."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _PARTS.finditer(piece):
        tag, entity, letter = match.groups()
        if tag:
            shown = "\n" if tag.startswith("<br") else ""
        else:
            shown = html.unescape(entity) if entity else letter
        for one in shown.replace(_SOFT_HYPHEN, ""):
            letters.append(one)
            places.append(match.span())
    return PlainText("".join(letters), tuple(places))


def _is_marked_up(piece: str) -> bool:
    return "<" in piece or "&" in piece or _SOFT_HYPHEN in piece
