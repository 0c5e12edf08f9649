"""Writes and reads PO, the files of gettext."""

import codecs
import re
import tempfile

import polib

from .sheets import ReadSheet, ReadUnit, Sheet, Unit, Unreadable, moment

TOOL = "PO-Datei"
# The name that wagtail-localize gave it: files from before are still read.
_KEY = "X-WagtailLocalize-TranslationID"
_MADE_AT = "X-Exported-At"
_BROKEN = "Die Datei ist beschädigt: Sie ist keine gültige PO-Datei"
_CHARSET = re.compile(rb"charset=\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_ENCODINGS = re.compile(r"ascii|utf-(8|16|32)(-[bl]e)?|iso8859-\d+|cp125\d|koi8-[ru]")
_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_LONGEST_ENTRY = 100_000
_MOST_LINES = 200_000
_LINE_END = re.compile(r"\r\n?|\n")
_OLD = re.compile(r"^\s*#[~|]+")


# --- Out ----------------------------------------------------------------------------


def write(sheet: Sheet) -> bytes:
    """The file, with the key and the language of the translation in its header."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": " ".join(sheet.title.split()),
        "Language": sheet.code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _KEY: sheet.key,
        _MADE_AT: sheet.made_at.isoformat(),
    }
    file.extend(_entry(unit) for unit in sheet.units)
    return f"{file}\n".encode()


def _entry(unit: Unit) -> polib.POEntry:
    """As gettext does it, the words for the sentence before are a start, marked fuzzy."""
    entry = polib.POEntry(
        msgctxt=unit.path,
        msgid=unit.german,
        msgstr=unit.words,
        comment=f"Feld: {_in_one_line(unit.label)}",
    )
    if unit.before and not unit.words:
        entry.msgstr = unit.before.words
        entry.previous_msgid = unit.before.german
    if unit.is_unsure or entry.previous_msgid:
        entry.flags.append("fuzzy")
    return entry


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


# --- In -----------------------------------------------------------------------------


def read(data: bytes) -> ReadSheet:
    """The text in the file; `Unreadable` says why not."""
    file = _parsed(_checked_lines(_decoded(data)))
    headers = {name.strip().lower(): value for name, value in file.metadata.items()}
    if not headers:
        raise Unreadable(
            "Der Datei fehlt der Kopf. Er sagt, zu welcher Seite und Sprache sie gehört. "
            "Exportieren Sie die Seite neu und übersetzen Sie in dieser Datei."
        )
    return ReadSheet(
        key=headers.get(_KEY.lower(), ""),
        code=headers.get("language", ""),
        units=[_read(entry) for entry in file],
        tool=TOOL,
        made_at=moment(headers.get(_MADE_AT.lower(), "")),
    )


def _read(entry: polib.POEntry) -> ReadUnit:
    fault = ""
    if entry.obsolete:
        fault = "Die Datei führt die Stelle als nicht mehr benutzt (#~)."
    elif entry.msgid_plural or entry.msgstr_plural:
        fault = "Mehrzahlformen gibt es in Texten der Website nicht."
    return ReadUnit(
        path=entry.msgctxt or "",
        german=entry.msgid,
        words=entry.msgstr,
        is_unsure=entry.fuzzy,
        fault=fault,
    )


def _parsed(text: str) -> polib.POFile:
    # Through a file: polib takes a short string for the name of one, and cuts lines at signs that
    # are none in a PO file.
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".po") as copy:
        copy.write(text)
        copy.flush()
        try:
            return polib.pofile(copy.name, encoding="utf-8")
        except (OSError, ValueError, LookupError, AttributeError) as error:
            line = re.search(r"\(?line (\d+)\)?", str(error))
            where = f" (Zeile {line[1]})" if line else ""
            raise Unreadable(f"{_BROKEN}{where}.") from error


def _decoded(data: bytes) -> str:
    said = _CHARSET.search(data[:20_000])
    name = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not name:
        name = said[1].decode("ascii") if said else "utf-8"
        name = "utf-8" if name.upper() == "CHARSET" else _python_name(name)
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"Der Zeichensatz der Datei ist nicht {name}. Speichern Sie sie als UTF-8."
        ) from error


def _python_name(name: str) -> str:
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = ""
    if not _ENCODINGS.fullmatch(known):
        raise Unreadable(
            f"Den Zeichensatz „{name}“ kennt die Website nicht. Speichern Sie die Datei als UTF-8."
        )
    return known


def _checked_lines(text: str) -> str:
    """The file without comments. polib glues lines one by one, which takes ever longer, and takes
    a string without an end for one that ends a letter earlier.
    """
    lines = _LINE_END.split(text)
    if len(lines) > _MOST_LINES:
        raise Unreadable("Die Datei hat zu viele Zeilen.")
    length = 0
    for number, line in enumerate(lines, 1):
        said = _OLD.sub("", line).strip()
        goes_on = said.startswith('"')
        if (goes_on or said.startswith("msg")) and not said.endswith('"'):
            raise Unreadable(f"{_BROKEN} (Zeile {number}).")
        length = length + len(said) if goes_on else len(said)
        if length > _LONGEST_ENTRY:
            raise Unreadable("Ein Eintrag der Datei ist zu lang für eine Stelle auf der Website.")
        if said.startswith("#") and not said.startswith("#,"):
            lines[number - 1] = ""
    return "\n".join(lines)
