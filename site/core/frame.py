"""The frame around every public page: menu, languages, legal links, notices.

What is the same for all pages of a language is built once per process and kept until
the site's version number changes; a page adds what is its own.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.db.models import F, Q
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext
from wagtail.models import Page, Site
from wagtail.models.sites import get_site_for_hostname

from .languages import Language, active_language, all_languages, language_for
from .models import SitePageQuerySet, SiteSettings, SiteText, SiteVersion
from .reading import in_language, laid_over

LEGAL_PAGES = ("imprint_page", "privacy_page", "accessibility_page", "easy_language_page")
_LONGEST_QUERY = 500


@dataclass(frozen=True)
class Link:
    """A title and where it leads; `lang` is set when the title is not in the reader's language."""

    title: str
    url: str
    lang: str = ""


@dataclass(frozen=True)
class MenuLink(Link):
    """An entry of the menu; a section is current on all pages below it too."""

    is_current: bool = False
    is_section: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language."""

    language: Language
    url: str
    is_current: bool
    is_available: bool


@dataclass(frozen=True)
class Frame:
    """The parts of the frame that do not depend on the page; `root` is the language's home page.

    Both home pages are here as plain pages of the tree: addresses start from them.
    """

    settings: SiteSettings
    text: SiteText
    text_lang: str
    root: Page
    german_root: Page
    home_languages: frozenset[str]
    menu: list[Link] = field(default_factory=list)
    legal: list[Link] = field(default_factory=list)
    privacy: Link | None = None


_frames: dict[tuple[int, str], tuple[int, Frame]] = {}


def current_frame(request) -> Frame | None:
    """The frame in the active language; None as long as no site is set up."""
    version = _version(request)
    site = _site(request, version)
    if site is None:
        return None
    language = active_language()
    known = _frames.get((site.pk, language.code))
    if known and known[0] == version:
        return known[1]
    frame = _build(site, language)
    _frames[site.pk, language.code] = (version, frame)
    return frame


def _version(request) -> int:
    """Asked once per request: one answer never mixes two states of the site."""
    if not hasattr(request, "_site_version"):
        request._site_version = SiteVersion.current()
    return request._site_version


def _site(request, version: int) -> Site | None:
    """The site of this host, where Wagtail too looks for it first."""
    if not hasattr(request, "_wagtail_site"):
        host = split_domain_port(request._get_raw_host())[0]
        try:
            request._wagtail_site = _site_at(version, host, request.get_port())
        except Site.DoesNotExist:
            request._wagtail_site = None
    return request._wagtail_site


@lru_cache(maxsize=32)
def _site_at(version: int, host: str, port: str) -> Site:
    """Kept like the frame: a change of the site draws a new version."""
    return get_site_for_hostname(host, port)


def _build(site: Site, language: Language) -> Frame:
    site_settings = SiteSettings.for_site(site)
    site_settings.load_logo()
    pages = _pages_of_the_frame(site, site_settings, language)
    homes = {
        page.code: page for page in pages if page.translation_key == site.root_page.translation_key
    }
    german = homes.get(settings.LANGUAGE_CODE, site.root_page)
    menu, legal = _menu_and_legal_links(pages, site_settings, language)
    text, text_language = _site_text(language)
    return Frame(
        settings=site_settings,
        text=text,
        text_lang="" if text_language == language else text_language.tag,
        root=homes.get(language.code, german),
        german_root=german,
        home_languages=frozenset(code for code, home in homes.items() if not home.alias_of_id),
        menu=menu,
        legal=[*legal.values(), _barrier_report()],
        privacy=legal.get("privacy_page"),
    )


def _legal_keys(site_settings: SiteSettings) -> dict[str, int]:
    keys = {name: getattr(site_settings, f"{name}_id") for name in LEGAL_PAGES}
    return {name: key for name, key in keys.items() if key}


def _pages_of_the_frame(site: Site, site_settings: SiteSettings, language: Language) -> list[Page]:
    """Home pages, menu and legal pages, in German and the language: one query for all."""
    everything = SitePageQuerySet(model=Page)
    in_menu = everything.child_of(site.root_page).live().public().in_menu().values("pk")
    is_chosen = Q(pk__in=in_menu) | Q(pk__in=_legal_keys(site_settings).values())
    keys = everything.filter(is_chosen).order_by().values("translation_key")
    is_home = Q(translation_key=site.root_page.translation_key)
    is_reading = Q(translation_key__in=keys, locale__language_code=language.code)
    pages = everything.live().filter(is_home | is_chosen | is_reading).order_by("path")
    return list(pages.annotate(is_menu=Q(pk__in=in_menu), code=F("locale__language_code")))


def _menu_and_legal_links(
    pages: list[Page], site_settings: SiteSettings, language: Language
) -> tuple[list[Link], dict[str, Link]]:
    """The menu, and the links of the footer by the name of the setting."""
    keys = _legal_keys(site_settings)
    chosen = [page for page in pages if page.is_menu or page.pk in keys.values()]
    readings = [page for page in pages if page.code == language.code]
    links = {
        reading.source.pk: link_to(reading) for reading in laid_over(chosen, readings, language)
    }
    menu = [links[page.pk] for page in chosen if page.is_menu]
    return menu, {name: links[pk] for name, pk in keys.items() if pk in links}


def _barrier_report() -> Link:
    return Link(gettext("Barriere melden"), reverse("barrier_report"))


def _site_text(language: Language) -> tuple[SiteText, Language]:
    """The words of the frame and their language: the reader's, else German."""
    codes = (language.code, settings.LANGUAGE_CODE)
    rows = SiteText.objects.filter(locale__language_code__in=codes).select_related("locale")
    texts = {text.locale.language_code: text for text in rows}
    for code in codes:
        if code in texts:
            return texts[code], language_for(code)
    return SiteText(), language


