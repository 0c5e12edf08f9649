"""Takes the HTML of a sentence apart into text and inline tags, and puts it together again."""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from wagtail_localize.strings import INLINE_TAGS

# Nothing that is built to break the site gets further.
DEEPEST = 20
_ENDLESS = re.compile(r"<[a-zA-Z/!?][^<>]*(?:<|\Z)")
# What XML has no way to write, not even as a number.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CHARACTER = "char"
_LINK_WITHOUT_ID = "anchor"
_LINK = re.compile(r"a[1-9][0-9]{0,4}", re.ASCII)
_ID = re.compile(r"([a-z]+)([0-9]{1,5})(?:-[0-9]{1,5})?", re.ASCII)


class BrokenMarkup(ValueError):
    """The tags of a sentence do not fit together; the message says what is wrong."""


@dataclass(frozen=True)
class Code:
    """One inline tag, or one character that XML cannot write.

    Its id says all: "b1" is the first bold, "a2" the link that the German text calls a2, "a2-2" the
    same link once more, "char11" the character with that number. Programs keep ids.
    """

    id: str
    tag: str
    number: int

    @property
    def is_alone(self) -> bool:
        return self.tag in {"br", _CHARACTER}

    @property
    def character(self) -> str:
        return chr(self.number) if self.tag == _CHARACTER else ""

    @property
    def start(self) -> str:
        """How it begins in HTML; all there is of one that stands alone."""
        if self.character:
            return self.character
        if self.id.startswith(_LINK_WITHOUT_ID):
            return "<a>"
        if self.tag == "a":
            return f'<a id="a{self.number}">'
        return "<br/>" if self.tag == "br" else f"<{self.tag}>"

    @property
    def end(self) -> str:
        return "" if self.is_alone else f"</{self.tag}>"


def code_of(id: str) -> Code:
    """The code with this id."""
    found = _ID.fullmatch(id)
    if not found:
        raise BrokenMarkup(f"Das Element „{id[:40]}“ kommt nicht von der Website.")
    name, number = found[1], int(found[2])
    tag = "a" if name == _LINK_WITHOUT_ID else name
    is_known = tag in INLINE_TAGS or (tag == _CHARACTER and NOT_IN_XML.fullmatch(chr(number)))
    if not is_known:
        raise BrokenMarkup(f"Das Element „{id[:40]}“ kommt nicht von der Website.")
    return Code(id, tag, number)


Piece = tuple[str, str | Code]  # ("text", …), ("start", code), ("end", code), ("alone", code)


def codes_and_text(html: str) -> list[Piece]:
    """The sentence in pieces, in the order of reading; `BrokenMarkup` if there can be none such."""
    if _ENDLESS.search(html):  # Thousands of these would keep Python's parser busy for minutes.
        raise BrokenMarkup("Nach einem „<“ fehlt das „>“. Als Zeichen schreibt es sich „&lt;“.")
    sentence = _Sentence()
    try:
        sentence.feed(html)
        sentence.close()
    except AssertionError as error:  # Python's parser gives up on declarations that are none.
        raise BrokenMarkup("Die Auszeichnung lässt sich nicht lesen.") from error
    if sentence.open:
        raise BrokenMarkup(f"<{sentence.open[-1].tag}> wird nicht geschlossen.")
    return sentence.pieces


def in_one_spelling(html: str) -> str:
    """The same sentence as the website would write it."""
    return "".join(_written(kind, piece) for kind, piece in codes_and_text(html))


def is_sound(html: str) -> bool:
    """Whether a file can carry this sentence."""
    try:
        codes_and_text(html)
    except BrokenMarkup:
        return False
    return True


def text_as_html(text: str) -> str:
    """Plain text as the website writes it between tags."""
    return escape(text, quote=False)


def _written(kind: str, piece: str | Code) -> str:
    if isinstance(piece, Code):
        return piece.end if kind == "end" else piece.start
    return text_as_html(piece)


class _Sentence(HTMLParser):
    """Reads a sentence, names its tags and refuses what no sentence of the website has."""

    def __init__(self):
        super().__init__()
        self.pieces: list[Piece] = []
        self.open: list[Code] = []
        self.used: dict[str, int] = {}

    def handle_starttag(self, tag, attrs):
        code = self._code(tag, attrs)
        if code.is_alone:
            self.pieces.append(("alone", code))
            return
        if tag == "a" and any(other.tag == "a" for other in self.open):
            raise BrokenMarkup("Ein Link kann nicht in einem anderen Link stehen.")
        if len(self.open) == DEEPEST:
            raise BrokenMarkup("Zu viele Auszeichnungen stecken ineinander.")
        self.open.append(code)
        self.pieces.append(("start", code))

    def handle_endtag(self, tag):
        if tag == "br":
            return
        if not self.open or self.open[-1].tag != tag:
            raise BrokenMarkup(f"</{tag[:20]}> hat keinen passenden Anfang.")
        self.pieces.append(("end", self.open.pop()))

    def handle_data(self, data):
        rest = 0
        for found in NOT_IN_XML.finditer(data):
            self._text(data[rest : found.start()])
            self.pieces.append(("alone", self._named(f"{_CHARACTER}{ord(found[0])}")))
            rest = found.end()
        self._text(data[rest:])

    def handle_comment(self, data):
        raise BrokenMarkup("Kommentare und Anweisungen sind nicht erlaubt.")

    handle_decl = handle_pi = unknown_decl = handle_comment

    def _text(self, text: str) -> None:
        if text:
            self.pieces.append(("text", text))

    def _code(self, tag: str, attrs: list[tuple[str, str | None]]) -> Code:
        if tag not in INLINE_TAGS:
            raise BrokenMarkup(f"<{tag[:20]}> ist hier nicht erlaubt.")
        if attrs and (tag != "a" or [name for name, _value in attrs] != ["id"]):
            raise BrokenMarkup(f"<{tag}> darf keine Attribute haben.")
        if attrs:
            return self._link(attrs[0][1] or "")
        self.used[tag] = number = self.used.get(tag, 0) + 1
        return code_of(f"{_LINK_WITHOUT_ID if tag == 'a' else tag}{number}")

    def _link(self, id: str) -> Code:
        if not _LINK.fullmatch(id):
            raise BrokenMarkup(f"Einen Link „{id[:40]}“ gibt es im deutschen Text nicht.")
        return self._named(id)

    def _named(self, name: str) -> Code:
        """An id is given once in a sentence: the second time it gets a number behind."""
        self.used[name] = times = self.used.get(name, 0) + 1
        return code_of(name if times == 1 else f"{name}-{times}")
