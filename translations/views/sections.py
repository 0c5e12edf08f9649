"""Which languages the new pages of a section get."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Locale, Page

from ..forms.desk import NAMES, SectionForm
from ..models import SectionLanguages
from ..rights import Person, may_request
from .opening import crumbs
from .people import DeskRequest
from .tabs import tabs_for

TITLE = "Sprachen der Bereiche"
_DEEPEST = 3


@require_safe
def sections(request: DeskRequest) -> HttpResponse:
    """All sections with what is set up for them."""
    if not may_request(request.user):
        raise PermissionDenied
    rows: dict[int, list[str]] = {}
    for row in SectionLanguages.objects.select_related("locale"):
        days = f" ({row.days} Tage)" if row.days else ""
        rows.setdefault(row.section_id, []).append(f"{NAMES[row.locale.language_code]}{days}")
    context = {
        "sections": [
            (page, rows.get(page.pk, []), _may_change(request.user, page)) for page in _sections()
        ],
        "tabs": tabs_for(request, "sections"),
        "header_title": TITLE,
        "header_icon": "globe",
        "breadcrumbs_items": crumbs(TITLE),
    }
    return TemplateResponse(request, "translations/sections.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: DeskRequest, pk: int) -> HttpResponse:
    """The languages of one section."""
    page = get_object_or_404(_sections(), pk=pk)
    if not (may_request(request.user) and _may_change(request.user, page)):
        raise PermissionDenied
    form = SectionForm(request.POST if request.method == "POST" else None, section=page)
    if form.is_valid():
        _store(page, form.chosen())
        messages.success(request, f"Gespeichert für „{page.title}“.")
        return redirect("translations:sections")
    context = {
        "form": form,
        "section": page,
        "header_title": page.title,
        "header_icon": "globe",
        "breadcrumbs_items": crumbs(page.title, (reverse("translations:sections"), TITLE)),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "translations/section.html", context, status=status)


def _sections():
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    return pages.filter(depth__gt=1, depth__lte=_DEEPEST).order_by("path")


def _may_change(user: Person, page: Page) -> bool:
    return page.permissions_for_user(user).can_edit()


@transaction.atomic
def _store(page: Page, chosen: dict[str, int | None]) -> None:
    SectionLanguages.objects.filter(section=page).delete()
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    SectionLanguages.objects.bulk_create(
        [
            SectionLanguages(section=page, locale=locales[code], days=days)
            for code, days in chosen.items()
        ]
    )
