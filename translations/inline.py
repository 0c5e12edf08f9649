"""Bold, links and the like in a sentence, as a translator types them: ‹1›this way‹/1›."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail_localize.strings import StringValue

_MARK = re.compile(r"‹(/?)(\d{1,3})›")
_NAMES = {
    "a": "Link",
    "abbr": "Abkürzung",
    "acronym": "Abkürzung",
    "b": "fett",
    "code": "Code",
    "em": "kursiv",
    "i": "kursiv",
    "strong": "fett",
}


class BrokenMarks(ValueError):
    """The marks do not fit the German sentence; the message says what to do."""


@dataclass(frozen=True)
class Mark:
    """One piece of formatting of the German sentence, known to the translator by its number."""

    number: int
    tag: str
    id: str = ""

    @property
    def label(self) -> str:
        return _NAMES.get(self.tag, self.tag)

    @property
    def opening(self) -> str:
        return f"‹{self.number}›"

    @property
    def closing(self) -> str:
        return f"‹/{self.number}›"


def marks_of(german: str) -> list[Mark]:
    """The formatting of a sentence in its order; a number that stands in the text is left out."""
    soup = _soup(german)
    taken = {int(number) for _slash, number in _MARK.findall(soup.get_text())}
    numbers = (number for number in range(1, 1000) if number not in taken)
    tags = [tag for tag in soup.find_all(True) if tag.name != "br"]
    return [
        Mark(n, tag.name, str(tag.get("id", ""))) for n, tag in zip(numbers, tags, strict=False)
    ]


def as_typed(words: str, german: str) -> str:
    """Stored words the way they are typed; formatting that German does not have is left out."""
    return _typed(_soup(words), _Finder(marks_of(german)))


def as_shown(words: str, german: str) -> SafeString:
    """A sentence with its formatting and the numbers that the marks have in German."""
    return _shown(_soup(words), _Finder(marks_of(german)))


def as_plain(words: str) -> str:
    """A sentence without its formatting."""
    return StringValue(words).render_text()


def as_stored(typed: str, german: str) -> str:
    """Typed words the way they are stored; raises `BrokenMarks`. Tags that are typed are text."""
    marks = {mark.number: mark for mark in marks_of(german)}
    has_breaks = "<br" in german
    stored: list[str] = []
    open_marks: list[Mark] = []
    written = [0]
    for text, slash, number in _pieces(typed.strip()):
        if text:
            stored.append(_stored_text(text, has_breaks=has_breaks))
            written[-1] += len(text.strip())
        mark = marks.get(int(number)) if number else None
        if number and mark is None:
            if f"‹{slash}{number}›" not in _soup(german).get_text():
                raise BrokenMarks(
                    f"Die Marke ‹{number}› gibt es in der deutschen Stelle nicht. Löschen Sie sie."
                )
            stored.append(f"‹{slash}{number}›")
        elif mark and not slash:
            _open(mark, open_marks)
            written.append(0)
            stored.append(f'<{mark.tag} id="{mark.id}">' if mark.id else f"<{mark.tag}>")
        elif mark:
            _close(mark, open_marks, written)
            stored.append(f"</{mark.tag}>")
    if open_marks:
        mark = open_marks[-1]
        raise BrokenMarks(f"Nach {mark.opening} fehlt {mark.closing}.")
    return "".join(stored)


def _open(mark: Mark, open_marks: list[Mark]) -> None:
    if mark in open_marks:
        raise BrokenMarks(f"{mark.opening} steht in sich selbst. Setzen Sie zuerst {mark.closing}.")
    if mark.tag == "a" and any(other.tag == "a" for other in open_marks):
        raise BrokenMarks("Ein Link kann nicht in einem anderen Link stehen.")
    open_marks.append(mark)


def _close(mark: Mark, open_marks: list[Mark], written: list[int]) -> None:
    if mark not in open_marks:
        raise BrokenMarks(f"Vor {mark.closing} fehlt {mark.opening}.")
    inner = open_marks.pop()
    if inner != mark:
        raise BrokenMarks(
            f"{mark.opening} und {inner.opening} überkreuzen sich. Setzen Sie zuerst "
            f"{inner.closing}, dann {mark.closing}."
        )
    length = written.pop()
    if not length:
        raise BrokenMarks(f"Zwischen {mark.opening} und {mark.closing} steht nichts.")
    written[-1] += length


def _pieces(typed: str) -> Iterator[tuple[str, str, str]]:
    """Text and the mark behind it, one pair after the other."""
    end = 0
    for match in _MARK.finditer(typed):
        yield typed[end : match.start()], match[1], match[2]
        end = match.end()
    yield typed[end:], "", ""


def _stored_text(text: str, *, has_breaks: bool) -> str:
    lines = [str(_escaped(line)) for line in text.split("\n")]
    return "<br/>".join(lines) if has_breaks else " ".join(lines)


def _escaped(text: str) -> str:
    # As wagtail-localize writes its strings: quotes stay as they are.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Finder:
    """Which mark a tag of a sentence is: each once, the same again where all are used."""

    def __init__(self, marks: list[Mark]):
        self.marks = marks
        self.unused = list(marks)

    def find(self, tag: Tag) -> Mark | None:
        key = (tag.name, str(tag.get("id", "")))
        for mark in [*self.unused, *self.marks]:
            if (mark.tag, mark.id) == key:
                if mark in self.unused:
                    self.unused.remove(mark)
                return mark
        return None


def _typed(node: Tag, finder: _Finder) -> str:
    parts = []
    for child in node.children:
        if type(child) is NavigableString:
            parts.append(str(child).replace("\n", " "))
        elif isinstance(child, Tag) and child.name == "br":
            parts.append("\n")
        elif isinstance(child, Tag):
            mark = finder.find(child)
            inner = _typed(child, finder)
            parts.append(f"{mark.opening}{inner}{mark.closing}" if mark else inner)
    return "".join(parts)


def _shown(node: Tag, finder: _Finder) -> SafeString:
    parts: list[SafeString] = []
    for child in node.children:
        if type(child) is NavigableString:
            parts.append(escape(str(child)))
        elif isinstance(child, Tag) and child.name == "br":
            parts.append(mark_safe("<br>"))
        elif isinstance(child, Tag):
            mark = finder.find(child)
            inner = _shown(child, finder)
            if child.name == "dfn":  # A word of the glossary.
                inner = format_html('<span class="desk-term">{}</span>', inner)
            parts.append(_with_numbers(mark, inner) if mark else inner)
    return format_html_join("", "{}", ((part,) for part in parts))


def _with_numbers(mark: Mark, inner: SafeString) -> SafeString:
    return format_html(
        '<span class="desk-mark desk-mark--{}"><span class="desk-number" title="{}">{}</span>{}'
        '<span class="desk-number" aria-hidden="true">{}</span></span>',
        mark.tag,
        f"Marke {mark.number}: {mark.label}",
        mark.number,
        inner,
        mark.number,
    )


def _soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")
