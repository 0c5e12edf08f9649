"""The frame around every public page: menu, languages, legal links, notices.

What is the same for all pages of a language is built once per process and kept until
the site's version number grows; a page adds what is its own.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page, Site

from .languages import Language, active_language, all_languages, language_for
from .models.settings import SiteSettings, SiteText
from .models.versions import SiteVersion
from .reading import in_language, reading_url


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
    """The parts of the frame that do not depend on the page."""

    settings: SiteSettings
    text: SiteText
    root: Page
    menu: list[Link] = field(default_factory=list)
    legal: list[Link] = field(default_factory=list)


_frames: dict[tuple[int, str], tuple[int, Frame]] = {}


def current_frame(request) -> Frame | None:
    """The frame in the active language; None as long as no site is set up."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    language = active_language()
    version = SiteVersion.current()
    known = _frames.get((site.pk, language.code))
    if known and known[0] == version:
        return known[1]
    frame = _build(site, language)
    _frames[site.pk, language.code] = (version, frame)
    return frame


def _build(site: Site, language: Language) -> Frame:
    site_settings = SiteSettings.for_site(site)
    children = Page.objects.child_of(site.root_page).live().public().in_menu()
    legal = [
        page
        for page in (
            site_settings.imprint_page,
            site_settings.privacy_page,
            site_settings.accessibility_page,
            site_settings.easy_language_page,
        )
        if page and page.live
    ]
    return Frame(
        settings=site_settings,
        text=_site_text(language),
        root=site.root_page,
        menu=_links(children, language),
        legal=_links(legal, language),
    )


def _site_text(language: Language) -> SiteText:
    texts = {text.locale.language_code: text for text in SiteText.objects.select_related("locale")}
    return texts.get(language.code) or texts.get(settings.LANGUAGE_CODE) or SiteText()


def _links(pages, language: Language) -> list[Link]:
    return [
        Link(title=page.title, url=page.reading_url, lang=page.reading_lang)
        for page in in_language(pages, language)
    ]


def frame_context(request) -> dict:
    """What base.html needs on every page, also on those that are not in the page tree."""
    language = active_language()
    frame = current_frame(request)
    path = request.path
    tail = path.removeprefix(f"/{language.code}/") if path != "/" else ""
    context = {
        "language": language,
        "content_language": language,
        "home_url": f"/{language.code}/",
        "search_url": reverse("search"),
        "languages": [
            LanguageLink(other, f"/{other.code}/{tail}", other == language, True)
            for other in all_languages()
        ],
        "canonical_url": request.build_absolute_uri(path),
        "alternates": [],
        "menu": [],
        "legal_menu": [],
    }
    if frame:
        context |= {
            "site_settings": frame.settings,
            "site_text": frame.text,
            "menu": [_menu_link(link, path) for link in frame.menu],
            "legal_menu": [_menu_link(link, path) for link in frame.legal],
        }
    return context


def _menu_link(link: Link, path: str) -> MenuLink:
    return MenuLink(
        link.title,
        link.url,
        link.lang,
        is_current=path == link.url,
        is_section=path.startswith(link.url),
    )


def page_frame(page, request) -> dict:
    """What a page of the tree adds to the frame: its languages, its path, its notices."""
    reader = active_language()
    available = _published_languages(page)
    is_fallback = page.language != reader
    canonical = page.language if is_fallback else reader
    return {
        "content_language": page.language,
        "fallback_notice": is_fallback,
        "is_noindex": is_fallback,
        "canonical_url": request.build_absolute_uri(reading_url(page, canonical)),
        "languages": [
            LanguageLink(other, reading_url(page, other), other == reader, other.code in available)
            for other in all_languages()
        ],
        "alternates": _alternates(page, request, available),
        "breadcrumbs": _breadcrumbs(page, reader),
    }


def _published_languages(page) -> set[str]:
    return set(
        Page.objects.live()
        .filter(translation_key=page.translation_key)
        .values_list("locale__language_code", flat=True)
    )


def _alternates(page, request, available: set[str]) -> list[dict]:
    """hreflang links; x-default leads to German, which every page has."""
    links = [
        {"hreflang": other.tag, "url": request.build_absolute_uri(reading_url(page, other))}
        for other in all_languages()
        if other.code in available
    ]
    german = language_for(settings.LANGUAGE_CODE)
    if german.code in available:
        links.append(
            {
                "hreflang": "x-default",
                "url": request.build_absolute_uri(reading_url(page, german)),
            }
        )
    return links


def _breadcrumbs(page, reader: Language) -> list[Link]:
    ancestors = list(Page.objects.ancestor_of(page).filter(depth__gt=1).order_by("depth"))
    crumbs = [
        Link(
            title=ancestor.title,
            url=reading_url(ancestor, reader),
            lang="" if page.language == reader else page.language.tag,
        )
        for ancestor in [*ancestors, page]
    ]
    return crumbs
