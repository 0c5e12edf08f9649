"""Pages outside the page tree that belong to no section: search and the barrier report."""

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.frame import alternates
from core.languages import active_language, language_for
from core.views import read_only

from .forms import BarrierReportForm
from .search import KINDS, LONGEST_QUERY, cleaned, kind_for, search_pages


@read_only
def search(request):
    language = active_language()
    typed = request.GET.get("q", "")
    query = cleaned(typed)
    kind = kind_for(request.GET.get("art", ""))
    context = {
        "query": query,
        "is_cut": len(typed.strip()) > LONGEST_QUERY,
        "kind": kind,
        "kinds": KINDS,
        "is_noindex": True,
        "german": None if language.is_source else language_for(settings.LANGUAGE_CODE),
    }
    if query:
        context["found"] = search_pages(query, language, kind, request.GET.get("seite", "1"))
        context["page_query"] = _query_without_page(request, query, kind)
    return render(request, "home/search.html", context)


def _query_without_page(request: HttpRequest, query: str, kind) -> str:
    parameters = request.GET.copy()
    parameters.clear()
    parameters["q"] = query
    if kind:
        parameters["art"] = kind.slug
    return parameters.urlencode()


# Without login there is nobody whose name a foreign page could use; the stamp in the form keeps
# programs away, and no cookie is set.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def barrier_report(request):
    form = BarrierReportForm(request.POST or None, initial={"page": _page_before(request)})
    if request.method == "POST" and form.is_valid():
        form.save_once(active_language().code)
        return redirect("barrier_report_thanks")
    context = _periods() | {"form": form, "alternates": _alternates(request)}
    return render(request, "home/barrier_report.html", context)


def _alternates(request: HttpRequest) -> list[dict]:
    path = reverse("barrier_report").split("/", 2)[2]
    return alternates(request, lambda language: f"/{language.code}/{path}")


def _page_before(request: HttpRequest) -> str:
    """The page of this site that somebody came from, named in the address or by the browser."""
    page = request.GET.get("seite") or request.META.get("HTTP_REFERER", "")
    is_ours = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return request.build_absolute_uri(page)[:500] if page and is_ours else ""


@read_only
def barrier_report_thanks(request):
    context = _periods() | {"is_noindex": True}
    return render(request, "home/barrier_report_thanks.html", context)


def _periods() -> dict[str, int]:
    """What is promised is what is kept: the office is reminded, and reports go, by these."""
    return {
        "answer_weeks": settings.BARRIER_REPORT_WEEKS,
        "keep_months": settings.BARRIER_REPORT_KEEP_MONTHS,
    }
