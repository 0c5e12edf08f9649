"""axe-core and a ruler look at every page of the translators' desk; a journey without a mouse."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .test_desk_pages import IS_DARK
from .test_publishing import sign_in

DESK = "/verwaltung/uebersetzungen"
TITLE = "Bücherbus kommt"
WORDS = "حافلة الكتب قادمة"
LEAD_WORDS = "اقرأ الخطة."
# A page in work with a warning, a link of its own and a question; and one that is wanted.
MADE = f"""
import json
from core.models import User
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun, written
from translations.models import GlossaryTerm, TranslationRequest
from translations.questions import ask
from translations.segments import segments_of
from translations.substitutes import substitutes_of
from translations.typed import Place
def made(title, slug, plan='den Plan'):
    page = StandardPageFactory(title=title, slug=slug, lead='', live=False,
        body=[('prose', '<p>Lesen Sie ' + plan + '.</p>')])
    page.save_revision().publish()
    return page
page = made('Lesebus am 12. Mai', 'lesebus-im-kreis', '<a href="https://example.org/">den Plan</a>')
translation = written(begun(page, 'ar'), lambda german: german if '<' in german else 'كلمات')
piece = segments_of(translation)[0]
person = User.objects.get(email='arabisch@example.org')
ask(translation, Place(piece.string_id, piece.context_id), 'Welcher Bus?', person)
wanted = begun(made({TITLE!r}, 'fahrende-buecher'), 'ar', person)
TranslationRequest.objects.create(
    translation_key=wanted.source.object_id, locale=wanted.target_locale)
print(json.dumps({{'pk': translation.pk, 'key': str(page.translation_key),
    'link': substitutes_of(translation)[0].segment,
    'term': GlossaryTerm.objects.first().pk}}))
"""
END_OF_FADING = """
document.getAnimations().filter(a => a instanceof CSSTransition).forEach(a => a.finish())
"""
# What scrolls by itself may be wider; so may the head of a page, where Wagtail folds the way.
TOO_WIDE = """
[...document.querySelectorAll('main *')]
  .filter(e => e.offsetParent && !e.closest('header, thead, svg, .w-sr-only, [tabindex="0"]'))
  .filter(e => !e.closest('.w-slim-header, .w-header, [data-controller~="w-breadcrumbs"]'))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.outerHTML.slice(0, 80))
"""


@pytest.fixture(scope="module")
def made(server) -> dict:
    return json.loads(server.manage("shell", "-v", "0", "-c", MADE).strip().splitlines()[-1])


PAGES = {
    "Übersetzung Arabisch": {
        "queue": "/",
        "never": "/neu/",
        "text": "/text/{key}/",
        "checks": "/{pk}/pruefen/",
        "side by side": "/{pk}/",
        "substitute": "/{pk}/eigenes/{link}/",
        "glossary": "/glossar/",
        "word": "/glossar/{term}/ar/",
        "files": "/dateien/?nr={pk}",
    },
    "Redaktion": {
        "table": "/stand/",
        "text": "/text/{key}/",
        "request": "/auftrag/?schluessel={key}",
        "questions": "/fragen/",
        "sections": "/bereiche/",
        "term": "/glossar/{term}/",
    },
}


@pytest.mark.parametrize("role", PAGES)
def test_every_page_of_the_desk_is_accessible_and_fits(open_page, findings, made, role):
    page = sign_in(open_page, role)
    complaints = []
    for name, address in PAGES[role].items():
        answer = page.goto(DESK + address.format(**made))
        assert answer is not None and answer.status == 200, name
        for width in (1280, 320):
            for theme in ("light", "dark"):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                assert page.evaluate(IS_DARK) == (theme == "dark")
                # A button half-way between two themes has the contrast of neither.
                page.evaluate(END_OF_FADING)
                found = findings(page) + [f"too wide: {e}" for e in page.evaluate(TOO_WIDE)]
                complaints += [f"{name}, {width}, {theme}: {finding}" for finding in found]
    assert complaints == []


# --- Without a mouse ------------------------------------------------------------------------


def go_to(page: Page, wanted: Locator) -> None:
    """Tab after Tab until this has the focus, as somebody without a mouse gets there."""
    wanted.wait_for()
    for _step in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"The keyboard does not reach {wanted}.")


def press(page: Page, role: str, name: str) -> None:
    go_to(page, page.get_by_role(role, name=name).first)
    page.keyboard.press("Enter")


def write(page: Page, number: int, words: str) -> None:
    go_to(page, page.get_by_label(f"Übersetzung der Stelle {number} (Arabisch)"))
    page.keyboard.type(words)


def test_a_text_is_translated_and_approved_with_the_keyboard_alone(open_page, made):
    translator = sign_in(open_page, "Übersetzung Arabisch")
    press(translator, "link", "Übersetzungen")
    press(translator, "link", f"Beginnen: {TITLE}")
    write(translator, 1, WORDS)
    write(translator, 2, LEAD_WORDS)
    states = translator.locator(".desk-piece [data-state]")
    expect(states.nth(1)).to_have_text(re.compile("gespeichert um"))
    press(translator, "button", "Einreichen")
    expect(translator.locator(".messages")).to_contain_text("Eingereicht.")

    approver = sign_in(open_page, "Freigabe Arabisch")
    press(approver, "link", "Übersetzungen")
    press(approver, "link", f"Prüfen: {TITLE}")
    press(approver, "button", "Freigeben und veröffentlichen")
    expect(approver.locator(".messages")).to_contain_text("Freigegeben und veröffentlicht")
    visitor = open_page("/ar/fahrende-buecher/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text(WORDS)
