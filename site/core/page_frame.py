"""What one page of the tree adds to the frame: its languages, its path, its notices."""

from django.conf import settings
from django.utils.translation import gettext
from wagtail.models import Page

from .frame import Link, alternates, language_links, link_to, links_to
from .languages import HOME_DEPTH, Language, active_language, language_for
from .reading import laid_over, reading_url


def page_frame(page, request) -> dict:
    """What a page of the tree adds to the frame: its languages, its path, its notices."""
    reader = active_language()
    available = _published_languages(page, request)
    is_fallback = page.language != reader
    own = reading_url(page, reader)
    # A routed address below the page ("presse/feed/") has its own path; a preview has none.
    path = request.path if request.path.startswith(own) else own
    rest = path.removeprefix(own)
    canonical = reading_url(page, page.language) + rest
    return {
        "content_language": page.language,
        "fallback_notice": is_fallback,
        "is_noindex": is_fallback,
        "canonical_url": request.build_absolute_uri(canonical) + _page_number(request),
        "languages": language_links(path, request, available),
        "alternates": _page_alternates(page, rest, request, available),
        "breadcrumbs": _breadcrumbs(page, request, reader),
    }


def _page_number(request) -> str:
    """The second page of a list is an address of its own; filters are not."""
    number = request.GET.get("seite", "")
    is_later = number.isascii() and number.isdigit() and len(number) < 6 and int(number) > 1
    return f"?seite={int(number)}" if is_later else ""


def _looked_up(page, request):
    """What the address of this page taught (`core.routing`); nothing in a preview."""
    known = getattr(request, "_looked_up", None)
    return known if known and known.key == page.translation_key else None


def _published_languages(page, request) -> set[str]:
    if known := _looked_up(page, request):
        return known.languages
    return set(
        Page.objects.live()
        .filter(translation_key=page.translation_key, alias_of__isnull=True)
        .values_list("locale__language_code", flat=True)
    )


def _page_alternates(page, rest: str, request, available: set[str]) -> list[dict]:
    """hreflang links; x-default leads to German, which every page has."""
    links = alternates(request, lambda language: reading_url(page, language) + rest)
    tags = {language_for(code).tag for code in available}
    if settings.LANGUAGE_CODE in available:
        tags.add("x-default")
    return [link for link in links if link["hreflang"] in tags]


def _links_above(page, request, reader: Language) -> list[Link]:
    """The pages above without the home page, each in the reader's language where it is published.

    From memory where the address was just looked up.
    """
    between = slice(1, page.depth - HOME_DEPTH)
    if known := _looked_up(page, request):
        german = [above for above in known.german[between] if above.live]
        readers = [above for above in known.readers[between] if above.live]
        return [link_to(above) for above in laid_over(german, readers, reader)]
    above = Page.objects.ancestor_of(page.source).filter(depth__gt=HOME_DEPTH)
    return links_to(above.live().order_by("depth"), reader)


def _breadcrumbs(page, request, reader: Language) -> list[Link]:
    """The way to the page, each step in the reader's language where it is published."""
    if page.depth <= HOME_DEPTH:
        return []
    crumbs = [Link(gettext("Startseite"), f"/{reader.code}/")]
    if page.depth > HOME_DEPTH + 1:
        crumbs += _links_above(page, request, reader)
    own_lang = "" if page.language == reader else page.language.tag
    return [*crumbs, Link(page.title, reading_url(page, reader), own_lang)]
