"""Writes and reads XLIFF in the versions that the website knows."""

from xml.etree.ElementTree import tostring

from . import xliff12, xliff21
from .sheets import ReadSheet, Sheet, Unreadable
from .xml import name_of, parse

_READERS = {"1.2": xliff12, "2.0": xliff21, "2.1": xliff21}


def write(sheet: Sheet, version: str) -> bytes:
    """The file in this version, "1.2" or "2.1"."""
    document = _READERS[version].document(sheet)
    # A reader of XML makes a line end of a bare carriage return.
    return tostring(document, encoding="utf-8", xml_declaration=True).replace(b"\r", b"&#13;")


def read(data: bytes) -> list[ReadSheet]:
    """The texts in the file; `Unreadable` says why not."""
    root = parse(data)
    if name_of(root) != "xliff":
        raise Unreadable("Die Datei ist XML, aber kein XLIFF.")
    version = root.get("version", "")
    reader = _READERS.get(version)
    if reader is None:
        said = f"XLIFF {version[:10]}" if version else "Diese Fassung von XLIFF"
        raise Unreadable(f"{said} kann die Website nicht lesen, nur 1.2, 2.0 und 2.1.")
    sheets = reader.sheets(root)
    if not any(sheet.units for sheet in sheets):
        raise Unreadable("In der Datei steht kein Text zum Übersetzen.")
    return sheets
