"""What a release costs somebody with a slow line."""

import pytest

RELEASE = "/de/presse/integrationslotsen-passauer-land/"
HEAVIEST_BYTES = 100_000
MOST_REQUESTS = 12


@pytest.fixture
def requests_of(open_page):
    """Everything a browser with an empty cache asks for to show a page."""

    def load(path):
        # The first visit lets the server make its renditions; what counts is a later reader.
        open_page(path).close()
        page = open_page("about:blank")
        finished = []
        page.on("requestfinished", lambda request: finished.append(request))
        page.goto(path, wait_until="networkidle")
        return finished

    return load


def test_a_release_is_light(requests_of):
    requests = requests_of(RELEASE)
    sizes = {
        request.url: request.sizes()["responseBodySize"] + request.sizes()["responseHeadersSize"]
        for request in requests
        if request.resource_type != "image"
    }
    assert {"document", "stylesheet", "script", "font"} <= {r.resource_type for r in requests}
    assert len(requests) <= MOST_REQUESTS, [request.url for request in requests]
    assert sum(sizes.values()) <= HEAVIEST_BYTES, sizes


# A figure that came before the observer is told too.
SHIFTS = """
new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().map(e => e.value)))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done([]), 500);
})
"""


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_jumps_while_a_page_loads(open_page, width):
    page = open_page("about:blank", width=width)
    # Fonts and pictures come from the network, as with a first visit.
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    for path in (RELEASE, "/ar/", "/de/schulungen/"):
        assert page.goto(path, wait_until="networkidle").ok
        assert page.evaluate(SHIFTS) == [], path
