"""The coordinator enters somebody who phoned, finds them in the list and cancels for them."""

import pytest
from playwright.sync_api import Locator, Page, expect

from .test_publishing import sign_in

NAME = "Anruferin Probe"


def tab(page: Page) -> Locator:
    """The way to the participants, in the head of every page about a training."""
    return page.get_by_label("Zu dieser Schulung").get_by_role("link", name="Teilnehmende")


@pytest.fixture
def desk(open_page) -> Page:
    page = sign_in(open_page, "Schulungskoordination")
    page.get_by_role("link", name="Anmeldungen", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Anmeldungen")
    return page


def test_who_phoned_is_entered_found_and_cancelled(desk, findings):
    assert findings(desk) == []
    desk.get_by_role("link", name="Grundlagen des Asylrechts").first.click()
    expect(tab(desk)).to_have_attribute("aria-current", "page")
    desk.get_by_role("link", name="Person eintragen").click()
    expect(desk.locator("#id_given_name_1")).to_be_visible()
    assert findings(desk) == []

    desk.get_by_role("button", name="Person eintragen").click()
    expect(desk.get_by_text("Wie heißt die Person?")).to_be_visible()
    assert findings(desk) == []
    given, family = NAME.split()
    desk.locator("#id_given_name_1").fill(given)
    desk.locator("#id_family_name_1").fill(family)
    desk.get_by_role("button", name="Person eintragen").click()
    expect(desk.locator(".messages")).to_contain_text("Die Person ist eingetragen")
    # The message fades in; half visible it has no contrast.
    desk.reload()
    assert findings(desk) == []

    desk.get_by_role("link", name="Grundlagen des Asylrechts").last.click()
    expect(desk.get_by_role("link", name=NAME)).to_be_visible()
    assert findings(desk) == []
    desk.get_by_role("link", name=NAME).click()
    desk.locator("#cancel_reason").fill("Auf Ihren Wunsch.")
    desk.get_by_role("button", name="Anmeldung stornieren").click()
    expect(desk.locator(".messages")).to_contain_text("Die Anmeldung ist storniert.")


def test_the_list_narrows_while_one_types(desk):
    desk.locator("#id_q").fill("Asylrechts")
    expect(desk.get_by_role("link", name="Interkulturelle Kompetenz")).to_have_count(0)
    expect(desk.get_by_role("link", name="Grundlagen des Asylrechts").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_desk_fits_a_telephone(open_page, width):
    page = sign_in(open_page, "Schulungskoordination")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/verwaltung/anmeldungen/")
    page.locator("td.title a").first.click()
    expect(tab(page)).to_be_visible()
    too_wide = page.evaluate(
        "[...document.querySelectorAll('.office-tabs *, .listing *')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert too_wide == []
