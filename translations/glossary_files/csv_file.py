"""The glossary for a spreadsheet: a line for each term and language."""

import csv
import io
from collections.abc import Iterable

from django.conf import settings

from .rows import MOST_ROWS, TOO_MANY, Row, Unreadable, printable

_COLUMNS = {
    "Deutsch": "german",
    "Andere Formen": "other_forms",
    "Erklärung": "explanation",
    "Sprache": "code",
    "Übersetzung": "words",
    "Nicht übersetzen": "is_kept",
    "Auch richtig": "other_words",
    "Nicht verwenden": "forbidden",
    "Hinweis": "note",
}
_YES = {"ja", "x", "1", "wahr", "true", "yes"}
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV Injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_KEPT = "'"


def write(rows: Iterable[Row]) -> bytes:
    """As German spreadsheets read it: semicolons, UTF-8 with a mark, CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in _COLUMNS.values()])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: str | bool) -> str:
    if isinstance(value, bool):
        return "ja" if value else ""
    return f"{_KEPT}{value}" if value.startswith((*_FORMULA_STARTS, _KEPT)) else value


def read(data: bytes) -> list[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("Die Datei ist keine CSV-Datei in UTF-8.") from error
    if "\0" in text:
        raise Unreadable("Die Datei ist keine CSV-Datei in UTF-8.")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        columns = _columns(next(lines, []))
        rows = []
        for cells in lines:
            if any(cell.strip() for cell in cells):
                rows.append(_row(columns, cells, lines.line_num))
            if len(rows) > MOST_ROWS:
                raise Unreadable(TOO_MANY)
    except csv.Error as error:
        raise Unreadable(f"Zeile {lines.line_num} lässt sich nicht lesen.") from error
    return rows


def _delimiter(text: str) -> str:
    """Whatever stands most often in the first line."""
    first = text.split("\n", 1)[0]
    return max(";,\t", key=first.count)


def _columns(names: list[str]) -> list[str]:
    known = {name.casefold(): field for name, field in _COLUMNS.items()}
    found = [known.get(name.strip().casefold(), "") for name in names]
    if "german" not in found:
        raise Unreadable("In der ersten Zeile fehlt die Spalte „Deutsch“.")
    if "words" in found and "code" not in found:
        raise Unreadable("In der ersten Zeile fehlt die Spalte „Sprache“.")
    return found


def _row(columns: list[str], cells: list[str], number: int) -> Row:
    values: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        if name:
            values[name] = printable(cell).removeprefix(_KEPT)
    is_kept = values.pop("is_kept", "").casefold() in _YES
    values["code"] = _code(values.get("code", ""))
    return Row(number=number, is_kept=is_kept, **values)


def _code(language: str) -> str:
    """A language may stand there by its German name."""
    by_name = {name.casefold(): code for code, name in settings.LANGUAGES}
    return by_name.get(language.casefold(), language.lower())
