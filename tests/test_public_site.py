"""What a public page tells machines and never asks of readers, whatever page it is."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page

from core.languages import language_for
from core.models import SiteSettings
from core.reading import reading_url
from home.models import HomePage
from tests.factories.home import StandardPageFactory, home_page
from tests.factories.home import translated as page_in
from tests.factories.news import publish, published, with_photos
from tests.factories.trainings import TrainingPageFactory, book_of
from tests.factories.translations import translated
from tests.pages import PAGE_TYPES, foreign_addresses, page_of, read
from translations.models import GermanVersion

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
CODES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda page_type: page_type.__name__)
def test_the_head_tells_machines_where_the_page_is_in_which_language(client, page_type, site):
    SiteSettings.objects.update_or_create(site=site, defaults={"office_name": "Amt am Fluss"})
    german = page_of(page_type)
    if codes_of(german) == {"de"}:
        assert_heads_are_right(client, german)
        german.copy_for_translation(
            Locale.objects.get(language_code="ar")
        ).save_revision().publish()
    assert {"de", "ar"} <= codes_of(german)
    assert_heads_are_right(client, german)


def codes_of(page: Page) -> set[str]:
    """The languages in which the page is published."""
    rows = Page.objects.live().filter(translation_key=page.translation_key)
    return set(rows.values_list("locale__language_code", flat=True))


def assert_heads_are_right(client, german: Page) -> None:
    there = codes_of(german)
    for code in ("de", "ar"):
        head = read(client, german, code).head
        own = code if code in there else "de"
        canonical = SITE + reading_url(german, language_for(own))
        assert head.select_one("link[rel=canonical]")["href"] == canonical
        # A German page in another frame is there to be read, not to be found twice.
        assert bool(head.select("meta[name=robots][content=noindex]")) is (own != code)
        assert alternates(head) == {
            language_for(other).tag: SITE + reading_url(german, language_for(other))
            for other in there
        } | {"x-default": SITE + reading_url(german, language_for("de"))}
        said = {tag["property"]: tag["content"] for tag in head.select("meta[property^='og:']")}
        assert said["og:url"] == canonical
        assert said["og:site_name"] == "Amt am Fluss"
        assert said["og:title"] and said["og:title"] in head.title.get_text()
        assert said["og:type"] == ("article" if "presse/" in canonical[:-1] else "website")
        assert_structured_data_is_right(head, german, canonical)


def alternates(head) -> dict[str, str]:
    return {tag["hreflang"]: tag["href"] for tag in head.select("link[rel=alternate][hreflang]")}


def assert_structured_data_is_right(head, page: Page, canonical: str) -> None:
    """The home page says who we are, every other page where it stands."""
    data = json.loads(head.select_one('script[type="application/ld+json"]').string)
    graph = {item["@type"]: item for item in data["@graph"]}
    if isinstance(page, HomePage):
        assert graph["GovernmentOrganization"]["name"] == "Amt am Fluss"
        assert "BreadcrumbList" not in graph
        return
    steps = graph["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert len(steps) == page.depth - 1
    assert (
        steps[-1]["item"].removeprefix(SITE).partition("/")[2].partition("/")[2]
        == (canonical.removeprefix(SITE).partition("/")[2].partition("/")[2])
    )
    assert all(step["name"] for step in steps)


# --- Nobody else, and nothing decided for the reader ------------------------------------


@pytest.fixture
def addresses() -> dict[str, int]:
    """Addresses below the language that are no page of the tree, with their status."""
    with_photos(published(slug="da"), 1)
    withdrawn = published(slug="weg")
    withdrawn.withdrawn_on = timezone.localdate()
    publish(withdrawn)
    book = book_of(TrainingPageFactory())
    return {
        "suche/?q=Mitteilung": 200,
        "suche/?q=xyzzy": 200,
        "barriere-melden/": 200,
        f"anmeldung/{book.pk}/": 200,
        "anmeldung/meine/": 200,
        "schulungen/?ansicht=monat": 200,
        "gibt-es-nicht/": 404,
        "presse/weg/": 410,
        "presse/da/": 200,
    }


def test_nobody_else_is_asked_and_no_box_is_ticked(client, addresses):
    for code in CODES:
        # The frame differs by language, the rest does not.
        asked = addresses if code in ("de", "ar") else {"": 200, "gibt-es-nicht/": 404}
        for path, status in asked.items():
            response = client.get(f"/{code}/{path}")
            assert response.status_code == status, path
            page = BeautifulSoup(response.content, "html.parser")
            assert foreign_addresses(page) == [], path
            assert page.select("[type=checkbox][checked]") == [], path
            assert not response.cookies, path


@pytest.mark.parametrize("path", ["presse/feed/", "presse/rss/"])
def test_a_feed_reader_asks_nobody_else(client, addresses, path):
    feed = ElementTree.fromstring(client.get(f"/ar/{path}").content)
    links = [
        value
        for element in feed.iter()
        for value in (
            *[element.get(name) for name in ("href", "url", "src")],
            element.text if element.tag.rpartition("}")[2] in ("link", "icon", "logo") else None,
        )
        if value and value.strip()
    ]
    assert links
    assert [link for link in links if not link.startswith(f"{SITE}/")] == []
    for text in filter(None, (element.text for element in feed.iter())):
        html = BeautifulSoup(f"<p>{text}</p>", "html.parser")
        assert foreign_addresses(html) == []


# --- What readers learn about languages ----------------------------------------------------


def test_the_menu_marks_languages_that_show_german(client):
    page = StandardPageFactory()
    page_in(page, "en", title="Page")
    for code in ("de", "en", "ar"):
        links = read(client, page, code).select(".language-menu__link")
        with override(code):
            note = gettext("(nur auf Deutsch)")
        marked = {link["hreflang"] for link in links if note in link.get_text()}
        tags = {language_for(other).tag for other in CODES}
        assert {link["hreflang"] for link in links} == tags
        assert marked == tags - {"de", "en"}
        assert [link["hreflang"] for link in links if link.get("aria-current")] == [code]
    assert read(client, home_page(), "ar").select(".language-menu__note") == []


@pytest.mark.parametrize("code", ["ar", "en", "fa"])
def test_an_outdated_page_says_since_when_in_the_readers_language(client, code):
    release = published(slug="neues")
    row = translated(release, code)
    translated_on, changed_on = (
        datetime(2024, 3, 9, 12, tzinfo=UTC),
        datetime(2024, 11, 21, 12, tzinfo=UTC),
    )
    type(row.live_revision).objects.filter(pk=row.live_revision_id).update(created_at=translated_on)
    GermanVersion.objects.update(published_at=datetime(2024, 1, 5, 12, tzinfo=UTC))
    release.lead = "Etwas ganz anderes."
    publish(release)
    newest = GermanVersion.objects.latest("pk")
    GermanVersion.objects.filter(pk=newest.pk).update(published_at=changed_on)
    notice = read(client, release, code).select_one(".kern-alert--warning")
    assert notice["lang"] == language_for(code).tag
    with override(code):
        for day in (translated_on, changed_on):
            assert date_format(timezone.localdate(day), "DATE_FORMAT") in notice.get_text()
