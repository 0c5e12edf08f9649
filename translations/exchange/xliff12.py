"""XLIFF 1.2: the version that most translation programs write and read best."""

from xml.etree.ElementTree import Element, SubElement

from .inline import fill, html_of
from .markup import NOT_IN_XML, BrokenMarkup, Code
from .sheets import ReadSheet, ReadUnit, Sheet, Unit, moment
from .xml import child, children, name_of

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
TOOL = "XLIFF-Datei"
_KINDS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "a": "link", "br": "lb"}
_UNSURE = ("new", "needs-")


def document(sheet: Sheet) -> Element:
    """The file; `original` holds the key of the translation, because every program keeps it."""
    root = Element("xliff", {"xmlns": NAMESPACE, "version": "1.2"})
    file = SubElement(
        root,
        "file",
        {
            "original": sheet.key,
            "source-language": "de",
            "target-language": sheet.code,
            "datatype": "html",
            "date": sheet.made_at.isoformat(),
        },
    )
    header = SubElement(file, "header")
    SubElement(header, "note").text = NOT_IN_XML.sub("", sheet.title)
    body = SubElement(file, "body")
    body.text = "\n"
    for unit in sheet.units:
        _add(body, unit)
    return root


def _add(body: Element, unit: Unit) -> None:
    element = SubElement(
        body, "trans-unit", {"id": unit.key, "resname": unit.path, "xml:space": "preserve"}
    )
    element.tail = "\n"
    fill(SubElement(element, "source"), unit.german, _inline)
    # Without a target the place is open: programs that never touch the state fill it all the same.
    if unit.words:
        state = "needs-review-translation" if unit.is_unsure else "translated"
        fill(SubElement(element, "target", {"state": state}), unit.words, _inline)
    for note in unit.notes:
        SubElement(element, "note", {"from": "developer"}).text = NOT_IN_XML.sub("", note)
    if unit.before:
        earlier = SubElement(element, "alt-trans", {"origin": "Fassung vorher"})
        fill(SubElement(earlier, "source"), unit.before.german, _inline)
        fill(SubElement(earlier, "target"), unit.before.words, _inline)


def _inline(code: Code) -> Element:
    if code.character:
        number = f"U+{code.number:04X}"
        return Element("x", {"id": code.id, "ctype": "x-char", "equiv-text": number})
    kind = _KINDS.get(code.tag, f"x-html-{code.tag}")
    return Element("x" if code.is_alone else "g", {"id": code.id, "ctype": kind})


def sheets(root: Element) -> list[ReadSheet]:
    """Every text in the file."""
    return [
        ReadSheet(
            key=file.get("original", ""),
            code=file.get("target-language", ""),
            units=[_read(unit) for unit in file.iter() if name_of(unit) == "trans-unit"],
            tool=TOOL,
            made_at=moment(file.get("date", "")),
        )
        for file in children(root, "file")
    ]


def _read(element: Element) -> ReadUnit:
    german, words, fault = "", "", ""
    target = child(element, "target")
    source = child(element, "source")
    try:
        german = html_of(source) if source is not None else ""
        words = html_of(target) if target is not None else ""
    except BrokenMarkup as error:
        fault = str(error)
    return ReadUnit(
        key=element.get("id", ""),
        german=german,
        words=words,
        is_unsure=target is not None and target.get("state", "").startswith(_UNSURE),
        fault=fault,
    )
