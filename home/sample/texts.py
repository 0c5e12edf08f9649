"""Writes home, section leads, general pages and Leichte Sprache into the page tree."""

from django.db import transaction
from wagtail.models import Locale, Page, Site

from core.models import SiteSettings
from home.models import HomePage, StandardPage
from home.structure import LEGAL_PAGES
from translations.choices import EASY_LANGUAGE

from . import shelf
from .pages.kinds import Text
from .translate import translate

# What home/structure.py writes into the legal pages of a new site.
NOT_YET_WRITTEN = "Diese Seite wird gerade geschrieben."


@transaction.atomic
def write_text(text: Text) -> None:
    """A general page, the home page or a section, in German and in the languages it is read in."""
    page = shelf.page_at(text.path) if text.path else shelf.german_home()
    if page is None:
        page = _new_page(text)
        _fill(page, text)
        parent = shelf.the_page(text.parent_path)
        page.live = False
        parent.add_child(instance=page)
        page.save_revision().publish()
    elif page.lead in ("", NOT_YET_WRITTEN):
        _fill(page, text)
        page.save_revision().publish()
    page = Page.objects.get(pk=page.pk).specific
    if page.lead == text.lead:
        translate(page, *text.languages)


def _new_page(text: Text) -> StandardPage:
    return StandardPage(slug=text.slug, locale=shelf.german(), show_in_menus=text.in_menu)


def _fill(page, text: Text) -> None:
    page.title = text.title
    page.lead = text.lead
    page.search_description = text.description
    if hasattr(page, "body"):
        page.body = shelf.stream(list(text.body))
    if isinstance(page, HomePage):
        page.image = shelf.picture(text.picture)
        page.image_alt = text.picture_alt
    if text.contact:
        page.contact = shelf.contact(text.contact)


@transaction.atomic
def write_easy_text(text: Text) -> None:
    """A page in Leichte Sprache: linked to its German page, with sentences of its own."""
    german = shelf.the_page(text.path)
    locale = Locale.objects.get(language_code=EASY_LANGUAGE)
    page = german.get_translation_or_none(locale)
    if page is None:
        page = german.copy_for_translation(locale)
    elif page.specific.lead:
        return
    page = page.specific
    _fill(page, text)
    page.save_revision().publish()


def link_legal_pages() -> None:
    """The footer leads to the legal pages; a link the office has set stays."""
    site_settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    missing = [name for name, _slug, _title in LEGAL_PAGES if not getattr(site_settings, name)]
    for name, slug, _title in LEGAL_PAGES:
        if name in missing:
            setattr(site_settings, name, shelf.page_at(slug))
    if missing:
        site_settings.save()
