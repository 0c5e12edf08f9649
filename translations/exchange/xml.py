"""Reads XML from strangers: no document types, no entities, nothing that grows while it is read."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .sheets import Unreadable

# A text of the website has some hundred; each costs memory.
MOST_TAGS = 300_000


def parse(data: bytes) -> Element:
    """The root of the document, or `Unreadable`."""
    if data.count(b"<") > MOST_TAGS:
        raise Unreadable("Die Datei enthält zu viele Elemente.")
    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable(
            "Die Datei enthält eine Dokumenttyp-Angabe (DOCTYPE). Das ist aus Sicherheitsgründen "
            "nicht erlaubt."
        ) from error
    except (ParseError, LookupError, ValueError) as error:
        raise Unreadable("Die Datei ist beschädigt: Sie ist kein gültiges XML.") from error


def name_of(element: Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    return [child for child in element if name_of(child) == name]


def child(element: Element, name: str) -> Element | None:
    return next(iter(children(element, name)), None)
