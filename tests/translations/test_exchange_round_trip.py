"""Two hundred pages go out as files and come in again, and nothing changes."""

import re
from collections import Counter

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationContext

from core.blocks import BodyBlock
from tests.factories.core import UserFactory
from tests.factories.exchange import (
    KINDS,
    Writer,
    body_of_everything,
    translation_of_everything,
)
from translations.exchange.formats import FORMATS
from translations.exchange.markup import in_one_spelling
from translations.exchange.sheets import sheet_of
from translations.exchange.taking import take
from translations.exchange.upload import sheets_in

CODES = ["ar", "uk", "fa", "fr"]
# Rows that belong to a press release or a training.
CHILDREN = {"photos", "attachments", "corrections", "questions"}
ROWS = {
    "photos.alt",
    "photos.caption",
    "attachments.title",
    "corrections.text",
    "questions.label",
    "questions.purpose",
    "questions.choices",
}


def pages(number: int) -> list[Translation]:
    """Standard pages, press releases, trainings and circles, in four languages."""
    return [
        translation_of_everything(
            Writer(n), CODES[n // len(KINDS) % len(CODES)], KINDS[n % len(KINDS)]
        )
        for n in range(number)
    ]


def places_of_rows() -> list[str]:
    """What rows of pages have words: a field, a key of a row, and its field."""
    paths = TranslationContext.objects.values_list("path", flat=True)
    return [re.sub(r"\..*\.", ".", path) for path in paths if path.split(".")[0] in CHILDREN]


def everything_stored() -> list[tuple]:
    return list(StringTranslation.objects.order_by("pk").values_list())


def test_the_pages_have_every_block(db):
    assert {name for name, _value in body_of_everything(Writer(1))} == set(BodyBlock().child_blocks)


def test_out_and_in_changes_nothing(db):
    user, translations = UserFactory(), pages(200)
    kinds = Counter(row.source.specific_content_type.model for row in translations)
    assert set(kinds.values()) == {200 // len(KINDS)}
    assert set(places_of_rows()) == ROWS
    sent, stored = [sheet_of(translation) for translation in translations], everything_stored()
    for format in FORMATS:
        same = 0
        for translation, out in zip(translations, sent, strict=True):
            (sheet,) = sheets_in(format.write(out))
            report = take(translation, sheet, user)
            assert (report.taken, report.refused) == ([], []), (format.key, out.title)
            assert [unit.german for unit in sheet.units] == [unit.german for unit in out.units]
            same += report.unchanged
        assert same == len(stored) > 4_000
    assert everything_stored() == stored


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.key)
def test_a_file_brings_every_word_back(db, format):
    user, translations = UserFactory(), pages(20)
    StringTranslation.objects.update(translation_type="manual")
    places = ("context_id", "translation_of_id", "data")
    stored = {row[:2]: in_one_spelling(row[2]) for row in rows(*places)}
    files = [format.write(sheet_of(translation)) for translation in translations]
    StringTranslation.objects.all().delete()
    for translation, file in zip(translations, files, strict=True):
        (sheet,) = sheets_in(file)
        assert take(translation, sheet, user).refused == []
    assert {row[:2]: row[2] for row in rows(*places)} == stored


def rows(*names: str):
    return StringTranslation.objects.values_list(*names)
