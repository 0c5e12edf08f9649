"""XLIFF 2.1 (and 2.0, which is written the same way)."""

from datetime import datetime
from xml.etree.ElementTree import Element, SubElement

from .inline import fill, html_of
from .markup import NOT_IN_XML, BrokenMarkup, Code
from .sheets import ReadSheet, ReadUnit, Sheet, Unit, moment
from .xliff12 import TOOL
from .xml import child, children, name_of

_MADE_AT = "exported"
NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_KINDS = {
    "b": ("fmt", "xlf:b"),
    "i": ("fmt", "xlf:i"),
    "br": ("fmt", "xlf:lb"),
    "a": ("link", ""),
}


def document(sheet: Sheet) -> Element:
    """The file; its id is the key of the translation."""
    root = Element(
        "xliff", {"xmlns": NAMESPACE, "version": "2.1", "srcLang": "de", "trgLang": sheet.code}
    )
    file = SubElement(root, "file", {"id": sheet.key, "canResegment": "no"})
    _add_notes(file, [sheet.title])
    made_at = SubElement(file[0], "note", {"category": _MADE_AT})
    made_at.text = sheet.made_at.isoformat()
    for unit in sheet.units:
        _add(file, unit)
    return root


def _add(file: Element, unit: Unit) -> None:
    element = SubElement(
        file, "unit", {"id": f"u{unit.key}", "name": unit.path, "xml:space": "preserve"}
    )
    element.tail = "\n"
    _add_notes(element, unit.notes)
    data: dict[str, str] = {}
    segment = Element("segment")
    fill(SubElement(segment, "source"), unit.german, lambda code: _inline(code, data))
    if unit.words:
        segment.set("state", "initial" if unit.is_unsure else "translated")
        fill(SubElement(segment, "target"), unit.words, lambda code: _inline(code, data))
    if data:
        originals = SubElement(element, "originalData")
        for text, id in data.items():
            SubElement(originals, "data", {"id": id}).text = text
    element.append(segment)


def _add_notes(element: Element, texts: list[str]) -> None:
    notes = SubElement(element, "notes")
    for text in texts:
        SubElement(notes, "note").text = NOT_IN_XML.sub("", text)


def _inline(code: Code, data: dict[str, str]) -> Element:
    if code.character:
        return Element("cp", {"hex": f"{code.number:04X}"})
    kind, subkind = _KINDS.get(code.tag, ("fmt", ""))
    attributes = {"id": code.id, "type": kind} | ({"subType": subkind} if subkind else {})

    def reference(text: str) -> str:
        return data.setdefault(text, f"d{len(data) + 1}")

    if code.is_alone:
        return Element("ph", attributes | {"dataRef": reference(code.start)})
    references = {"dataRefStart": reference(code.start), "dataRefEnd": reference(code.end)}
    return Element("pc", attributes | references)


def sheets(root: Element) -> list[ReadSheet]:
    """Every text in the file."""
    return [
        ReadSheet(
            key=file.get("id", ""),
            code=root.get("trgLang", ""),
            units=[_read(unit) for unit in file.iter() if name_of(unit) == "unit"],
            tool=TOOL,
            made_at=_made_at(file),
        )
        for file in children(root, "file")
    ]


def _made_at(file: Element) -> datetime | None:
    notes = child(file, "notes")
    if notes is None:
        return None
    texts = [note.text or "" for note in notes if note.get("category") == _MADE_AT]
    return moment(texts[0]) if texts else None


def _read(element: Element) -> ReadUnit:
    """A program may have cut a unit into several segments; it counts when all are translated."""
    parts = [part for part in element if name_of(part) in {"segment", "ignorable"}]
    german, words, fault = "", "", ""
    try:
        german = "".join(_text(part, "source") for part in parts)
        targets = [_text(part, "target") for part in parts if name_of(part) == "segment"]
        if any(targets) and not all(targets):
            fault = "In der Datei ist die Stelle nur teilweise übersetzt."
        elif any(targets):
            words = "".join(_text(part, "target") or _gap(part) for part in parts)
    except BrokenMarkup as error:
        fault = str(error)
    return ReadUnit(
        key=element.get("id", "").removeprefix("u"),
        german=german,
        words=words,
        is_unsure=any(part.get("state") == "initial" for part in parts),
        fault=fault,
    )


def _text(part: Element, name: str) -> str:
    found = child(part, name)
    return html_of(found) if found is not None else ""


def _gap(part: Element) -> str:
    """Between two segments the German gap (a space) stays where no other is given."""
    return _text(part, "source") if name_of(part) == "ignorable" else ""
