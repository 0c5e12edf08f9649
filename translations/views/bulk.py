"""How far requests for whole sections are."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from core.unpublished import unknown_to

from ..bulk import GONE, go_on, interrupted
from ..forms.desk import NAMES
from ..models import BulkRequest, BulkRequestText
from ..requesting import decided_against
from ..rights import may_request
from .opening import crumbs
from .people import DeskRequest
from .tabs import tabs_for

TITLE = "Sammelaufträge"
PER_PAGE = 25
MOST_NAMED = 200


@dataclass(frozen=True)
class Progress:
    """How far one request is."""

    bulk: BulkRequest
    total: int
    done: int
    failed: int
    is_interrupted: bool

    @property
    def came(self) -> int:
        """Those that were tried, with whatever outcome."""
        return self.done + self.failed

    @property
    def is_running(self) -> bool:
        return self.bulk.finished_at is None

    @property
    def languages(self) -> str:
        return ", ".join(NAMES.get(code, code) for code in self.bulk.codes)


@require_safe
def bulk_requests(request: DeskRequest) -> HttpResponse:
    """All of them, the newest first."""
    if not may_request(request.user):
        raise PermissionDenied
    page = WagtailPaginator(BulkRequest.objects.all(), PER_PAGE).get_page(request.GET.get("p"))
    page.object_list = _progress_of([bulk.pk for bulk in page.object_list])
    context = {
        "page": page,
        "is_running": any(one.is_running for one in page.object_list),
        "tabs": tabs_for(request, "bulk_requests"),
        "header_title": TITLE,
        "header_icon": "tasks",
        "breadcrumbs_items": crumbs(TITLE),
    }
    return TemplateResponse(request, "translations/bulk_requests.html", context)


@require_safe
def bulk_request(request: DeskRequest, bulk: int) -> HttpResponse:
    """One of them, with the texts that did not work."""
    progress = _progress_or_404(request, bulk)
    texts = BulkRequestText.objects.filter(bulk=bulk)
    failed = texts.exclude(problem="")
    # A text under embargo is not named to others, not even here.
    named = failed.exclude(translation_key__in=unknown_to(request.user).values("translation_key"))
    shown = list(named[:MOST_NAMED])
    title = "Sammelauftrag"
    context = {
        "progress": progress,
        "is_running": progress.is_running,
        "is_told": texts.filter(is_told=True).exists(),
        "against": 0 if progress.is_running else _decided_against(progress.bulk),
        "failed": shown,
        "gone": GONE,  # It has no page any more to lead to.
        "more": progress.failed - len(shown),
        "tabs": tabs_for(request, ""),
        "header_title": title,
        "header_icon": "tasks",
        "breadcrumbs_items": crumbs(title, (reverse("translations:bulk_requests"), TITLE)),
    }
    return TemplateResponse(request, "translations/bulk_request.html", context)


def _decided_against(bulk: BulkRequest) -> int:
    keys = list(bulk.texts.values_list("translation_key", flat=True))
    return decided_against(keys, bulk.codes)


@require_POST
def bulk_go_on(request: DeskRequest, bulk: int) -> HttpResponse:
    """Tries again what failed or was interrupted."""
    progress = _progress_or_404(request, bulk)
    if go_on(progress.bulk):
        messages.success(request, "Es geht weiter.")
    else:
        messages.info(request, "Hier ist gerade nichts zu tun.")
    return redirect("translations:bulk_request", bulk)


def _progress_or_404(request: DeskRequest, pk: int) -> Progress:
    if not may_request(request.user):
        raise PermissionDenied
    get_object_or_404(BulkRequest, pk=pk)
    return _progress_of([pk])[0]


def _progress_of(keys: list[int]) -> list[Progress]:
    """One query for the numbers, however many there are."""
    silent = set(interrupted().filter(pk__in=keys).values_list("pk", flat=True))
    return [
        Progress(bulk, bulk.total, bulk.done, bulk.failed, bulk.pk in silent)
        for bulk in _counted(BulkRequest.objects.filter(pk__in=keys))
    ]


def _counted(rows: QuerySet[BulkRequest]) -> QuerySet:
    is_done = Q(texts__done_at__isnull=False)
    return rows.select_related("requested_by").annotate(
        total=Count("texts"),
        done=Count("texts", filter=is_done & Q(texts__problem="")),
        failed=Count("texts", filter=is_done & ~Q(texts__problem="")),
    )
