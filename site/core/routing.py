"""Which page an address means: in the reader's language, else the German one at the same path."""

from copy import copy
from dataclasses import dataclass, field

from django.http import Http404
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from .frame import Frame

_DEEPEST = 12


@dataclass
class Way:
    """The pages from a home page down to where the address leaves the tree."""

    pages: list[Page]
    rest: list[str] = field(default_factory=list)

    def route(self, request):
        """Page, args and kwargs of the last page; None when it does not know the rest."""
        page = self.pages[-1].specific
        if self.rest and not isinstance(page, RoutablePageMixin):
            return None  # No child has this slug: the pages were looked up.
        try:
            return page.route(request, self.rest)
        except Http404:
            return None


def route_in_language(frame: Frame, request, path: str):
    """What Wagtail calls a route; one query, however deep the page lies."""
    parts = [part for part in path.split("/") if part]
    if len(parts) > _DEEPEST:
        return None
    # Copies: what a visit adds to a page must not reach the next visitor.
    homes = [copy(frame.root)]
    if frame.root.pk != frame.german_root.pk:
        homes.append(copy(frame.german_root))
    known = _pages_with_these_slugs(homes, parts)
    ways = [_way(home, parts, known) for home in homes]
    # The breadcrumbs read the German pages above and need not fetch them again.
    request._german_way = ways[-1].pages
    for way in ways:
        route = way.route(request)
        # An alias carries German text under the name of another language.
        if route and route[0].alias_of_id is None:
            return route
    return None


def _pages_with_these_slugs(homes: list[Page], parts: list[str]) -> dict[tuple[str, str], Page]:
    """Candidates by the tree path of their parent and their slug."""
    if not parts:
        return {}
    candidates: dict[tuple[str, str], Page] = {}
    for page in Page.objects.filter(slug__in=parts, depth__lte=homes[0].depth + len(parts)):
        if page.path.startswith(tuple(home.path for home in homes)):
            candidates[page.path[: -Page.steplen], page.slug] = page
    return candidates


def _way(home: Page, parts: list[str], known: dict[tuple[str, str], Page]) -> Way:
    pages = [home]
    for number, slug in enumerate(parts):
        child = known.get((pages[-1].path, slug))
        if child is None:
            return Way(pages, parts[number:])
        child._cached_parent_obj = pages[-1]
        pages.append(child)
    return Way(pages)
