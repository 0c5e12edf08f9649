"""The main job of the house: a release is written, submitted, approved, published and found."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from home.sample import accounts

from .test_reading import fits

TITLE = "Neue Sprechstunde für Ehrenamtliche"
LAST_WORDS = "Kommen Sie ohne Anmeldung vorbei."


@pytest.fixture
def photo(tmp_path) -> Path:
    """A picture as it comes from a camera."""
    path = tmp_path / "sprechstunde.jpg"
    Image.new("RGB", (1200, 800), "#336699").save(path, "JPEG")
    return path


def test_a_release_goes_from_the_editor_to_the_public(open_page, server, photo, findings):
    editor = sign_in(open_page, "Redaktion")
    assert findings(editor) == []
    write_release(editor, photo)
    assert findings(whole(editor)) == []
    choose_action(editor, "In Pressefreigabe einreichen")
    expect(editor.get_by_text("zur Freigabe eingereicht")).to_be_visible()
    visitor = open_page("/de/")
    assert TITLE not in visitor.content()

    approver = sign_in(open_page, "Pressefreigabe")
    assert findings(approver) == []
    approver.get_by_role("link", name=TITLE).first.click()
    assert findings(whole(approver)) == []
    approve(approver)
    expect(approver.locator(".messages")).to_contain_text(
        "Freigegeben und veröffentlicht", timeout=20_000
    )

    visitor.goto("/de/")
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    # Umlauts are spelled out; the last words are there though the editor submitted at once.
    assert visitor.url.endswith("/de/presse/neue-sprechstunde-fuer-ehrenamtliche/")
    expect(visitor.get_by_text(LAST_WORDS)).to_be_visible()
    expect(visitor.locator("main img").first).to_have_attribute("alt", "Eine Tür steht offen")
    assert TITLE in visitor.request.get("/de/presse/feed/").text()
    without_script = open_page("/de/", width=320, javascript=False)
    without_script.get_by_role("link", name=TITLE).click()
    expect(without_script.get_by_text(LAST_WORDS)).to_be_visible()
    assert fits(without_script)
    # The index is kept by the worker in the background.
    visitor.goto("/de/suche/?q=Sprechstunde")
    found = visitor.locator("main").get_by_role("link", name=TITLE)
    for _attempt in range(20):
        if found.count():
            break
        visitor.wait_for_timeout(500)
        visitor.reload()
    expect(found).to_be_visible()
    assert visitor.context.cookies() == []


def whole(page: Page) -> Page:
    """So high that no button lies half below the bar at the bottom, where axe-core measures it."""
    page.wait_for_load_state("networkidle")
    page.set_viewport_size({"width": 1280, "height": 4000})
    return page


def sign_in(open_page, role: str, **looks) -> Page:
    account = next(account for account in accounts if account.role == role)
    page = open_page("/verwaltung/login/", **looks)
    page.locator("input[name=username]").fill(account.email)
    page.locator("input[name=password]").fill(account.password)
    page.locator("form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/verwaltung/$"))
    return page


def write_release(page: Page, photo: Path) -> None:
    index = page.request.get("/api/v2/pages/?type=news.NewsIndexPage&locale=de").json()
    page.goto(f"/verwaltung/pages/add/news/pressreleasepage/{index['items'][0]['id']}/")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_lead").fill("Ab Januar gibt es jeden Dienstag eine offene Sprechstunde.")
    upload_lead_image(page, photo)
    page.locator("#id_lead_image_alt").fill("Eine Tür steht offen")
    body = page.locator("[data-contentpath=body]")
    body.get_by_role("button").first.click()
    page.get_by_role("option", name="Text", exact=True).click()
    body.locator("[contenteditable=true]").first.click()
    page.keyboard.type(LAST_WORDS)


def upload_lead_image(page: Page, photo: Path) -> None:
    page.locator("#id_lead_image-chooser").get_by_role("button").first.click()
    dialog = page.locator(".modal-dialog")
    dialog.get_by_role("tab", name="Hochladen").click()
    dialog.locator("input[type=file]").set_input_files(photo)
    dialog.locator("input[name$=title]").fill("Sprechstunde")
    dialog.locator("input[name$=credit]").fill("Pressestelle")
    dialog.locator("button[type=submit]").last.click()
    expect(dialog).to_be_hidden()


def approve(page: Page) -> None:
    page.get_by_role("button", name="Freigeben und veröffentlichen").click()
    page.locator(".modal-dialog").get_by_role("button", name="Freigeben").click()


def choose_action(page: Page, name: str) -> None:
    page.get_by_role("button", name="Mehr Aktionen").click()
    page.get_by_role("button", name=name).click()
