"""Another program (translate-toolkit, which Weblate is built on) reads and edits our files."""

import subprocess

import pytest
from translate.storage.base import TranslationStore
from translate.storage.placeables import StringElem
from translate.storage.pypo import pofile
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File
from wagtail.models import Locale

from tests.factories.core import UserFactory
from tests.factories.exchange import Writer, translation_of_everything
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun, written
from translations.exchange.formats import format_for
from translations.exchange.sheets import sheet_of
from translations.exchange.taking import take
from translations.exchange.upload import sheets_in
from translations.segments import segments_of

READERS = {"po": pofile, "xliff12": Xliff1File, "xliff21": Xliff2File}
LINKED = (
    '<p>Rufen Sie <a href="https://example.org/">uns <b>heute</b></a> an.<br/>Bis 10&nbsp;Uhr.</p>'
)

every_format = pytest.mark.parametrize("key", READERS)


@pytest.fixture
def translation(home):
    page = StandardPageFactory(title="Hilfe & Rat", lead="Für alle", body=[("prose", LINKED)])
    return begun(page)


def exported(translation, key: str) -> bytes:
    return format_for(key).write(sheet_of(translation))


def read_by_the_program(key: str, file: bytes) -> TranslationStore:
    return READERS[key].parsestring(file)


def words(translation) -> dict[str, str]:
    return {segment.german: segment.words for segment in segments_of(translation)}


def units(store: TranslationStore) -> list:
    return [unit for unit in store.units if not unit.isheader()]


@every_format
def test_it_sees_every_piece_with_german_and_words(translation, key):
    written(translation, "«{}»".format)
    store = read_by_the_program(key, exported(translation, key))
    found = {str(unit.source): str(unit.target) for unit in units(store)}
    assert len(found) == len(segments_of(translation)) == 3
    title = "Hilfe &amp; Rat" if key == "po" else "Hilfe & Rat"
    assert found[title] == f"«{title}»"


@every_format
def test_what_it_writes_untouched_changes_nothing(db, key):
    for number in range(10):
        translation = translation_of_everything(Writer(number), "ar")
        before = segments_of(translation)
        store = read_by_the_program(key, exported(translation, key))
        (sheet,) = sheets_in(bytes(store))
        report = take(translation, sheet, UserFactory())
        assert (report.taken, report.refused) == ([], [])
        assert report.unchanged + report.open == len(sheet.units)
        assert segments_of(translation) == before


@every_format
def test_what_it_edits_is_taken(translation, key):
    store = read_by_the_program(key, exported(translation, key))
    title = units(store)[0]
    title.target = "مساعدة &amp; نصيحة" if key == "po" else "مساعدة & نصيحة"
    (sheet,) = sheets_in(bytes(store))
    report = take(translation, sheet, UserFactory())
    assert [line.words for line in report.taken] == ["مساعدة &amp; نصيحة"]
    assert (report.refused, report.open) == ([], 2)
    assert words(translation)["Hilfe &amp; Rat"] == "مساعدة &amp; نصيحة"


def with_other_text(source: StringElem) -> StringElem:
    """What a person does in its editor: the tags stay, the words are others."""
    copy = source.copy()
    copy.apply_to_strings(str.upper)
    return copy


@pytest.mark.parametrize("key", ["xliff12", "xliff21"])
def test_tags_are_tags_in_its_editor(translation, key):
    store = read_by_the_program(key, exported(translation, key))
    sentence = units(store)[2]
    assert "<" not in str(sentence.source)
    sentence.rich_target = [with_other_text(sentence.rich_source[0])]
    (sheet,) = sheets_in(bytes(store))
    report = take(translation, sheet, UserFactory())
    assert report.refused == []
    assert report.taken[0].words == (
        'RUFEN SIE <a id="a1">UNS <b>HEUTE</b></a> AN.<br/>BIS 10\u00a0UHR.'
    )


def test_tags_stand_in_the_text_of_po(translation):
    store = read_by_the_program("po", exported(translation, "po"))
    sentence = units(store)[2]
    sentence.target = str(sentence.source).replace("Rufen Sie", "اتصل")
    (sheet,) = sheets_in(bytes(store))
    take(translation, sheet, UserFactory())
    assert 'اتصل <a id="a1">uns <b>heute</b></a>' in segments_of(translation)[2].words


@every_format
def test_what_it_marks_as_unsure_is_not_taken(translation, key):
    store = read_by_the_program(key, exported(translation, key))
    title = units(store)[0]
    title.target = "ربما"
    title.markfuzzy()
    (sheet,) = sheets_in(bytes(store))
    report = take(translation, sheet, UserFactory())
    assert report.taken == []
    assert "unsicher" in report.refused[0].reason


@every_format
def test_it_sees_what_a_machine_wrote_as_unsure(translation, key):
    written(translation)
    rows = Locale.objects.get(language_code="ar").string_translations
    rows.update(translation_type="machine")
    store = read_by_the_program(key, exported(translation, key))
    assert all(unit.isfuzzy() for unit in units(store))


def test_gettext_accepts_the_po_file(translation, tmp_path):
    written(translation)
    file = tmp_path / "seite.po"
    file.write_bytes(exported(translation, "po"))
    done = subprocess.run(
        ["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", str(file)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
