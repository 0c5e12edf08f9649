"""Where a page went that is no longer at its address, in the language of the reader."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils import translation
from django.utils.encoding import escape_uri_path
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from .languages import active_language
from .models.pages import language_of
from .reading import reading_url

# A page can have a file ("kalender.ics") or a picture ("fotos/7/") below it, not more.
_PARTS_BELOW_A_PAGE = 2


class OldAddresses(RedirectMiddleware):
    """Wagtail knows the old addresses of each page row; readers know those of every language.

    A page without translation is read at its German path in every language, and what stands
    below a page (a feed, a calendar) moves with it.
    """

    def process_response(self, request, response):
        moved = super().process_response(request, response)
        if moved is response and response.status_code == 404:
            moved = _as_the_german_page(request) or response
        # A page that is back at an old address and was then unpublished would lead to itself.
        leads_to_itself = urlsplit(getattr(moved, "url", "")).path == escape_uri_path(request.path)
        return response if leads_to_itself else moved


def _as_the_german_page(request: HttpRequest) -> HttpResponse | None:
    """Where the German page of this path went; also for an address without language."""
    rests = dict(_german_paths(request.path))
    site = Site.find_for_request(request)
    known = Redirect.get_for_site(site).filter(old_path__in=rests).select_related("redirect_page")
    # The longest path is the page itself; of two the one of this site counts.
    for moved in sorted(known, key=lambda row: (-len(row.old_path), row.site_id is None)):
        if target := _target(moved, rests[moved.old_path]):
            kind = HttpResponsePermanentRedirect if moved.is_permanent else HttpResponseRedirect
            return kind(target)
    return None


def _german_paths(path: str) -> Iterator[tuple[str, str]]:
    """Each German path that the address may lie at or below, with the rest of the address."""
    code = translation.get_language_from_path(path)
    parts = path.removeprefix(f"/{code}").strip("/").split("/")
    end_of_address = "/" if path.endswith("/") else ""
    for end in range(len(parts), max(len(parts) - _PARTS_BELOW_A_PAGE, 1) - 1, -1):
        german = "/".join(["", settings.LANGUAGE_CODE, *parts[:end]])
        rest = "/".join(parts[end:])
        yield Redirect.normalise_path(german), rest and f"{rest}{end_of_address}"


def _target(moved: Redirect, rest: str) -> str:
    page = moved.redirect_page
    if page is None:
        return "" if rest else moved.redirect_link
    language = language_of(page)
    address = reading_url(page, active_language() if language.is_source else language)
    return escape_uri_path(address + rest)
