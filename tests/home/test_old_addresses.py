"""An address that was once public leads to where its page went, in every language."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests.factories.home import StandardPageFactory, home_page
from tests.factories.home import translated as page_in
from tests.factories.news import news_index, publish, published, translated
from tests.factories.trainings import TrainingPageFactory, calendar_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def moving(django_capture_on_commit_callbacks):
    """What an editor does here also does what Wagtail puts off until it is stored."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def where(client, address: str) -> str:
    """Where an address leads for good; empty for one that leads nowhere."""
    response = client.get(address)
    assert response.status_code in (301, 404)
    return response.headers["Location"] if response.status_code == 301 else ""


def test_after_a_new_slug_the_old_address_leads_to_the_page_in_every_language(client, moving):
    release = published(slug="alt")
    translated(release, "en", title="Old")
    release.slug = "neu"
    with moving():
        publish(release)
    for code in ("de", "en", "ar"):
        assert where(client, f"/{code}/presse/alt/") == f"/{code}/presse/neu/"
        assert client.get(f"/{code}/presse/neu/").status_code == 200
    # Also as it was typed from paper, and with a campaign behind it.
    assert where(client, "/presse/alt") == "/de/presse/neu/"
    assert where(client, "/ar/presse/alt/?quelle=plakat") == "/ar/presse/neu/"


def test_after_a_move_the_old_address_leads_to_the_page_in_every_language(client, moving):
    above, page = StandardPageFactory(slug="ehrenamt"), StandardPageFactory(slug="mitmachen")
    below = StandardPageFactory(slug="kontakt", parent=page)
    page_in(page, "en")
    with moving():
        page.move(above, pos="last-child")
    for code in ("de", "en", "ar"):
        new = f"/{code}/ehrenamt/mitmachen/"
        assert where(client, f"/{code}/mitmachen/") == new
        assert where(client, f"/{code}/mitmachen/{below.slug}/") == f"{new}{below.slug}/"
        assert client.get(f"{new}{below.slug}/").status_code == 200


def test_calendars_and_feeds_move_with_their_page(client, moving):
    training = TrainingPageFactory(slug="alt")
    training.slug = "neu"
    index = news_index()
    index.slug = "meldungen"
    with moving():
        training.save_revision().publish()
        publish(index)
    for code in ("de", "ar"):
        new = f"/{code}/schulungen/neu/kalender.ics"
        assert where(client, f"/{code}/schulungen/alt/kalender.ics") == new
        assert client.get(new).status_code == 200
        assert where(client, f"/{code}/presse/feed/") == f"/{code}/meldungen/feed/"
    assert where(client, f"/de/{calendar_page().slug}/nie-gewesen/") == ""
    assert where(client, "/de/nie-gewesen/kalender.ics") == ""


def test_a_page_that_came_back_and_is_gone_leads_nowhere(client, moving):
    page = StandardPageFactory(slug="eins")
    for slug in ("zwei", "eins"):
        page.slug = slug
        with moving():
            page.save()
    assert client.get("/de/eins/").status_code == 200
    assert where(client, "/ar/zwei/") == "/ar/eins/"
    page.unpublish()
    for code in ("de", "ar"):
        assert where(client, f"/{code}/eins/") == ""


def test_a_way_the_office_made_holds_in_every_language(client):
    Redirect.add_redirect("/de/aktion", home_page())
    Redirect.add_redirect("/de/karte", "https://karten.example.org/?ort=1")
    Redirect.add_redirect("/de/english", home_page("en"))
    assert where(client, "/ar/aktion/") == "/ar/"
    assert where(client, "/ar/karte/") == "https://karten.example.org/?ort=1"
    assert where(client, "/ar/karte/innen/") == ""
    assert where(client, "/ar/english/") == "/en/"
