"""Which page an address means: in the reader's language, else the German one at the same path."""

from copy import copy
from dataclasses import dataclass, field

from django.http import Http404
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from .frame import Frame
from .models import SitePage
from .models.pages import language_of

_DEEPEST = 12


@dataclass
class Way:
    """The pages from a home page down to where the address leaves the tree."""

    pages: list[Page]
    rest: list[str] = field(default_factory=list)

    @property
    def may_lead_somewhere(self) -> bool:
        """False where no child has the next slug: the children were looked up."""
        return not self.rest or issubclass(self.pages[-1].specific_class, RoutablePageMixin)

    def route(self, request):
        """Page, args and kwargs of the last page; None when it does not know the rest."""
        try:
            return self.pages[-1].route(request, self.rest)
        except Http404:
            return None


@dataclass(frozen=True)
class LookedUp:
    """What looking up an address taught, so that the page at its end need not ask again."""

    key: object
    readers: list[Page]
    german: list[Page]
    languages: set[str]


def route_in_language(frame: Frame, request, path: str):
    """What Wagtail calls a route; two queries, however deep the page lies."""
    parts = [part for part in path.split("/") if part]
    if len(parts) > _DEEPEST:
        return None
    # Copies: what a visit adds to a page must not reach the next visitor.
    homes = [copy(frame.root)]
    if frame.root.pk != frame.german_root.pk:
        homes.append(copy(frame.german_root))
    candidates = _pages_with_these_slugs(parts, homes[0].depth + len(parts))
    ways = [_way(home, parts, candidates) for home in homes]
    for way in _loaded(ways):
        route = way.route(request)
        # An alias carries German text under the name of another language.
        if route and route[0].alias_of_id is None and _is_approved(route[0]):
            languages = _languages_of(route[0], candidates) if parts else frame.home_languages
            request._looked_up = LookedUp(
                route[0].translation_key, ways[0].pages, ways[-1].pages, set(languages)
            )
            return route
    return None


def _pages_with_these_slugs(parts: list[str], depth: int) -> list[Page]:
    """In all languages: a page has the same path in each of them."""
    return list(Page.objects.filter(slug__in=parts, depth__lte=depth)) if parts else []


def _way(home: Page, parts: list[str], candidates: list[Page]) -> Way:
    children = {(page.path[: -Page.steplen], page.slug): page for page in candidates}
    pages = [home]
    for number, slug in enumerate(parts):
        child = children.get((pages[-1].path, slug))
        if child is None:
            return Way(pages, parts[number:])
        child._cached_parent_obj = pages[-1]
        pages.append(child)
    return Way(pages)


def _loaded(ways: list[Way]) -> list[Way]:
    """Those that may lead somewhere, each with its last page as a reader sees it.

    A translation and its German page come with one query.
    """
    by_type: dict[type[SitePage], list[Way]] = {}
    for way in ways:
        if way.may_lead_somewhere:
            by_type.setdefault(way.pages[-1].specific_class, []).append(way)
    known: dict[int, SitePage] = {}
    for page_type, same in by_type.items():
        known |= page_type.objects.for_reading().in_bulk([way.pages[-1].pk for way in same])
    loaded = [way for way in ways if way.may_lead_somewhere and way.pages[-1].pk in known]
    for way in loaded:
        way.pages[-1] = known[way.pages[-1].pk]
    if len(loaded) == 2 and _is_translation(*[way.pages[-1] for way in loaded]):
        loaded[0].pages[-1].source = loaded[1].pages[-1]
    return loaded


def _is_translation(page: SitePage, german: SitePage) -> bool:
    return type(page) is type(german) and page.translation_key == german.translation_key


def _is_approved(page: SitePage) -> bool:
    """A translation is public only while its German page is: that one is what was approved."""
    # A page that is not live answers for itself that it is gone.
    return page.language.is_source or not page.live or page.german_is_live


def _languages_of(page: SitePage, candidates: list[Page]) -> set[str]:
    """The languages in which the page is published."""
    return {
        language_of(other).code
        for other in candidates
        if other.translation_key == page.translation_key and other.live and not other.alias_of_id
    }
