"""Opens what was uploaded: single files and archives of them, within limits."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import PurePosixPath
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from django.core.files.uploadedfile import UploadedFile

from . import po, xliff
from .sheets import LIMIT, ReadSheet, Unreadable

MOST_FILES = 500
TOGETHER = 50 * 1024 * 1024
TOO_BIG = "Die Datei ist größer als 10 MB."
ARCHIVE = "Die Datei ist ein Archiv. Lesen Sie Archive unter „Mehrere Dateien einlesen“ ein."
NESTED = "Ein Archiv in einem Archiv. Packen Sie es aus und lesen Sie die Dateien darin ein."
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True)
class Opened:
    """One file by name with what is in it, or with the reason why it cannot be read."""

    name: str
    sheets: tuple[ReadSheet, ...] = ()
    problem: str = ""


def opened(name: str, data: bytes) -> Opened:
    """One PO or XLIFF file; what it is shows in its content."""
    try:
        return Opened(name, tuple(sheets_in(data)))
    except Unreadable as error:
        return Opened(name, problem=str(error))


def sheets_in(data: bytes) -> list[ReadSheet]:
    """The texts in a PO or XLIFF file; `Unreadable` says why not."""
    if len(data) > LIMIT:
        raise Unreadable(TOO_BIG)
    if data.startswith(_ARCHIVES):
        raise Unreadable(ARCHIVE)
    # In UTF-16 every second byte is zero.
    start = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not start:
        raise Unreadable("Die Datei ist leer.")
    return xliff.read(data) if start.startswith(b"<") else [po.read(data)]


def all_opened(files: list[UploadedFile]) -> Iterator[Opened]:
    """Every file, also those inside archives, one after the other."""
    for file in files:
        name = file.name or ""
        if file.size is None or file.size > LIMIT:
            yield Opened(name, problem=TOO_BIG)
            continue
        with file.open("rb"):
            if file.read(4) in _ARCHIVES:
                yield from _unpacked(file, name)
            else:
                file.seek(0)
                yield opened(name, file.read())


def _unpacked(file: UploadedFile, name: str) -> Iterator[Opened]:
    try:
        with ZipFile(file) as archive:
            members = [member for member in archive.infolist() if _is_meant(member)]
            if len(members) > MOST_FILES:
                yield Opened(name, problem=f"Das Archiv enthält mehr als {MOST_FILES} Dateien.")
                return
            left = TOGETHER
            for member in members:
                data = _content(archive, member, min(LIMIT, left))
                left -= len(data)
                named = PurePosixPath(member.filename).name
                if data.startswith(_ARCHIVES):
                    yield Opened(named, problem=NESTED)
                else:
                    yield opened(named, data)
            if not members:
                yield Opened(name, problem="Das Archiv ist leer.")
    except Unreadable as error:
        yield Opened(name, problem=str(error))
    # What zipfile raises for a way of packing that it does not know.
    except (BadZipFile, LargeZipFile, NotImplementedError):
        yield Opened(name, problem="Das Archiv ist beschädigt oder anders gepackt als üblich.")
    except RuntimeError:
        yield Opened(name, problem="Das Archiv ist mit einem Passwort geschützt.")
    except (zlib.error, LZMAError, EOFError, OSError, ValueError):
        yield Opened(name, problem="Das Archiv ist beschädigt.")


def _is_meant(member: ZipInfo) -> bool:
    """Folders and what some systems add to archives are none of the translator's files."""
    path = PurePosixPath(member.filename)
    return not (member.is_dir() or path.name.startswith(".") or "__MACOSX" in path.parts)


def _content(archive: ZipFile, member: ZipInfo, limit: int) -> bytes:
    """What is said about the size may be wrong: no more than the limit is ever unpacked."""
    if member.file_size <= limit:
        with archive.open(member) as packed:
            data = packed.read(limit + 1)
        if len(data) <= limit:
            return data
    raise Unreadable("Das Archiv ist ausgepackt zu groß.")
