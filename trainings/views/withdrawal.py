"""Deleting or unpublishing a page while people are registered for what it announces."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Page

from ..models import Registration, RegistrationQuerySet

CONFIRMED = "registrations-known"


def refuse_to_delete(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Registrations outlive the page: statistics and certificates need them."""
    number = _registrations_below(pages).count()
    if not number:
        return None
    noun = "eine Anmeldung" if number == 1 else f"{number} Anmeldungen"
    messages.error(
        request,
        f"Hierzu gibt es {noun}, deshalb lässt sich das nicht löschen. "
        "Nehmen Sie die Schulung stattdessen offline.",
    )
    return redirect("wagtailadmin_explore", next(iter(pages)).get_parent().pk)


def ask_before_unpublishing(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse | None:
    """Says how many people count on a date that would vanish; the same request goes on then."""
    if CONFIRMED in request.POST:
        return None
    to_come = Q(book__training__sessions__ends_at__gt=timezone.now())
    number = _registrations_below(pages).active().filter(to_come).distinct().count()
    if not number:
        return None
    context = {
        "number": number,
        "pages": list(pages),
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name != "csrfmiddlewaretoken"
        ],
        "confirmed": CONFIRMED,
        "address": request.get_full_path(),
        "header_title": "Offline nehmen",
        "breadcrumbs_items": [{"url": "", "label": "Offline nehmen"}],
        "header_icon": "warning",
    }
    return TemplateResponse(request, "trainings/admin/confirm_unpublish.html", context)


def _registrations_below(pages: Iterable[Page]) -> RegistrationQuerySet:
    """All registrations for trainings that are these pages or stand below them."""
    here = Q(pk__in=[])
    for page in pages:
        here |= Q(book__training__path__startswith=page.path)
    return Registration.objects.filter(here)
