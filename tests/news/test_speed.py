"""A page costs the same number of queries whether it shows one thing or thirty."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Attachment, Correction, RelatedRelease
from tests.factories.core import ContactFactory, TopicFactory
from tests.factories.news import (
    DocumentFactory,
    PressReleaseFactory,
    published,
    translated,
    with_lead_image,
    with_photos,
)

pytestmark = pytest.mark.django_db

MOST = 15


def queries_for(client, address) -> int:
    """What the database is asked for, with nothing of the page in any cache.

    Pictures are made at the first visit and never again; the frame of a language is kept
    by the process until something public changes (core/frame.py).
    """
    client.get(address)
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def fill_index(count: int) -> None:
    topics = [TopicFactory() for _number in range(3)]
    for number in range(count):
        release = PressReleaseFactory(published_on=f"20{10 + number % 9}-06-02")
        release.topics.set(topics)
        release.save()
        if number % 2 == 0:
            translated(release, "ar", title=f"خبر {number}")


LISTS = [
    "/de/presse/",
    "/ar/presse/",
    "/ar/presse/?thema=thema&jahr=2010",
    "/de/presse/feed/",
    "/ar/presse/rss/",
]


def test_lists(client):
    TopicFactory(slug="thema")
    fill_index(2)
    few = {address: queries_for(client, address) for address in LISTS}
    fill_index(28)
    many = {address: queries_for(client, address) for address in LISTS}
    assert many == few
    assert max(many.values()) <= MOST, many


def release_with(count: int):
    """A release with a lead image and `count` of everything else, translated into Arabic."""
    topics = [TopicFactory() for _number in range(count)]
    release = published(slug=f"mit-{count}", press_contact=ContactFactory(), topics=topics)
    for number in range(count):
        document = DocumentFactory()
        release.attachments.add(Attachment(document=document, title=f"Anlage {number}"))
        release.corrections.add(Correction(corrected_on=date(2020, 1, 1), text=f"Nr. {number}"))
        release.related_releases.add(RelatedRelease(release=PressReleaseFactory()))
    release = with_photos(with_lead_image(release), count)
    translated(release, "ar", title="خبر")
    return release


def test_release(client):
    counts = {}
    for number in (1, 3, 30):
        release_with(number)
        for language in ("de", "ar", "uk"):
            address = f"/{language}/presse/mit-{number}/"
            counts.setdefault(language, set()).add(queries_for(client, address))
    assert all(len(found) == 1 for found in counts.values()), counts
    assert max(*counts["de"], *counts["ar"], *counts["uk"]) <= MOST, counts
