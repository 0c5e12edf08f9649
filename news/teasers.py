"""A release in a list, and the feeds of a list."""

from django.utils.translation import gettext

from core.languages import active_language
from core.reading import reading_url

from .models import PressReleasePage


def teaser(reading: PressReleasePage, source: PressReleasePage, lang: str) -> dict:
    """Words of the reading, facts of its German page; the address keeps the reader's language."""
    return {
        "title": reading.title,
        "url": reading_url(source, active_language()),
        "lang": lang,
        "kicker": reading.kicker,
        "date": source.published_on,
        "text": reading.lead,
    }


def subscription_links(index_url: str, query: str = "") -> list[dict]:
    """The feeds below an index; `query` (with its question mark) chooses a topic."""
    kinds = [
        (gettext("Atom-Feed"), "application/atom+xml", "feed/"),
        (gettext("RSS-Feed"), "application/rss+xml", "rss/"),
    ]
    return [
        {"title": title, "type": kind, "url": f"{index_url}{path}{query}"}
        for title, kind, path in kinds
    ]
