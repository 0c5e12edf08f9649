"""Addresses that belong to no section: the entrance, pages of the tree, health, robots."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from .languages import active_language, all_languages


@require_safe
def entrance(request):
    """`/` leads to the best language of the browser, to German when it asks for none of ours."""
    response = HttpResponseRedirect(f"/{_wanted_language(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, private=True, no_store=True)
    return response


def _wanted_language(request) -> str:
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    # Browsers in Afghanistan ask for Dari as "prs", which Django does not know.
    header = header.lower().replace("prs", "fa")
    known = {language.code for language in all_languages()}
    for item in header.split(","):
        code = item.split(";")[0].strip()
        for candidate in (code, code.split("-")[0]):
            if candidate in known:
                return candidate
    return settings.LANGUAGE_CODE


def serve_page(request, path=""):
    """A page of the tree; in German where the reader's language does not have it yet."""
    if Page.route_for_request(request, path) is None and not active_language().is_source:
        request._wagtail_route_for_request = _german_route(request, path)
    return wagtail_serve(request, path)


def _german_route(request, path: str):
    """The route to the German page at the same path, which is the same in every language."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    components = [component for component in path.split("/") if component]
    try:
        return site.root_page.specific.route(request, components)
    except Http404:
        return None


@require_safe
def without_language(request, path):
    """An address without language (an old link, say) leads to the German page where it exists."""
    if _german_route(request, path) is None:
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    target = f"/{settings.LANGUAGE_CODE}/{path.strip('/')}/"
    return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)
