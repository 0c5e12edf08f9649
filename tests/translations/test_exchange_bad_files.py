"""Files that are broken, hostile or something else: a clear sentence, never an error."""

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun
from translations.exchange import upload
from translations.exchange.formats import format_for
from translations.exchange.intake import read_all
from translations.exchange.sheets import LIMIT, Unreadable, sheet_of
from translations.exchange.upload import sheets_in

XLIFF = (
    b'<?xml version="1.0"?>%s<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="%s">'
    b'<file original="x" source-language="de" target-language="ar" datatype="html"><body>'
    b'<trans-unit id="1-1"><source>Hilfe</source><target>%s</target></trans-unit>'
    b"</body></file></xliff>"
)
ENTITY = b'<!DOCTYPE xliff [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=%s\\n"\n\nmsgid "Hilfe"\nmsgstr "Ä"\n'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "leer"),
        (b"\xef\xbb\xbf \n", "leer"),
        (b"x" * (LIMIT + 1), "10 MB"),
        (b"PK\x03\x04xxxx", "Archiv"),
        # XLIFF
        (XLIFF % (ENTITY, b"1.2", b"&x;"), "DOCTYPE"),
        (XLIFF % (LAUGHS, b"1.2", b"&c;"), "DOCTYPE"),
        (XLIFF % (b"<!DOCTYPE xliff>", b"1.2", b"x"), "DOCTYPE"),
        (XLIFF % (b"", b"1.1", b"x"), "XLIFF 1.1 kann die Website nicht lesen"),
        (XLIFF % (b"", b"3.0", b"x"), "XLIFF 3.0"),
        (XLIFF % (b"", b"", b"x"), "Diese Fassung"),
        (XLIFF % (b"", b"1.2", b"&unknown;"), "kein gültiges XML"),
        (XLIFF % (b"", b"1.2", b"\x0b"), "kein gültiges XML"),
        (b"<xliff", "kein gültiges XML"),
        (b'<?xml version="1.0" encoding="no-such"?><xliff/>', "kein gültiges XML"),
        (b"<html><body>x</body></html>", "kein XLIFF"),
        (b'<xliff version="1.2"/>', "kein Text zum Übersetzen"),
        (b'<xliff version="2.1"><file id="x"/></xliff>', "kein Text zum Übersetzen"),
        (b"<x>" + b"<y/>" * 300_001 + b"</x>", "zu viele Elemente"),
        # PO
        (b"Guten Tag", "keine gültige PO-Datei (Zeile 1)"),
        (b"/etc/passwd", "keine gültige PO-Datei"),
        (b'msgid "Hilfe"\nmsgstr "x"\n', "Kopf"),
        (b'msgid ""\nmsgstr ""\n"Language: ar\n', "keine gültige PO-Datei (Zeile 3)"),
        (b"\x00\x01\x02\x03", "PO-Datei"),
        ((PO % "UTF-8").encode("latin-1"), "Zeichensatz der Datei ist nicht utf-8"),
        ((PO % "klingon").encode(), "Den Zeichensatz „klingon“ kennt die Website nicht"),
        ((PO % "utf-7").encode(), "Den Zeichensatz „utf-7“"),
        ((PO % "zip").encode(), "Den Zeichensatz „zip“"),
        (b'msgid ""\nmsgstr ""\n' + b'"x"\n' * 60_000, "zu lang"),
        (b"#" + b"\n" * 300_000, "zu viele Zeilen"),
    ],
)
def test_a_bad_file_says_what_is_wrong(data, reason):
    with pytest.raises(Unreadable, match=reason.replace("(", r"\(").replace(")", r"\)")):
        sheets_in(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ((PO % "ISO-8859-1").encode("latin-1"), "Ä"),
        ((PO % "windows-1252").encode("cp1252"), "Ä"),
        (b"\xef\xbb\xbf" + (PO % "UTF-8").encode(), "Ä"),
        ((PO % "UTF-16").encode("utf-16"), "Ä"),
        ((PO % "CHARSET").encode().replace(b"\n", b"\r\n"), "Ä"),
        ((XLIFF % (b"", b"1.2", "Ä".encode())).decode().encode("utf-16"), "Ä"),
        (XLIFF % (b"", b"1.2", "<mrk mtype='seg'>Ä</mrk>".encode()), "Ä"),
    ],
)
def test_other_encodings_are_read(data, words):
    (sheet,) = sheets_in(data.replace(b'<?xml version="1.0"?>', b""))
    assert sheet.units[0].words == words


