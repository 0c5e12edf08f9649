"""A real Chromium in front of the running site, and axe-core to look at what it shows."""

import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# As a service, in a container, as root, and without a word to anybody outside.
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What WCAG 2.2 AA asks and what axe-core adds from good practice.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong comes back: all that is right would be megabytes.
# And only where it comes to rest: halfway through a transition a link may be too narrow.
LOOK = """
async options => {
  const transitions = document.getAnimations().filter(a => a instanceof CSSTransition);
  await Promise.allSettled(transitions.map(transition => transition.finished));
  return (await axe.run(document, options)).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`)
  );
}
"""


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)


# Not for the whole session: Playwright keeps an event loop running, and Django refuses
# to touch the database beside one.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser, server) -> Iterator[Callable[..., Page]]:
    """Opens an address: `open_page("/de/", width=320, dark=True, javascript=False)`.

    A script that fails, and any request to somebody else, fails the test.
    """
    contexts = []
    complaints: list[str] = []

    def open_address(path: str, *, width=1280, dark=False, javascript=True) -> Page:
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="de-DE",
            timezone_id="Europe/Berlin",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
        page.on("request", lambda request: _note_foreign(request.url, server.url, complaints))
        page.goto(path)
        return page

    yield open_address
    for context in contexts:
        context.close()
    assert complaints == []


def _note_foreign(url: str, own: str, complaints: list[str]) -> None:
    if not url.startswith((own, "data:", "blob:", "about:")):
        complaints.append(f"foreign origin: {url}")


@pytest.fixture
def findings() -> Callable[..., list[str]]:
    """What axe-core has to say about a page, one line each; nothing is what we want."""

    def look(page: Page, *, with_colours=True) -> list[str]:
        if page.evaluate("typeof axe") == "undefined":
            page.evaluate(Axe().axe_script)
        options = {
            "runOnly": {"type": "tag", "values": AXE_TAGS},
            "rules": {"color-contrast": {"enabled": with_colours}},
            "resultTypes": ["violations"],
        }
        return page.evaluate(LOOK, options)

    return look
