"""Tables as files for a spreadsheet, written row by row so that long ones need no memory."""

import csv
import io
import tempfile
from collections.abc import Iterable
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils.cell import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV Injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WIDTH = 22

Row = Iterable[str]


def as_csv(header: Row, rows: Iterable[Row]) -> IO[bytes]:
    """A file as German spreadsheets read it: semicolons, UTF-8 with a mark, CRLF."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(cell) for cell in header])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    text.detach()
    file.seek(0)
    return file


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def as_xlsx(title: str, header: Row, rows: Iterable[Row]) -> IO[bytes]:
    """A workbook with one sheet; every cell is text, none a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    names = list(header)
    for number in range(1, len(names) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTH
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, name, Font(bold=True)) for name in names])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet, value: str, font: Font | None = None) -> WriteOnlyCell:
    try:
        cell = WriteOnlyCell(sheet, value=value)
    except IllegalCharacterError:
        printable = "".join(c if c.isprintable() or c in "\n\t" else " " for c in value)
        cell = WriteOnlyCell(sheet, value=printable)
    cell.data_type = "s"
    if font:
        cell.font = font
    return cell
