"""Leichte Sprache is written in the normal editor: German beside it, a check, an approval."""

import re

import pytest
from playwright.sync_api import Page, expect

from .test_publishing import approve, choose_action, sign_in

GERMAN = "Feuerwehr lädt zum Tag der offenen Tür"
EASY = "Besuch bei der Feuerwehr"
ADDED = "Der Eintritt ist frei."
PASSIVE = "Die Feuerwehr wird von vielen Menschen besucht."
LONG_AGO = "Die Feuerwehr hat ein großes Haus."
FIRST = "Sie können die Feuerwehr besuchen."
LAST = "Sie können die Feuerwehr besuchen. Das kostet nichts."

# A German page that changed after its page in Leichte Sprache was published.
MADE = f"""
from home.models import StandardPage
from tests.factories.easy_language import easy
from tests.factories.home import StandardPageFactory
from tests.factories.news import prose, publish
page = publish(StandardPageFactory(title={GERMAN!r}, slug='feuerwehr', live=False,
    body=[('prose', '<p>Am Samstag um 10 Uhr.</p>')]))
easy(page, {LONG_AGO!r}, title={EASY!r})
page = StandardPage.objects.get(pk=page.pk)
page.body = [*page.body.raw_data, {{'type': 'prose', 'value': '<p>{ADDED}</p>'}}]
publish(page)
"""


@pytest.fixture
def changed(server) -> None:
    server.manage("shell", "-v", "0", "-c", MADE)


def test_leichte_sprache_follows_german_in_the_normal_editor(open_page, changed, findings):
    writer = sign_in(open_page, "Übersetzung Leichte Sprache")
    writer.get_by_role("link", name="Übersetzungen").first.click()
    writer.get_by_role("link", name=re.compile(GERMAN)).click()
    beside, address = writer.locator("[data-easy-language]"), writer.url
    expect(beside.locator("mark")).to_be_visible()
    expect(beside.locator("mark")).to_contain_text(ADDED)
    assert findings(writer) == []
    visitor = open_page("/de-simple/feuerwehr/")
    expect(visitor.get_by_text(LONG_AGO)).to_be_visible()

    write(writer, PASSIVE)
    check(writer)
    expect(beside).to_contain_text("Passiv")
    assert findings(writer) == []
    write(writer, FIRST)
    check(writer)
    expect(beside).not_to_contain_text("Passiv")
    choose_action(writer, "einreichen")
    expect(writer.locator(".messages")).to_contain_text("eingereicht")

    approver = sign_in(open_page, "Pressefreigabe")
    approver.get_by_role("link", name="Übersetzungen").first.click()
    approver.get_by_role("link", name=re.compile(GERMAN)).click()
    send_back(approver, "Bitte schreiben: Es kostet nichts.")
    visitor.reload()
    expect(visitor.get_by_text(LONG_AGO)).to_be_visible()

    writer.goto(address)
    expect(writer.get_by_text("Bitte schreiben: Es kostet nichts.").first).to_be_visible()
    write(writer, LAST)
    choose_action(writer, "einreichen")
    expect(writer.locator(".messages")).to_contain_text("eingereicht")

    approver.goto(address)
    approve(approver)
    expect(approver.locator(".messages")).to_contain_text("Freigegeben und veröffentlicht")
    visitor.reload()
    expect(visitor.get_by_text(LAST)).to_be_visible()
    expect(visitor.get_by_text(LONG_AGO)).to_have_count(0)


def write(page: Page, words: str) -> None:
    field = page.locator("[data-contentpath=body] [contenteditable=true]").first
    field.click()
    field.press("Control+a")
    page.keyboard.type(words)


def send_back(page: Page, comment: str) -> None:
    choose_action(page, "Zurückgeben mit Kommentar")
    dialog = page.locator(".modal-dialog")
    dialog.locator("textarea").fill(comment)
    # Wagtail asks the server first and sends the form then.
    with page.expect_navigation():
        dialog.locator("button[type=submit]").click()


def check(page: Page) -> None:
    page.get_by_role("button", name="Text prüfen").click()
    expect(page.locator("[data-easy-language-status]")).to_contain_text("gefunden")
