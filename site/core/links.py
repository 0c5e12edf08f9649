"""Links inside running text: to pages of this site, in the reader's language."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from .languages import active_language, reader_language
from .reading import in_language, reading_url

_at_hand: ContextVar[dict[str, Page | None]] = ContextVar("pages_at_hand")


@contextmanager
def pages_at_hand(keys: Iterable) -> Iterator[None]:
    """While a text of many parts is rendered: one query for the links of all parts."""
    token = _at_hand.set(_published(keys))
    try:
        yield
    finally:
        _at_hand.reset(token)


def _published(keys: Iterable) -> dict[str, Page | None]:
    """The published pages in the words of the text's language; None for the others."""
    wanted = {str(key) for key in keys}
    found = list(Page.objects.live().in_bulk(list(wanted)).values()) if wanted else []
    pages = {str(page.pk): page for page in found}
    readings = dict(zip(pages, in_language(found, active_language()), strict=True))
    return dict.fromkeys(wanted) | readings


def published_pages(keys: Iterable) -> list[Page]:
    """Those of these pages that are published, in the order given."""
    wanted = [str(key) for key in keys]
    pages = _at_hand.get({})
    pages = pages | _published(key for key in wanted if key not in pages)
    return [page for key in wanted if (page := pages[key])]


class ReadingLinkHandler(PageLinkHandler):
    """Leads to the page in the reader's language; to nowhere when it is not published."""

    @classmethod
    def get_many(cls, attrs_list):
        keys = [str(attrs.get("id", "")) for attrs in attrs_list]
        pages = _at_hand.get({})
        pages = pages | _published(key for key in keys if key.isdigit() and key not in pages)
        return [pages.get(key) for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        language = reader_language()
        return [
            format_html('<a href="{}">', reading_url(page, language)) if page else "<a>"
            for page in cls.get_many(attrs_list)
        ]


# After Wagtail's own handler, which it replaces.
@hooks.register("register_rich_text_features", order=100)
def register_reading_links(features):
    features.register_link_type(ReadingLinkHandler)
