"""A translator takes a text into their own program and brings it back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from translate.storage.base import TranslationStore
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from .test_publishing import sign_in
from .test_translating import field

READERS = {"XLIFF 1.2": Xliff1File, "XLIFF 2.1": Xliff2File}
TITLE = "Fahrradkurs für Frauen"
LEAD = "Bitte kommen Sie <b>pünktlich</b> zum Kurs."
WORDS = "دورة ركوب الدراجات للنساء"

MADE = f"""
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun
for number in range({len(READERS)}):
    page = StandardPageFactory(title={TITLE!r}, slug=f'fahrrad-{{number}}', lead='', live=False,
        body=[('prose', '<p>{LEAD}</p>')])
    page.save_revision().publish()
    print('page', begun(page, 'ar').pk)
"""


@pytest.fixture(scope="module")
def addresses(server) -> list[str]:
    numbers = re.findall(r"page (\d+)", server.manage("shell", "-v", "0", "-c", MADE))
    return [f"/verwaltung/uebersetzungen/{number}/" for number in numbers]


@pytest.mark.parametrize(("number", "version"), list(enumerate(READERS)))
def test_a_text_goes_out_and_comes_back(open_page, addresses, findings, tmp_path, number, version):
    page = sign_in(open_page, "Übersetzung Arabisch")
    page.goto(addresses[number])
    page.get_by_role("link", name="Datei einlesen").click()
    assert findings(page) == []
    store = fetched(page, version, tmp_path)
    first, second = (unit for unit in store.units if not unit.isheader())
    assert str(first.source) == TITLE
    first.target = WORDS
    copy = second.rich_source[0].copy()
    copy.apply_to_strings(lambda words: words.replace("Bitte kommen Sie", "تعالوا"))
    second.rich_target = [copy]
    store.savefile(str(tmp_path / "back.xlf"))

    page.locator("input[type=file]").set_input_files(tmp_path / "back.xlf")
    page.get_by_role("button", name="Einlesen").click()
    expect(page.locator(".exchange")).to_contain_text(WORDS)
    assert findings(page) == []
    page.goto(addresses[number])
    expect(field(page, 1)).to_have_value(WORDS)
    expect(field(page, 2)).to_have_value(re.compile("تعالوا ‹1›pünktlich‹/1›"))


def fetched(page: Page, version: str, folder: Path) -> TranslationStore:
    with page.expect_download() as download:
        page.get_by_role("link", name=version).click()
    path = folder / "out.xlf"
    download.value.save_as(path)
    return READERS[version].parsefile(str(path))
