"""The feeds as a feed reader meets them."""

import json
from datetime import date
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils import timezone
from django.utils.http import http_date

from core.models import SiteSettings
from tests.factories.core import TopicFactory
from tests.factories.news import (
    PressReleaseFactory,
    news_index,
    prose,
    publish,
    published,
    translated,
    with_lead_image,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FEEDS = ["presse/feed/", "presse/rss/"]


def feed_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    ElementTree.fromstring(response.content)
    feed = feedparser.parse(response.content)
    assert feed.bozo == 0
    return feed


@pytest.fixture
def office(site):
    settings = SiteSettings.for_site(site)
    settings.office_name = "Landratsamt Musterland"
    settings.save()
    return settings


@pytest.mark.parametrize("feed", FEEDS)
def test_entry_says_what_a_newsroom_needs(client, office, feed):
    topic = TopicFactory(name="Wohnen")
    release = published(
        title="Projekt & Start <jetzt>",
        lead="Der Vorspann & mehr.",
        body=prose("Der <b>erste</b> Absatz."),
        published_on=date(2017, 6, 2),
        slug="projekt",
        topics=[topic],
    )
    with_lead_image(release)
    entry = feed_at(client, f"/de/{feed}").entries[0]
    assert entry.title == "Projekt & Start <jetzt>"
    assert entry.link == "http://testserver/de/presse/projekt/"
    assert "Der Vorspann &amp; mehr." in entry.summary
    assert "Der erste Absatz." in entry.summary
    assert entry.author == "Landratsamt Musterland"
    assert [tag.term for tag in entry.tags] == ["Wohnen"]
    assert entry.published_parsed[:3] == (2017, 6, 1)  # Midnight in Berlin, told in UTC.


@pytest.mark.parametrize("feed", FEEDS)
def test_enclosure_has_the_right_kind_and_length(client, feed):
    with_lead_image(published(), file__width=1600, file__height=900, file__format="JPEG")
    (enclosure,) = feed_at(client, f"/de/{feed}").entries[0].enclosures
    assert enclosure.href.startswith("http://testserver/media/images/")
    assert enclosure.type == "image/jpeg"
    picture = client.get(enclosure.href)
    assert picture.headers["Content-Type"] == "image/jpeg"
    assert int(enclosure.length) == len(b"".join(picture.streaming_content))


@pytest.mark.parametrize("feed", FEEDS)
def test_feed_knows_itself_its_page_and_its_language(client, office, feed):
    published()
    channel = feed_at(client, f"/ar/{feed}").feed
    assert channel.language == "ar"
    assert channel.link == "http://testserver/ar/presse/"
    own = [link.href for link in channel.links if link.rel == "self"]
    assert own == [f"http://testserver/ar/{feed}"]
    assert "Landratsamt Musterland" in channel.title


@pytest.mark.parametrize("feed", FEEDS)
def test_feed_of_one_topic(client, feed):
    topic = TopicFactory(name="Wohnen", slug="wohnen")
    published(title="Dazu", topics=[topic])
    published(title="Nicht dazu")
    parsed = feed_at(client, f"/de/{feed}?thema=wohnen")
    assert [entry.title for entry in parsed.entries] == ["Dazu"]
    assert "Wohnen" in parsed.feed.title
    own = [link.href for link in parsed.feed.links if link.rel == "self"]
    assert own == [f"http://testserver/de/{feed}?thema=wohnen"]


def test_entry_keeps_its_id_when_address_and_text_change(client):
    release = published(slug="alt")
    before = feed_at(client, "/de/presse/feed/").entries[0]
    release.slug = "neu"
    release.title = "Neuer Titel"
    publish(release)
    after = feed_at(client, "/de/presse/feed/").entries[0]
    assert after.id == before.id
    assert after.link != before.link


def test_atom_and_rss_and_every_entry_have_their_own_ids(client):
    published()
    published()
    german = [entry.id for entry in feed_at(client, "/de/presse/feed/").entries]
    assert len(set(german)) == 2
    assert [entry.id for entry in feed_at(client, "/de/presse/rss/").entries] == german
    arabic = [entry.id for entry in feed_at(client, "/ar/presse/feed/").entries]
    assert not set(arabic) & set(german)


def test_change_after_release_shows_in_updated(client, clock):
    release = published(published_on=date(2017, 6, 2))
    before = feed_at(client, "/de/presse/feed/").entries[0]
    clock.forward(days=3)
    release.lead = "Jetzt ist es richtig."
    publish(release)
    after = feed_at(client, "/de/presse/feed/").entries[0]
    assert after.updated_parsed > before.updated_parsed
    assert after.published == before.published


def test_entries_in_another_language_than_the_feed_say_so(client):
    release = published(title="Mit Übersetzung")
    published(title="Ohne Übersetzung")
    translated(release, "ar", title="مع ترجمة")
    root = ElementTree.fromstring(client.get("/ar/presse/feed/").content)
    languages = {
        entry.findtext(f"{ATOM}title"): entry.get(LANG) for entry in root.findall(f"{ATOM}entry")
    }
    assert languages == {"مع ترجمة": None, "Ohne Übersetzung": "de"}
    assert root.get(LANG) == "ar"


@pytest.mark.parametrize("feed", FEEDS)
def test_signs_that_xml_does_not_know_break_nothing(client, feed):
    published(title="Titel\x0b mit\x1f Zeichen", lead="Vorspann\x08", body=prose("Text\x0c"))
    assert feed_at(client, f"/de/{feed}").entries[0].title == "Titel mit Zeichen"


@pytest.mark.parametrize("feed", FEEDS)
def test_twenty_newest(client, feed):
    for day in range(1, 23):
        PressReleaseFactory(title=str(day), published_on=date(2020, 1, day))
    entries = feed_at(client, f"/de/{feed}").entries
    assert [entry.title for entry in entries] == [str(day) for day in range(22, 2, -1)]


@pytest.mark.parametrize("feed", FEEDS)
def test_empty_feed_is_valid(client, feed):
    assert feed_at(client, f"/de/{feed}").entries == []


@pytest.mark.parametrize("feed", FEEDS)
def test_asking_again_costs_nothing(client, feed):
    published()
    first = client.get(f"/de/{feed}")
    by_tag = client.get(f"/de/{feed}", headers={"if-none-match": first.headers["ETag"]})
    assert by_tag.status_code == 304
    by_date = client.get(
        f"/de/{feed}", headers={"if-modified-since": first.headers["Last-Modified"]}
    )
    assert by_date.status_code == 304
    assert not first.cookies


def test_withdrawal_is_a_change_of_the_feed(client, clock):
    published(title="Bleibt")
    release = published(title="Geht")
    first = client.get("/de/presse/feed/")
    clock.forward(hours=1)
    release.withdrawn_on = timezone.localdate()
    publish(release)
    again = client.get(
        "/de/presse/feed/", headers={"if-modified-since": first.headers["Last-Modified"]}
    )
    assert again.status_code == 200
    assert again.headers["Last-Modified"] == http_date(clock.now.timestamp())


def test_lost_picture_leaves_the_entry(client):
    release = with_lead_image(published(title="Ohne Bild"))
    release.lead_image.file.storage.delete(release.lead_image.file.name)
    release.lead_image.renditions.all().delete()
    entry = feed_at(client, "/de/presse/feed/").entries[0]
    assert entry.title == "Ohne Bild"
    assert not entry.get("enclosures")


@pytest.mark.parametrize("place", ["presse/", "presse/projekt/"])
def test_pages_tell_feed_readers_about_the_feeds(client, place):
    published(slug="projekt")
    text = client.get(f"/ar/{place}").content.decode()
    assert '<link rel="alternate" type="application/atom+xml"' in text
    assert 'href="/ar/presse/feed/"' in text
    assert 'href="/ar/presse/rss/"' in text


def test_name_of_the_office_reaches_the_json_too(client, office):
    published(slug="projekt", parent=news_index())
    text = client.get("/de/presse/projekt/").content.decode()
    start = text.index('<script type="application/ld+json">') + 35
    graph = json.loads(text[start : text.index("</script>", start)])["@graph"]
    article = next(item for item in graph if item["@type"] == "NewsArticle")
    assert article["publisher"]["name"] == "Landratsamt Musterland"
