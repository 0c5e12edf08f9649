"""The glossary as a file, and back: CSV for spreadsheets, TBX for translation programs."""

from . import csv_file, tbx
from .rows import LARGEST_FILE, Row, Unreadable

__all__ = ["FORMATS", "Row", "Unreadable", "read"]

# By name: how it is written, and what browsers are told it is.
FORMATS = {
    "csv": (csv_file.write, "text/csv; charset=utf-8"),
    "tbx": (tbx.write, "application/x-tbx+xml"),
}
_TOO_BIG = "Die Datei ist größer als 2 MB."


def read(data: bytes) -> list[Row]:
    """The rows of a CSV or TBX file; which it is shows in its content."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(_TOO_BIG)
    # In UTF-16 every second byte is zero.
    start = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not start:
        raise Unreadable("Die Datei ist leer.")
    return tbx.read(data) if start.startswith(b"<") else csv_file.read(data)