def test_elements_in_elements_without_end_are_refused():
    deep = b'<g id="b1">' * 5_000 + b"</g>" * 5_000
    (sheet,) = sheets_in(XLIFF % (b"", b"1.2", deep))
    assert "stecken ineinander" in sheet.units[0].fault


# --- Archives -----------------------------------------------------------------------


@pytest.fixture
def arabic(db):
    return person_in("Übersetzung Arabisch")


def archive(*files: tuple[str, bytes], packing: int = ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", packing) as made:
        for name, data in files:
            made.writestr(name, data)
    return packed.getvalue()


def problems(data: bytes, user) -> list[str]:
    return [report.problem for report in read_all([SimpleUploadedFile("x.zip", data)], user)]


def test_an_archive_is_read_file_by_file(home, arabic):
    translation = begun(StandardPageFactory(title="Hilfe", body=[]))
    good = format_for("xliff21").write(sheet_of(translation))
    data = archive(("a/seite.xlf", good), ("__MACOSX/._a", b"x"), ("b.po", b""), ("a/.ds", b"x"))
    assert problems(data, arabic) == ["", "Die Datei ist leer."]


def test_bombs_are_not_unpacked(arabic):
    bomb = archive(*((f"{n}.po", b"0" * LIMIT) for n in range(6)))
    assert len(bomb) < 100_000
    assert problems(bomb, arabic)[-1] == "Das Archiv ist ausgepackt zu groß."
    assert problems(archive(("x.po", b"0" * (LIMIT + 1))), arabic) == [
        "Das Archiv ist ausgepackt zu groß."
    ]


def test_an_archive_that_lies_about_its_size_is_refused(arabic):
    data = archive(("x.po", b"0" * (LIMIT + 1)))
    size = (LIMIT + 1).to_bytes(4, "little")
    assert data.count(size) == 2
    (problem,) = problems(data.replace(size, (100).to_bytes(4, "little")), arabic)
    assert problem


def test_archives_in_archives_and_too_many_files_are_refused(arabic):
    assert "Packen Sie es aus" in problems(archive(("x.zip", archive(("x.po", b"x")))), arabic)[0]
    many = archive(*((f"{n}.po", b"") for n in range(upload.MOST_FILES + 1)))
    assert problems(many, arabic) == ["Das Archiv enthält mehr als 500 Dateien."]
    assert problems(archive(), arabic) == ["Das Archiv ist leer."]


@pytest.mark.parametrize("packing", [ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_an_archive_with_spoilt_content_is_refused(arabic, packing):
    data = bytearray(archive(("x.po", b"Words and more words. " * 200), packing=packing))
    data[50:90] = b"\xff" * 40
    assert "beschädigt" in problems(bytes(data), arabic)[0]


@pytest.mark.parametrize("cut", [5, 30, 60, -10])
def test_a_broken_archive_is_refused(arabic, cut):
    assert "beschädigt" in problems(archive(("x.po", b"x" * 50))[:cut], arabic)[0]


def test_an_archive_with_a_password_is_refused(arabic):
    data = bytearray(archive(("x.po", b"x" * 50)))
    data[6] |= 1  # The flag stands in the header of the file and in the list at the end.
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert problems(bytes(data), arabic) == ["Das Archiv ist mit einem Passwort geschützt."]
