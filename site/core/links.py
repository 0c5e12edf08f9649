"""What running text refers to: pages in the reader's language, files, contacts."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import F
from django.utils.functional import cached_property
from django.utils.html import format_html
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from .languages import active_language, reader_language
from .models import Contact, SitePageQuerySet, contacts_in
from .reading import laid_over, reading_url


class AtHand:
    """What a text of many parts refers to: one query for each kind, as soon as a part asks.

    By its key; None where a reader does not get it.
    """

    def __init__(self, references: Iterable = ()):
        self.keys: dict[type, set[str]] = {}
        for model, key, *_path in references:
            self.keys.setdefault(model, set()).add(str(key))

    @cached_property
    def pages(self) -> dict[str, Page | None]:
        return _published(self.keys.get(Page, ()))

    @cached_property
    def files(self) -> dict:
        return _files(self.keys.get(get_document_model(), ()))

    @cached_property
    def contacts(self) -> dict[int, Contact | None]:
        return contacts_in(map(int, self.keys.get(Contact, ())), active_language())


_at_hand: ContextVar[AtHand] = ContextVar("at_hand")


@contextmanager
def at_hand(references: Iterable) -> Iterator[None]:
    """While this lasts, the parts of a text ask together."""
    token = _at_hand.set(AtHand(references))
    try:
        yield
    finally:
        _at_hand.reset(token)


def _published(keys: Iterable) -> dict[str, Page | None]:
    """The published pages in the words of the text's language; None for the others."""
    wanted = {str(key) for key in keys}
    if not wanted:
        return {}
    language = active_language()
    same = Page.objects.filter(pk__in=wanted).order_by().values("translation_key")
    public = SitePageQuerySet(model=Page).live().with_public_german()
    rows = public.filter(translation_key__in=same).annotate(code=F("locale__language_code"))
    linked, translations = [], []
    for page in rows:
        if str(page.pk) in wanted:
            linked.append(page)
        if page.code == language.code:
            translations.append(page)
    pks = [str(page.pk) for page in linked]
    return dict.fromkeys(wanted) | dict(
        zip(pks, laid_over(linked, translations, language), strict=True)
    )


def _files(keys: Iterable) -> dict:
    wanted = {key for key in keys if key.isdigit()}
    found = get_document_model().objects.in_bulk(list(wanted)) if wanted else {}
    return dict.fromkeys(wanted) | {str(key): file for key, file in found.items()}


def published_pages(keys: Iterable) -> list[Page]:
    """Those of these pages that are published, in the order given."""
    wanted = [str(key) for key in keys]
    pages = _at_hand.get(AtHand()).pages
    pages = pages | _published(key for key in wanted if key not in pages)
    return [page for key in wanted if (page := pages[key])]


def public_contact(contact: Contact) -> Contact | None:
    """The contact in the words of the text's language; None while consent is missing."""
    contacts = _at_hand.get(AtHand()).contacts
    if contact.pk not in contacts:
        contacts = contacts_in([contact.pk], active_language())
    return contacts[contact.pk]


class ReadingLinkHandler(PageLinkHandler):
    """Leads to the page in the reader's language; to nowhere when it is not published."""

    @classmethod
    def get_many(cls, attrs_list):
        keys = [str(attrs.get("id", "")) for attrs in attrs_list]
        pages = _at_hand.get(AtHand()).pages
        pages = pages | _published(key for key in keys if key.isdigit() and key not in pages)
        return [pages.get(key) for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        language = reader_language()
        return [
            format_html('<a href="{}">', reading_url(page, language)) if page else "<a>"
            for page in cls.get_many(attrs_list)
        ]


class FileLinkHandler(DocumentLinkHandler):
    """Leads to the file; one query for all links of a text."""

    @classmethod
    def get_many(cls, attrs_list):
        keys = [str(attrs.get("id", "")) for attrs in attrs_list]
        files = _at_hand.get(AtHand()).files
        files = files | _files(key for key in keys if key not in files)
        return [files.get(key) for key in keys]


# After Wagtail's own handlers, which they replace.
@hooks.register("register_rich_text_features", order=100)
def register_reading_links(features):
    features.register_link_type(ReadingLinkHandler)
    features.register_link_type(FileLinkHandler)
