"""The glossary as CSV and TBX: out and in changes nothing, bad files are explained."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from home.sample import glossary as sample
from tests.factories.glossary import glossary_term
from translations.glossary_files import FORMATS, Row, Unreadable, read
from translations.glossary_files.rows import rows_of
from translations.glossary_files.taking import take
from translations.models import GlossaryEntry, GlossaryTerm

CSV_HEAD = "Deutsch;Sprache;Übersetzung\n"
TBX = (
    '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="de">'
    "<text><body>{}</body></text></tbx>"
)


def full() -> list[Row]:
    """A glossary with every kind of content."""
    glossary_term(
        "Helferkreis",
        "ar",
        "مجموعة",
        other_words="فريق, جماعة",
        forbidden="نادي",
        note="=1+1 & <b>",
    )
    glossary_term("Helferkreis", "uk", "'коло")
    term = glossary_term("Landratsamt", "ar", is_kept=True)
    GlossaryTerm.objects.filter(pk=term.pk).update(other_forms="LRA", note="-Behörde; „Amt“")
    return rows_of(["ar", "uk"])


def plain(rows: list[Row]) -> set[Row]:
    """What says something, without the numbers of the lines."""
    return {replace(row, number=0) for row in rows if row.words or row.is_kept}


@pytest.mark.parametrize("kind", FORMATS)
def test_out_and_in_changes_nothing(db, kind):
    rows = full()
    write, _content_type = FORMATS[kind]
    back = read(write(rows))
    if kind == "tbx":  # Other forms and explanation stand with the German term alone.
        known = {row.german: row for row in rows}
        back = [
            replace(
                row,
                other_forms=known[row.german].other_forms,
                explanation=known[row.german].explanation,
            )
            for row in back
        ]
    assert plain(back) == plain(rows)
    report = take(read(write(rows)), user=None)
    assert (report.new, report.changed, report.same, report.refused) == (0, 0, 3, [])


@pytest.mark.parametrize("kind", FORMATS)
def test_an_empty_glossary_is_filled_from_the_file(db, kind):
    content = FORMATS[kind][0](full())
    GlossaryTerm.objects.all().delete()
    report = take(read(content), user=None)
    assert (report.new, report.refused) == (5, [])
    entry = GlossaryEntry.objects.get(locale__language_code="ar", term__german="Helferkreis")
    assert (entry.words, entry.other_words, entry.forbidden) == ("مجموعة", "فريق, جماعة", "نادي")
    office = GlossaryEntry.objects.get(term__german="Landratsamt")
    assert office.is_kept and office.term.other_forms == "LRA"


def test_no_cell_is_a_formula(db):
    content = FORMATS["csv"][0](full()).decode("utf-8-sig")
    assert "'=1+1" in content and ";=" not in content


def test_spreadsheets_may_use_commas_and_names_of_languages(db):
    rows = read("Deutsch,Sprache,Übersetzung\n\nTermin,Arabisch,موعد\n".encode())
    assert rows == [Row("Termin", number=3, code="ar", words="موعد")]


def test_a_file_of_the_second_edition_is_read():
    old = (
        '<martif type="TBX-Basic"><text><body><termEntry>'
        '<langSet xml:lang="de-DE"><tig><term>Termin</term></tig></langSet>'
        '<langSet xml:lang="ar"><ntig><termGrp><term>موعد</term></termGrp></ntig></langSet>'
        "</termEntry></body></text></martif>"
    )
    assert [row.words for row in read(old.encode())] == ["", "موعد"]


BAD = {
    "empty": (b"", "leer"),
    "spaces": (b" \n ", "leer"),
    "too big": (b"x" * (2 * 1024 * 1024 + 1), "größer als 2 MB"),
    "other columns": (b"a;b\n1;2\n", "Spalte „Deutsch“"),
    "no language": ("Deutsch;Übersetzung\nTermin;x\n".encode(), "Spalte „Sprache“"),
    "latin-1": ("Deutsch;Sprache;Übersetzung\n".encode("latin-1"), "UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
    "UTF-16": (CSV_HEAD.encode("utf-16"), "UTF-8"),
    "an endless cell": (f"{CSV_HEAD}{'x' * 200_000}\n".encode(), "Zeile 2"),
    "too many lines": ((CSV_HEAD + "a;ar;b\n" * 10_001).encode(), "10.000 Zeilen"),
    "broken XML": (b"<tbx><text>", "kein gültiges XML"),
    "another XML": (b"<html/>", "keine TBX"),
    "no terms": (TBX.format("").encode(), "kein Begriff"),
    "a document type": (
        b'<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>',
        "DOCTYPE",
    ),
    "a bomb": (
        b'<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx>&b;</tbx>',
        "DOCTYPE",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_what_is_wrong(name):
    content, message = BAD[name]
    with pytest.raises(Unreadable, match=message):
        read(content)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (";ar;x", "Zeile 2: Das deutsche Wort fehlt."),
        ("Termin;xx;x", "Die Sprache „xx“ gibt es hier nicht."),
        ("Termin;de;x", "Die Sprache „de“ gibt es hier nicht."),
        (f"{'x' * 121};ar;x", "höchstens 120"),
        (f"Termin;ar;{'x' * 121}", "höchstens 120"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_taken(db, line, message):
    report = take(read(f"{CSV_HEAD}{line}\nGemeinde;ar;بلدية\n".encode()), user=None)
    assert len(report.refused) == 1 and message in report.refused[0]
    assert GlossaryEntry.objects.get().words == "بلدية"


def test_an_empty_field_leaves_words_as_they_are(db):
    glossary_term("Termin", "ar", "موعد")
    take(read(f"{CSV_HEAD}Termin;ar;\n".encode()), user=None)
    assert GlossaryEntry.objects.get().words == "موعد"


# --- The sample -----------------------------------------------------------------------


def test_the_sample_keeps_to_the_words_of_the_docs():
    """The file has more forms and explanations; what things are called stands in the docs."""
    lines = (settings.PROJECT_DIR / "docs" / "glossary.md").read_text().splitlines()
    table = [[c.strip() for c in line.split("|")[1:-1]] for line in lines if line[:2] == "| "]
    codes = table[0][2:]
    docs = {
        (row[0].split(" (")[0].split(", ")[0], code): words.split(", ")[0]
        for row in table[1:]
        for code, words in zip(codes, row[2:], strict=False)
    }
    rows = sample_rows()
    assert len(rows) > 300
    # "Angebot eines Platzes" stands in the docs as "Angebot (eines Platzes)".
    wrong = [
        (row.german, row.code, row.words)
        for row in rows
        if row.words not in (docs.get((row.german, row.code)), docs.get(_short(row)))
    ]
    assert wrong == []


def _short(row: Row) -> tuple[str, str]:
    return row.german.split()[0], row.code


def sample_rows() -> list[Row]:
    return read(Path(sample.__file__).with_name("glossary.csv").read_bytes())


def test_the_sample_fills_an_empty_glossary_only(db):
    sample.ensure_glossary()
    assert GlossaryEntry.objects.count() == len(sample_rows())
    GlossaryTerm.objects.exclude(german="Termin").delete()
    sample.ensure_glossary()
    assert GlossaryTerm.objects.count() == 1