def links_to(pages, language: Language) -> list[Link]:
    return [link_to(reading) for reading in in_language(pages, language)]


def link_to(reading) -> Link:
    """The link to what `in_language` or `laid_over` gave."""
    return Link(title=reading.title, url=reading.reading_url, lang=reading.reading_lang)


def frame_context(request) -> dict:
    """What base.html needs on every page, also on those that are not in the page tree."""
    language = active_language()
    frame = current_frame(request)
    path = request.path
    context = {
        "language": language,
        "content_language": language,
        "home_url": f"/{language.code}/",
        "search_url": reverse("search"),
        "languages": language_links(path, request),
        "canonical_url": request.build_absolute_uri(path),
        "alternates": [],
        "menu": [],
        "legal_menu": [],
        "privacy_link": None,
    }
    if frame:
        context |= {
            "site_settings": frame.settings,
            "site_text": frame.text,
            "site_text_lang": frame.text_lang,
            "menu": [_menu_link(link, path) for link in frame.menu],
            "legal_menu": [_menu_link(link, path) for link in frame.legal],
            "privacy_link": frame.privacy,
        }
    return context


def language_links(path: str, request, available: set[str] | None = None) -> list[LanguageLink]:
    """The same address in all languages; filters in the query string are kept."""
    reader = active_language()
    tail = escape_uri_path(path.removeprefix(f"/{reader.code}/").removeprefix("/"))
    query = request.META.get("QUERY_STRING", "")
    if query and query.isascii() and len(query) <= _LONGEST_QUERY:
        tail = f"{tail}?{query}"
    return [
        LanguageLink(
            other,
            f"/{other.code}/{tail}",
            is_current=other == reader,
            is_available=available is None or other.code in available,
        )
        for other in all_languages()
    ]


def language_homes() -> list[LanguageLink]:
    """The home pages of all languages, for pages that exist in none (404 and the like)."""
    reader = active_language()
    return [
        LanguageLink(other, f"/{other.code}/", other == reader, True) for other in all_languages()
    ]


def alternates(request, path_in) -> list[dict]:
    """hreflang links of an address that exists in every language; `path_in(language)` names it."""
    links = [
        {"hreflang": other.tag, "url": request.build_absolute_uri(path_in(other))}
        for other in all_languages()
    ]
    german = path_in(language_for(settings.LANGUAGE_CODE))
    return [*links, {"hreflang": "x-default", "url": request.build_absolute_uri(german)}]


def _menu_link(link: Link, path: str) -> MenuLink:
    return MenuLink(
        link.title,
        link.url,
        link.lang,
        is_current=path == link.url,
        is_section=path.startswith(link.url),
    )
