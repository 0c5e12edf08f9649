"""Readers who set their text wider, and readers who go by the keyboard, lose nothing."""

import pytest

ADDRESSES = [
    "",
    "presse/integrationslotsen-passauer-land/",
    "schulungen/?ansicht=monat",
    "schulungen/grundlagen-des-asylrechts/",
    "helferkreise/",
    "helferkreise/sonthofen/",
    "suche/?q=Ehrenamt",
    "barriere-melden/",
]
# WCAG 2.2, criterion 1.4.12; through the object model, as our policy allows no inline style.
WIDE_TEXT = """
const wide = new CSSStyleSheet();
wide.replaceSync(`
  * { line-height: 1.5 !important }
  * { letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, wide];
"""
# What does not fit: the page itself, and boxes that hide a part of their text.
LOST = """
[document.documentElement, ...document.querySelectorAll('body *')]
  .filter(e => !e.closest('svg, .visually-hidden, details:not([open]) > :not(summary)'))
  .filter(e => {
    const style = getComputedStyle(e), isPage = e === document.documentElement;
    const hidesX = isPage || ['hidden', 'clip'].includes(style.overflowX);
    const hidesY = !isPage && ['hidden', 'clip'].includes(style.overflowY);
    return hidesX && e.scrollWidth > e.clientWidth + 1
      || hidesY && e.scrollHeight > e.clientHeight + 1;
  })
  .map(e => e.outerHTML.slice(0, 100))
"""
# The ring may be around the card that the link fills.
FOCUS = """
(() => {
  let e = document.activeElement;
  if (e === document.body) return null;
  for (let box = e, up = 0; box && up < 5; box = box.parentElement, up++) {
    const style = getComputedStyle(box);
    if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return '';
  }
  return e.outerHTML.slice(0, 100);
})()
"""
MOST_STOPS = 60


# 1280 pixels at 400 %, and at 200 %.
@pytest.mark.parametrize("width", [320, 640])
def test_wide_text_is_neither_cut_nor_makes_the_page_scroll_sideways(open_page, width):
    page = open_page("about:blank", width=width)
    lost = []
    for code in ("de", "ar"):
        for path in ADDRESSES:
            assert page.goto(f"/{code}/{path}").ok
            page.evaluate(WIDE_TEXT)
            lost += [f"/{code}/{path}: {html}" for html in page.evaluate(LOST)]
    assert lost == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_keyboard_always_sees_where_it_is(open_page, dark):
    page = open_page("about:blank", dark=dark)
    for path in ("", "schulungen/", "barriere-melden/"):
        assert page.goto(f"/de/{path}").ok
        seen = []
        for _stop in range(MOST_STOPS):
            page.keyboard.press("Tab")
            invisible = page.evaluate(FOCUS)
            if invisible is None:
                break
            seen.append(invisible)
        assert len(seen) > 15
        assert [html for html in seen if html] == []
