"""A volunteer translates into Arabic: German changes, they follow, an approver decides."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from .test_publishing import sign_in

OLD = "Sprechstunde im Rathaus"
NEW = "Offene Sprechstunde im Rathaus"
JOURNEY = "Offene Sprechstunde im großen Rathaus"
OLD_WORDS = "ساعات الاستشارة في البلدية"
FIRST_WORDS = "ساعات استشارة في البلدية"
LAST_WORDS = "ساعات استشارة مفتوحة في البلدية"
LEAD = "Kommen Sie <b>ohne Termin</b> vorbei."
LEAD_WORDS = "تعالوا <b>دون موعد</b>."

PAGES = 11

# Pages whose German title was changed after they were translated and published in Arabic.
MADE = f"""
from home.models import StandardPage
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun, public, written
words = {{{OLD!r}: {OLD_WORDS!r}, {LEAD!r}: {LEAD_WORDS!r}}}
for number in range({PAGES}):
    page = StandardPageFactory(title={OLD!r}, slug=f'rathaus-{{number}}', lead='', live=False,
        body=[('prose', '<p>{LEAD}</p>')])
    page.save_revision().publish()
    translation = begun(page, 'ar')
    public(written(translation, lambda german: words[german]))
    page = StandardPage.objects.get(pk=page.pk)
    page.title = {NEW!r} if number else {JOURNEY!r}
    page.save_revision().publish()
    print('page', translation.pk)
