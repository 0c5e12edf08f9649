"""Addresses that belong to no section: the entrance, pages of the tree, health, robots."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
)
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.views import serve as wagtail_serve

from .frame import current_frame
from .health import readiness, reports
from .languages import all_languages
from .models import SiteSettings
from .routing import route_in_language

# Browsers in Afghanistan ask for Dari as "prs", which is written like Persian.
_OTHER_NAMES = {"prs": "fa"}
_READING = ("GET", "HEAD", "OPTIONS")
SECURITY_TXT_DAYS = 180


def read_only(view):
    """A page to look at: whatever is sent to it gets 405, not a sentence about cookies."""
    return csrf_exempt(require_safe(view))


@csrf_exempt
def closed(request, **kwargs):
    """Nobody may do this here, whoever they are."""
    raise PermissionDenied


@read_only
def entrance(request):
    """`/` leads to the best language of the browser, to German when it asks for none of ours."""
    response = HttpResponseRedirect(f"/{_wanted_language(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, private=True, no_store=True)
    return response


def _wanted_language(request) -> str:
    known = {language.code for language in all_languages()}
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "").lower()
    for tag, quality in parse_accept_lang_header(header):
        main = tag.split("-")[0]
        for code in (tag, _OTHER_NAMES.get(main, main)):
            if code in known and quality > 0:
                return code
    return settings.LANGUAGE_CODE


@csrf_exempt
def serve_page(request, path=""):
    """A page of the tree; in German where the reader's language does not have it yet."""
    frame = current_frame(request)
    route = route_in_language(frame, request, path) if frame else None
    request._wagtail_route_for_request = route
    serve = wagtail_serve
    if route and request.method not in _READING:
        # Only a page that takes forms checks the token; the others answer 405.
        takes_it = request.method in route[0].allowed_http_method_names()
        serve = csrf_protect(wagtail_serve) if takes_it else wagtail_serve
    return serve(request, path)


@read_only
def without_language(request, path):
    """An address as people type or keep it leads to the page that is meant, where it exists.

    It may lack the language (then the German page is meant) or the slash, or begin with a capital.
    """
    for typed in dict.fromkeys([path, path.lower()]):
        target = _whole_address(typed)
        if _exists(request, target):
            query = request.META.get("QUERY_STRING", "")
            target = escape_uri_path(target)
            return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)
    raise Http404


def _whole_address(path: str) -> str:
    way = path.strip("/").split("/")
    if way[0] not in {language.code for language in all_languages()}:
        way.insert(0, settings.LANGUAGE_CODE)
    is_file = "." in way[-1]
    return "/".join(["", *way] if is_file else ["", *way, ""])


def _exists(request, address: str) -> bool:
    try:
        match = resolve(address)
    except Resolver404:
        return False
    if match.func is without_language:
        return False
    if match.func is not serve_page:
        return True
    frame = current_frame(request)  # Without a language in the address it is the German one.
    return bool(frame and route_in_language(frame, request, match.args[0]))


@read_only
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /verwaltung/",
        *[f"Disallow: /{language.code}/suche/" for language in all_languages()],
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return _plain_text(lines)


@read_only
def security_txt(request):
    """Where to report a security problem (RFC 9116)."""
    site = Site.find_for_request(request)
    site_settings = SiteSettings.for_site(site) if site else SiteSettings()
    email = site_settings.security_email or site_settings.email
    imprint = request.build_absolute_uri(f"/{settings.LANGUAGE_CODE}/impressum/")
    # From midnight, so that the file (and its ETag) stays the same for a day.
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {f'mailto:{email}' if email else imprint}",
        f"Expires: {(midnight + timedelta(days=SECURITY_TXT_DAYS)).isoformat()}",
        "Preferred-Languages: de, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return _plain_text(lines)


def _plain_text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@read_only
def favicon(request):
    return HttpResponsePermanentRedirect(static("img/favicon.svg"))


@read_only
def health_live(request):
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@read_only
def health_ready(request):
    """503 only for what keeps pages from being read: a load balancer acts on it."""
    checks = readiness()
    is_ready = all(checks.values())
    told = reports() if is_ready else {}
    is_well = all(report.ok for report in told.values())
    answer = {"status": _in_one_word(is_ready, is_well), "checks": checks}
    answer |= {name: {"ok": report.ok, **report.figures} for name, report in told.items()}
    status = 200 if is_ready else 503
    return JsonResponse(answer, status=status, headers={"Cache-Control": "no-store"})


def _in_one_word(is_ready: bool, is_well: bool) -> str:
    if not is_ready:
        return "not ready"
    return "ok" if is_well else "degraded"
