"""axe-core and a ruler look at every page of the coordinator, as wide and as narrow as it gets."""

import pytest
from playwright.sync_api import Page

from .test_attendance import SHEET, asked
from .test_publishing import sign_in

DESK = "/verwaltung/anmeldungen"
OUTBOX = "/verwaltung/ausgang/"
BOOK = (
    "from trainings.models import RegistrationBook, Registration;"
    "book = RegistrationBook.objects.filter(session=None, waiting_count__gt=0).latest('pk');"
    "print(book.pk, book.training_id, book.registrations.confirmed().first().pk)"
)
LETTER = (
    "from outbox.models import OutboxMessage;"
    "print(OutboxMessage.objects.filter(kind='registration_confirmed').latest('pk').pk)"
)
# A message to look at before it is sent.
MESSAGE = {"subject_de": "Bitte Stifte mitbringen", "message_de": "Guten Tag, bis bald."}
# Every column of a list is seen, and every field of a form; what scrolls by itself may be wider.
IS_DARK = "getComputedStyle(document.documentElement).backgroundColor != 'rgb(255, 255, 255)'"
CUT_OFF = """
[...document.querySelectorAll('main .listing :is(td, th), main form *, .office-training *')]
  .filter(e => e.offsetParent && !e.closest('.w-sr-only, [hidden], [tabindex="0"]'))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.outerHTML.slice(0, 80))
"""


def addresses(server) -> dict[str, str]:
    book, training, person = asked(server, BOOK)
    attended, session = asked(server, SHEET)
    (letter,) = asked(server, LETTER)
    return {
        "start": "/verwaltung/",
        "trainings": f"{DESK}/",
        "everything": f"{DESK}/?period=all",
        "participants": f"{DESK}/schulung/{training}/",
        "person": f"{DESK}/{person}/",
        "entering": f"{DESK}/schulung/{training}/eintragen/",
        "attendance": f"{DESK}/schulung/{attended}/anwesenheit/?termin={session}",
        "certificates": f"{DESK}/schulung/{attended}/bestaetigungen/",
        "message": f"{DESK}/schulung/{training}/nachricht/",
        "export": f"{DESK}/schulung/{training}/export/",
        "statistics": f"{DESK}/statistik/",
        "outbox": OUTBOX,
        "letter": f"{OUTBOX}{letter}/",
        "kinds of mail": f"{OUTBOX}vorlagen/",
        "mail with sample data": f"{OUTBOX}vorlagen/session_changed/ar/",
        "all seats": "/verwaltung/trainings_books/",
        "seats": f"/verwaltung/trainings_books/edit/{book}/",
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_of_the_desk_is_accessible_and_fits(open_page, server, findings, width, dark):
    page = sign_in(open_page, "Schulungskoordination", dark=dark)
    page.set_viewport_size({"width": width, "height": 900})
    pages = addresses(server)
    complaints = []
    for name, address in pages.items():
        assert page.goto(address).status == 200
        assert page.evaluate(IS_DARK) == dark
        complaints += [f"{name}: {finding}" for finding in _look(page, findings)]
    page.goto(pages["message"])
    for field, words in MESSAGE.items():
        page.locator(f"[name={field}]").fill(words)
    page.get_by_role("button", name="Weiter zur Vorschau").click()
    page.get_by_role("button", name="Jetzt senden").wait_for()
    complaints += [f"preview: {finding}" for finding in _look(page, findings)]
    assert complaints == []


def _look(page: Page, findings) -> list[str]:
    return findings(page) + [f"cut off: {html}" for html in page.evaluate(CUT_OFF)]
