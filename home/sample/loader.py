"""Loads the sample part by part; what is there already stays as it is."""

from collections.abc import Callable, Iterable

from django.db import transaction
from wagtail.models import Page, Site

from core.models import Contact, Municipality, SiteImage, SiteSettings, Topic
from home.models import HomePage
from home.structure import LEGAL_PAGES, SECTIONS

from .circles import ALL_CIRCLES
from .contacts import ensure_contacts, translate_contacts
from .desk_work import leave_work
from .easy import EASY_TEXTS
from .files import ensure_files
from .frame import ensure_settings, ensure_site_text
from .glossary import ensure_glossary
from .mail_texts import ensure_mail_text
from .pages.accessibility import ACCESSIBILITY
from .pages.home import HOME
from .pages.imprint import EASY_LANGUAGE, IMPRINT
from .pages.people import CONTACTS, FUNDING
from .pages.privacy import PRIVACY
from .pages.sections import SECTIONS as SECTION_TEXTS
from .pages.volunteering import VOLUNTEERING
from .participants import fill_books
from .people import ensure_accounts
from .pictures import ensure_pictures
from .places import ensure_municipalities
from .releases import ALL_RELEASES
from .sections import write_circle, write_release, write_training
from .texts import link_legal_pages, write_easy_text, write_text
from .topics import ensure_focus_areas, ensure_topics
from .trainings import ALL_TRAININGS

Part = tuple[str, Callable[[], None]]


def has_content() -> bool:
    """Whether somebody has already put anything on the site beyond the tree `migrate` builds."""
    skeleton = {slug for _page_class, slug, _title in SECTIONS}
    skeleton |= {slug for _field, slug, _title in LEGAL_PAGES}
    homes = HomePage.objects.values_list("slug", flat=True)
    pages = Page.objects.filter(depth__gt=1).exclude(slug__in=[*skeleton, *homes])
    if pages.exists() or Page.objects.filter(depth__gt=3).exists():
        return True
    if any(model.objects.exists() for model in (Contact, Municipality, SiteImage, Topic)):
        return True
    return SiteSettings.for_site(Site.objects.get(is_default_site=True)).is_sample


def parts() -> list[Part]:
    """The parts in the order in which they refer to each other."""
    return [
        ("Amt", ensure_settings),
        ("Rahmen", ensure_site_text),
        ("Glossar", ensure_glossary),
        ("Eigener Text in Mails", ensure_mail_text),
        ("Gemeinden", ensure_municipalities),
        ("Themen", ensure_topics),
        ("Schwerpunkte", ensure_focus_areas),
        ("Bilder", ensure_pictures),
        ("Dateien", ensure_files),
        ("Ansprechpartner", _contacts),
        ("Bereiche", _each(write_text, SECTION_TEXTS)),
        ("Helferkreise", _each(write_circle, ALL_CIRCLES)),
        ("Schulungen", _each(write_training, ALL_TRAININGS)),
        ("Ehrenamt", _each(write_text, [VOLUNTEERING, CONTACTS])),
        ("Pressemitteilungen", _each(write_release, ALL_RELEASES)),
        ("Seiten", _each(write_text, [FUNDING, IMPRINT, PRIVACY, ACCESSIBILITY, EASY_LANGUAGE])),
        ("Startseite", _each(write_text, [HOME])),
        ("Leichte Sprache", _each(write_easy_text, EASY_TEXTS)),
        ("Verweise im Fuß", link_legal_pages),
        ("Konten", ensure_accounts),
        ("Übersetzungen in Arbeit", leave_work),
    ]


def load(report: Callable[[str], None] = lambda name: None) -> None:
    """Loads every part; an interrupted load leaves nothing behind and can start anew."""
    with transaction.atomic():
        for name, run in parts():
            report(name)
            run()
    # Seats are given book by book, each in a transaction of its own.
    report("Anmeldungen")
    fill_books()


def _contacts() -> None:
    ensure_contacts()
    translate_contacts()


def _each(write: Callable, texts: Iterable) -> Callable[[], None]:
    def run() -> None:
        for text in texts:
            write(text)

    return run