"""


@pytest.fixture(scope="module")
def addresses(server) -> Iterator[str]:
    """The screens of these pages; each test takes the next."""
    numbers = re.findall(r"page (\d+)", server.manage("shell", "-v", "0", "-c", MADE))
    assert len(numbers) == PAGES
    return iter([f"/verwaltung/uebersetzungen/{number}/" for number in numbers])


def field(page: Page, number: int):
    return page.get_by_label(f"Übersetzung der Stelle {number} (Arabisch)")


def state_of(page: Page, number: int):
    return page.locator(".desk-piece").nth(number - 1).locator("[data-state]")


def test_arabic_follows_german_and_only_what_was_approved_is_public(open_page, addresses, findings):
    address = next(addresses)
    translator = sign_in(open_page, "Übersetzung Arabisch")
    translator.get_by_role("link", name="Übersetzungen").first.click()
    translator.get_by_role("link", name=f"Aktualisieren: {JOURNEY}").click()
    expect(field(translator, 1)).to_have_attribute("dir", "rtl")
    assert translator.url.endswith(address)
    assert findings(translator) == []
    german = translator.locator(".desk-german").first
    expect(german.locator("ins").first).to_have_text("[neu: Offene ]")
    expect(translator.get_by_text("1 von 2 Stellen")).to_be_visible()

    translator.get_by_role("button", name="Bisherige Übersetzung der Stelle 1 übernehmen").click()
    expect(field(translator, 1)).to_have_value(OLD_WORDS)
    field(translator, 1).fill(FIRST_WORDS)
    field(translator, 1).press("Control+Enter")
    expect(state_of(translator, 1)).to_have_text(re.compile(r"gespeichert um \d\d:\d\d"))
    expect(field(translator, 2)).to_be_focused()
    expect(translator.get_by_text("2 von 2 Stellen")).to_be_visible()
    visitor = open_page("/ar/rathaus-0/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(OLD_WORDS)

    translator.get_by_role("button", name="Einreichen").click()
    expect(translator.locator(".messages")).to_contain_text("Eingereicht.")
    expect(translator.get_by_label("Übersetzung der Stelle 1")).to_have_count(0)

    approver = sign_in(open_page, "Freigabe Arabisch")
    approver.get_by_role("link", name="Übersetzungen").first.click()
    approver.get_by_role("link", name=f"Prüfen: {JOURNEY}").click()
    expect(approver.get_by_label("Kommentar zum ganzen Text")).to_be_visible()
    assert findings(approver) == []
    piece = approver.locator(".desk-piece").first
    piece.get_by_text("Anmerkung schreiben").click()
    piece.get_by_label("Anmerkung zu Stelle 1").fill("Das Wort „offen“ fehlt.")
    approver.get_by_role("button", name="Zurückgeben").click()
    expect(approver.locator(".messages")).to_contain_text("Zurückgegeben")

    translator.goto(address)
    expect(translator.get_by_text("Das Wort „offen“ fehlt.")).to_be_visible()
    field(translator, 1).fill(LAST_WORDS)
    translator.get_by_role("button", name="erledigt").click()
    expect(translator.get_by_text("erledigt:")).to_be_visible()
    expect(field(translator, 1)).to_have_value(LAST_WORDS)
    translator.get_by_role("button", name="Einreichen").click()
    expect(translator.locator(".messages")).to_contain_text("Eingereicht.")

    approver.goto(address)
    approver.get_by_role("button", name="Freigeben und veröffentlichen").click()
    expect(approver.locator(".messages")).to_contain_text("Freigegeben und veröffentlicht")
    visitor.reload()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(LAST_WORDS)
    expect(visitor.locator("main b")).to_have_text("دون موعد")
    assert visitor.locator("html").get_attribute("dir") == "rtl"


# --- The screen in the hands of a volunteer -------------------------------------------------


@pytest.fixture
def desk(open_page, addresses) -> Page:
    """The translator at a page of their own."""
    page = sign_in(open_page, "Übersetzung Arabisch")
    page.goto(next(addresses))
    return page


def test_what_cannot_be_sent_stays_and_is_sent_when_the_line_is_back(desk):
    desk.context.set_offline(True)
    field(desk, 1).fill(FIRST_WORDS)
    expect(state_of(desk, 1)).to_contain_text("Nicht gespeichert.")
    expect(desk.get_by_text("1 Stelle noch nicht gespeichert")).to_be_visible()
    expect(desk.get_by_role("button", name="noch einmal versuchen")).to_be_visible()
    expect(field(desk, 1)).to_have_value(FIRST_WORDS)
    desk.context.set_offline(False)
    expect(state_of(desk, 1)).to_contain_text("gespeichert um")
    expect(desk.get_by_text("Alles gespeichert")).to_be_visible()


def test_who_was_signed_out_keeps_the_text_and_signs_in_beside(desk):
    cookies = desk.context.cookies()
    desk.context.clear_cookies()
    field(desk, 1).fill(FIRST_WORDS)
    expect(state_of(desk, 1)).to_contain_text("Sie sind nicht mehr angemeldet.")
    expect(state_of(desk, 1).get_by_role("link")).to_have_attribute("target", "_blank")
    desk.context.add_cookies(cookies)
    desk.get_by_role("button", name="noch einmal versuchen").click()
    expect(state_of(desk, 1)).to_contain_text("gespeichert um")


def test_who_was_signed_out_and_saves_everything_loses_nothing(desk):
    cookies, address = desk.context.cookies(), desk.url
    desk.context.clear_cookies()
    field(desk, 1).fill(FIRST_WORDS)
    desk.get_by_role("button", name="Alles speichern").click()
    expect(state_of(desk, 1)).to_contain_text("Sie sind nicht mehr angemeldet.")
    expect(field(desk, 1)).to_have_value(FIRST_WORDS)
    assert desk.url == address
    desk.context.add_cookies(cookies)
    desk.get_by_role("button", name="Alles speichern").click()
    expect(desk.locator(".messages")).to_contain_text("Gespeichert.")
    expect(field(desk, 1)).to_have_value(FIRST_WORDS)
    desk.context.clear_cookies()
    desk.get_by_role("button", name="Einreichen").first.click()
    expect(desk.locator("[data-saving]")).to_contain_text("Sie sind nicht mehr angemeldet.")
    assert desk.url.split("#")[0] == address


@pytest.fixture
def other(desk) -> Page:
    """A second window, open since before the first one saved something."""
    other = desk.context.new_page()
    other.goto(desk.url)
    field(desk, 1).fill("أول")
    expect(state_of(desk, 1)).to_contain_text("gespeichert um")
    return other


def test_saving_everything_does_not_decide_between_two_texts(desk, other):
    field(other, 1).fill("ثان")
    other.get_by_role("button", name="Alles speichern").click()
    expect(other.locator("[data-conflict]").first).to_contain_text("أول")
    other.get_by_role("button", name="Alles speichern").click()
    expect(other.locator("[data-conflict]").first).to_be_visible()
    desk.reload()
    expect(field(desk, 1)).to_have_value("أول")


def test_two_windows_do_not_overwrite_each_other(desk, other):
    field(other, 1).fill("ثان")
    conflict = other.locator("[data-conflict]").first
    expect(conflict).to_contain_text("أول")
    expect(field(other, 1)).to_have_value("ثان")
    conflict.get_by_role("button", name="Meinen Text speichern").click()
    expect(state_of(other, 1)).to_contain_text("gespeichert um")
    desk.reload()
    expect(field(desk, 1)).to_have_value("ثان")


def test_everything_can_be_done_with_the_keyboard(desk):
    field(desk, 2).fill("تعالوا دون موعد.")
    field(desk, 2).press("Home")
    for _step in range(7):
        field(desk, 2).press("ArrowLeft")
    for _step in range(8):
        field(desk, 2).press("Shift+ArrowLeft")
    field(desk, 2).press("Alt+1")
    expect(field(desk, 2)).to_have_value("تعالوا ‹1›دون موعد‹/1›.")
    field(desk, 2).press("Alt+ArrowUp")
    expect(field(desk, 1)).to_be_focused()
    desk.get_by_label("nur offene").check()
    expect(field(desk, 2)).to_be_hidden()
    expect(field(desk, 1)).to_be_visible()


def test_marks_that_do_not_fit_are_said_at_once(desk):
    field(desk, 2).fill("تعالوا ‹1›دون موعد.")
    expect(state_of(desk, 2)).to_contain_text("Nach ‹1› fehlt ‹/1›.")
    field(desk, 2).fill("تعالوا ‹1›بلا موعد‹/1›.")
    expect(state_of(desk, 2)).to_contain_text("gespeichert um")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_screen_fits(desk, findings, width):
    desk.set_viewport_size({"width": width, "height": 900})
    desk.get_by_text("Frage an die Redaktion").first.click()
    desk.get_by_text("Vorschau hier zeigen").click()
    assert findings(desk) == []
    too_wide = desk.evaluate(
        "[...document.querySelectorAll('.desk *')]"
        ".filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert too_wide == []
