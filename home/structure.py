"""The page tree every site starts with: nine languages, their sections, the legal pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from wagtail.models import Collection, Locale, Page, Site

from circles.models import CircleIndexPage
from core.models import SiteSettings, SiteText
from news.models import NewsIndexPage
from trainings.models import TrainingIndexPage

from .models import HomePage, StandardPage

ROOT_PAGE = "Alle Sprachen"
ROOT_COLLECTION = "Allgemein"
SECTIONS = [
    (NewsIndexPage, "presse", _("Presse")),
    (TrainingIndexPage, "schulungen", _("Schulungen")),
    (CircleIndexPage, "helferkreise", _("Helferkreise")),
]
LEGAL_PAGES = [
    ("imprint_page", "impressum", "Impressum"),
    ("privacy_page", "datenschutz", "Datenschutzerklärung"),
    ("accessibility_page", "barrierefreiheit", "Erklärung zur Barrierefreiheit"),
    ("easy_language_page", "leichte-sprache", "Leichte Sprache"),
]


@transaction.atomic
def ensure_structure() -> None:
    """Builds what is missing on a new database; a tree that has its home pages is left alone."""
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code, _name in settings.LANGUAGES
    }
    _name_roots()
    if HomePage.objects.count() >= len(locales):
        return
    if not Collection.objects.exists():
        Collection.add_root(name=ROOT_COLLECTION)
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title=ROOT_PAGE, slug="root", locale=locales[settings.LANGUAGE_CODE])
    )
    homes = _ensure_homes(root, locales)
    site = _ensure_site(homes[settings.LANGUAGE_CODE])
    for page_class, slug, title in SECTIONS:
        _ensure_section(page_class, slug, title, homes)
    _ensure_legal_pages(homes[settings.LANGUAGE_CODE], SiteSettings.for_site(site))
    SiteText.objects.get_or_create(locale=locales[settings.LANGUAGE_CODE])


def _name_roots() -> None:
    """Wagtail calls what lies above everything "Root"; the office reads it in every list."""
    Page.objects.filter(depth=1, title="Root").update(title=ROOT_PAGE, draft_title=ROOT_PAGE)
    Collection.objects.filter(depth=1, name="Root").update(name=ROOT_COLLECTION)


def _ensure_homes(root: Page, locales: dict[str, Locale]) -> dict[str, HomePage]:
    homes: dict[str, HomePage] = {}
    for code, locale in locales.items():
        home = HomePage.objects.filter(locale=locale).first()
        if home is None:
            with translation.override(code):
                home = HomePage(title=gettext("Startseite"), slug=f"home-{code}", locale=locale)
            if homes:
                home.translation_key = homes[settings.LANGUAGE_CODE].translation_key
            root.add_child(instance=home)
            home.save_revision().publish()
        homes[code] = home
    return homes


def _ensure_site(home: HomePage) -> Site:
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return Site.objects.create(hostname="localhost", is_default_site=True, root_page=home)
    if site.root_page_id != home.pk:
        welcome = site.root_page
        site.root_page = home
        # Full addresses (feeds, mails, the interface for programs) begin with it.
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        site.hostname = address.hostname or "localhost"
        site.port = address.port or (443 if address.scheme == "https" else 80)
        site.save()
        # Wagtail's own migration leaves a "Welcome" page that nobody needs.
        if type(welcome.specific) is Page and not welcome.is_root():
            Page.objects.get(pk=welcome.pk).delete()
    return site


def _ensure_section(page_class, slug: str, title: str, homes: dict[str, HomePage]) -> None:
    translation_key = None
    for code, home in homes.items():
        home.refresh_from_db()
        page = page_class.objects.child_of(home).first()
        if page is None:
            with translation.override(code):
                page = page_class(
                    title=gettext(title), slug=slug, locale=home.locale, show_in_menus=True
                )
            if translation_key:
                page.translation_key = translation_key
            home.add_child(instance=page)
            page.save_revision().publish()
        translation_key = page.translation_key


def _ensure_legal_pages(home: HomePage, site_settings: SiteSettings) -> None:
    for field, slug, title in LEGAL_PAGES:
        if getattr(site_settings, field):
            continue
        home.refresh_from_db()
        page = StandardPage.objects.child_of(home).filter(slug=slug).first()
        if page is None:
            page = StandardPage(
                title=title,
                slug=slug,
                locale=home.locale,
                lead="Diese Seite wird gerade geschrieben.",
            )
            home.add_child(instance=page)
            page.save_revision().publish()
        setattr(site_settings, field, page)
    site_settings.save()
