"""The frame around every public page: menu, languages, legal links, notices.

What is the same for all pages of a language is built once per process and kept until
the site's version number changes; a page adds what is its own.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext
from wagtail.models import Page, Site

from .languages import Language, active_language, all_languages, language_for
from .models import SiteImage, SitePageQuerySet, SiteSettings, SiteText, SiteVersion
from .reading import in_language

LEGAL_PAGES = ("imprint_page", "privacy_page", "accessibility_page", "easy_language_page")
# The same filter as in components/header.html, so that the logo costs no query there.
LOGO_FILTER = "max-320x128|format-webp|preserve-svg"
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
    """The parts of the frame that do not depend on the page; `root` is the language's home page."""

    settings: SiteSettings
    text: SiteText
    text_lang: str
    root: Page
    german_root: Page
    menu: list[Link] = field(default_factory=list)
    legal: list[Link] = field(default_factory=list)
    privacy: Link | None = None


_frames: dict[tuple[int, str], tuple[int, Frame]] = {}


def current_frame(request) -> Frame | None:
    """The frame in the active language; None as long as no site is set up."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    language = active_language()
    version = _version(request)
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


def _build(site: Site, language: Language) -> Frame:
    site_settings = SiteSettings.for_site(site)
    _load_logo(site_settings)
    menu, legal = _menu_and_legal_pages(site, site_settings, language)
    text, text_language = _site_text(language)
    homes = _homes(site, language)
    german = homes.get(settings.LANGUAGE_CODE) or site.root_page.specific
    return Frame(
        settings=site_settings,
        text=text,
        text_lang="" if text_language == language else text_language.tag,
        root=homes.get(language.code, german),
        german_root=german,
        menu=menu,
        legal=[*legal.values(), _barrier_report()],
        privacy=legal.get("privacy_page"),
    )


def _load_logo(site_settings: SiteSettings) -> None:
    logo = site_settings.logo
    if logo is None:
        return
    logo.get_rendition(LOGO_FILTER)
    site_settings.logo = SiteImage.objects.prefetch_renditions(LOGO_FILTER).get(pk=logo.pk)


def _homes(site: Site, language: Language) -> dict[str, Page]:
    """The published home pages of the language and of German, by language code."""
    homes = site.root_page.specific_class.objects.live().filter(
        translation_key=site.root_page.translation_key,
        locale__language_code__in=[language.code, settings.LANGUAGE_CODE],
    )
    return {home.locale.language_code: home for home in homes.select_related("locale")}


def _menu_and_legal_pages(
    site: Site, site_settings: SiteSettings, language: Language
) -> tuple[list[Link], dict[str, Link]]:
    """The menu, and the links of the footer by the name of the setting; two queries for all."""
    keys = {name: getattr(site_settings, f"{name}_id") for name in LEGAL_PAGES}
    everything = SitePageQuerySet(model=Page)
    in_menu = everything.child_of(site.root_page).public().in_menu()
    is_menu, is_legal = Q(pk__in=in_menu.values("pk")), Q(pk__in=filter(None, keys.values()))
    wanted = everything.filter(is_menu | is_legal).live().order_by("path")
    pages = list(wanted.annotate(is_menu=is_menu))
    links = dict(zip([page.pk for page in pages], links_to(pages, language), strict=True))
    menu = [links[page.pk] for page in pages if page.is_menu]
    return menu, {name: links[pk] for name, pk in keys.items() if pk in links}


def _barrier_report() -> Link:
    return Link(gettext("Barriere melden"), reverse("barrier_report"))


def _site_text(language: Language) -> tuple[SiteText, Language]:
    """The words of the frame and their language: the reader's, else German."""
    texts = {text.locale.language_code: text for text in SiteText.objects.select_related("locale")}
    for code in (language.code, settings.LANGUAGE_CODE):
        if code in texts:
            return texts[code], language_for(code)
    return SiteText(), language


def links_to(pages, language: Language) -> list[Link]:
    return [
        Link(title=page.title, url=page.reading_url, lang=page.reading_lang)
        for page in in_language(pages, language)
    ]


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
