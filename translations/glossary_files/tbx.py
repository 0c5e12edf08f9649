"""The glossary in TBX-Basic (ISO 30042), which translation programs exchange."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings

from ..exchange.sheets import Unreadable as BrokenXml
from ..exchange.xml import child, children, name_of, parse
from .rows import MOST_ROWS, TOO_MANY, Row, Unreadable, printable

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STATUS = "administrativeStatus"
_PREFERRED, _ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
_FORBIDDEN = {"deprecatedTerm-admn-sts", "supersededTerm-admn-sts"}
# The names of the second and third edition.
_ENTRIES = {"conceptEntry", "termEntry"}
_LANGUAGES = {"langSec", "langSet"}
_TERMS = {"termSec", "tig", "ntig"}


# --- Writing --------------------------------------------------------------------------


def write(rows: Iterable[Row]) -> bytes:
    root = Element("tbx", {"xmlns": _NAMESPACE, "type": "TBX-Basic", "style": "dca", _LANG: "de"})
    description = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    SubElement(SubElement(description, "sourceDesc"), "p").text = "Glossar der Website"
    body = SubElement(SubElement(root, "text"), "body")
    concepts = groupby(rows, key=lambda row: row.german)
    for number, (_german, group) in enumerate(concepts, start=1):
        _concept(body, number, list(group))
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _concept(body: Element, number: int, rows: list[Row]) -> None:
    first = rows[0]
    concept = SubElement(body, "conceptEntry", {"id": f"c{number}"})
    if first.explanation:
        SubElement(concept, "descrip", {"type": "definition"}).text = printable(first.explanation)
    _language(concept, settings.LANGUAGE_CODE, "", [first.german], _listed(first.other_forms), [])
    for row in rows:
        if row.words or row.is_kept or row.forbidden:
            # What is not translated has its German word in the other language.
            words = [row.german] if row.is_kept else [row.words] if row.words else []
            others, forbidden = _listed(row.other_words), _listed(row.forbidden)
            _language(concept, row.code, row.note, words, others, forbidden)


def _language(
    concept: Element,
    code: str,
    note: str,
    preferred: list[str],
    admitted: list[str],
    forbidden: list[str],
) -> None:
    section = SubElement(concept, "langSec", {_LANG: code})
    if note:
        SubElement(section, "note").text = printable(note)
    by_status = [(_PREFERRED, preferred), (_ADMITTED, admitted), (min(_FORBIDDEN), forbidden)]
    for status, words in by_status:
        for word in words:
            term = SubElement(section, "termSec")
            SubElement(term, "term").text = printable(word)
            SubElement(term, "termNote", {"type": _STATUS}).text = status


def _listed(text: str) -> list[str]:
    return [word for word in map(str.strip, text.split(",")) if word]


# --- Reading --------------------------------------------------------------------------


def read(data: bytes) -> list[Row]:
    try:
        root = parse(data)
    except BrokenXml as error:
        raise Unreadable(str(error)) from error
    if name_of(root) not in ("tbx", "martif"):
        raise Unreadable("Die Datei ist keine TBX-Datei.")
    concepts = [element for element in root.iter() if name_of(element) in _ENTRIES]
    rows = [
        row for number, concept in enumerate(concepts, start=1) for row in _rows(concept, number)
    ]
    if not rows:
        raise Unreadable("In der Datei steht kein Begriff mit einem deutschen Wort.")
    if len(rows) > MOST_ROWS:
        raise Unreadable(TOO_MANY)
    return rows


def _rows(concept: Element, number: int) -> list[Row]:
    """The German term, and a row for each other language; nothing without German."""
    sections = {_code(element): element for element in concept if name_of(element) in _LANGUAGES}
    german = sections.pop(settings.LANGUAGE_CODE, None)
    forms = _words(german) if german is not None else {}
    if not (names := forms.get("preferred", []) + forms.get("admitted", [])):
        return []
    term = Row(
        names[0],
        number=number,
        other_forms=", ".join(names[1:]),
        explanation=_text_of(concept, "descrip"),
    )
    return [term, *[_translated(term, code, section) for code, section in sections.items()]]


def _translated(term: Row, code: str, section: Element) -> Row:
    words = _words(section)
    usable = words["preferred"] + words["admitted"]
    is_kept = usable[:1] == [term.german]
    return Row(
        term.german,
        number=term.number,
        code=code,
        words=usable[0] if usable and not is_kept else "",
        is_kept=is_kept,
        other_words=", ".join(usable[1:]),
        forbidden=", ".join(words["forbidden"]),
        note=_text_of(section, "note"),
    )


def _words(section: Element) -> dict[str, list[str]]:
    """The words of a language by what they are; without a status they are the usual ones."""
    found: dict[str, list[str]] = {"preferred": [], "admitted": [], "forbidden": []}
    for element in (one for one in section.iter() if name_of(one) in _TERMS):
        term = next((one for one in element.iter() if name_of(one) == "term"), None)
        word = printable("".join(term.itertext())).replace(",", " ") if term is not None else ""
        status = _status(element)
        if word and status in _FORBIDDEN:
            found["forbidden"].append(word)
        elif word:
            found["admitted" if status == _ADMITTED else "preferred"].append(word)
    return found


def _status(element: Element) -> str:
    notes = (one for one in element.iter() if name_of(one) == "termNote")
    texts = [(note.text or "").strip() for note in notes if note.get("type") == _STATUS]
    return texts[0] if texts else ""


def _text_of(element: Element, name: str) -> str:
    note = child(element, name)
    if note is None:
        group = next(iter(children(element, "descripGrp")), None)
        note = child(group, name) if group is not None else None
    return printable("".join(note.itertext())) if note is not None else ""


def _code(section: Element) -> str:
    """The language of a section as the site writes it; regions count as their language."""
    tag = (section.get(_LANG) or section.get("lang") or "").lower().replace("_", "-")
    known = {code for code, _name in settings.LANGUAGES}
    return tag if tag in known else tag.split("-")[0]
