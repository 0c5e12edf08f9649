"""The coordinator marks on a phone who is there; anybody checks the paper that follows."""

import pytest
from playwright.sync_api import expect

from .test_publishing import sign_in

SHEET = (
    "from trainings.models import Attendance;"
    "known = Attendance.objects.filter(participant__registration__anonymised_at=None);"
    "session = known.latest('session__starts_at').session;"
    "print(session.training_id, session.pk)"
)
PAPER = (
    "from trainings.models import Certificate;"
    "paper = Certificate.objects.filter(participant__registration__anonymised_at=None).first();"
    "print(paper.number, paper.code)"
)


def asked(server, question: str) -> list[str]:
    """What the site's own database answers."""
    return server.manage("shell", "--verbosity", "0", "--command", question).split()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_sheet_is_filled_on_a_phone(open_page, server, findings, width):
    training, session = asked(server, SHEET)
    page = sign_in(open_page, "Schulungskoordination")
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"/verwaltung/anmeldungen/schulung/{training}/anwesenheit/?termin={session}")
    assert findings(page) == []
    first = page.locator(".attendance li").first
    for words in ("Nicht da", "Da"):
        choice = first.get_by_role("radio", name=words, exact=True)
        target = first.get_by_text(words, exact=True).bounding_box()
        assert target["height"] >= 44 and target["width"] >= 100
        choice.check()
        page.get_by_role("button", name="Speichern", exact=True).click()
        expect(page.locator(".messages")).to_contain_text("Gespeichert:")
        expect(choice).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_navigation():
        page.get_by_role("link", name="Bestätigungen").click()
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("code", ["de", "ar"])
@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (320, True), (320, False)])
def test_anybody_checks_a_certificate(open_page, server, findings, code, dark, width, javascript):
    number, secret = asked(server, PAPER)
    address = f"/{code}/anmeldung/bestaetigung/pruefen/"
    page = open_page(address, width=width, dark=dark, javascript=javascript)
    page.locator("main button[type=submit]").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    assert not javascript or findings(page) == []
    page.locator("#id_nummer").fill(number)
    page.locator("#id_code").fill(secret.lower())
    page.locator("main button[type=submit]").click()
    expect(page.locator(".facts")).to_contain_text(number)
    assert page.context.cookies() == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not javascript or findings(page) == []
