"""Writes a sentence into XML with inline elements, and reads it back."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from .markup import DEEPEST, BrokenMarkup, Code, code_of, codes_and_text, text_as_html
from .xml import name_of

# Around the words only, or without a meaning for the website.
_SEE_THROUGH = {"mrk"}
_WITHOUT_WORDS = {"sm", "em"}
_PAIRS = {"g", "pc"}
_STARTS = {"bx", "sc"}
_ENDS = {"ex", "ec"}
_ALONE = {"x", "ph"}


def fill(element: Element, html: str, make: Callable[[Code], Element]) -> None:
    """Puts the sentence into the element; `make` gives the inline element for a code."""
    way = [element]
    for kind, piece in codes_and_text(html):
        if kind == "end":
            way.pop()
        elif isinstance(piece, Code):
            made = make(piece)
            way[-1].append(made)
            if kind == "start":
                way.append(made)
        else:
            _add_text(way[-1], piece)


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def html_of(element: Element, depth: int = 0) -> str:
    """The sentence in the element as HTML; `BrokenMarkup` for what the website did not write."""
    if depth > DEEPEST:
        raise BrokenMarkup("Zu viele Auszeichnungen stecken ineinander.")
    pieces = [text_as_html(element.text or "")]
    for inner in element:
        pieces += [_inline(inner, depth), text_as_html(inner.tail or "")]
    return "".join(pieces)


def _inline(element: Element, depth: int) -> str:
    name = name_of(element)
    if name in _SEE_THROUGH:
        return html_of(element, depth + 1)
    if name in _WITHOUT_WORDS:
        return ""
    if name == "cp":
        return _character(element.get("hex", ""))
    if name in _PAIRS:
        code = code_of(element.get("id", ""))
        return code.start + html_of(element, depth + 1) + code.end
    if name in _STARTS | _ALONE:
        return code_of(element.get("id", "")).start
    if name in _ENDS:
        begun = element.get("startRef") or element.get("rid") or element.get("id") or ""
        return code_of(begun).end
    raise BrokenMarkup(f"Das Element <{name[:20]}> versteht die Website nicht.")


def _character(number: str) -> str:
    try:
        return code_of(f"char{int(number, 16)}").start
    except ValueError as error:
        raise BrokenMarkup("Ein Steuerzeichen ist nicht richtig angegeben.") from error
