"""A page on which one picture, file or link of a translation becomes another one."""

from typing import cast

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail_localize.models import Translation

from core.models import User

from .. import substitutes
from ..forms.substitutes import form_for
from ..substitutes import Kind, Substitute
from ..work import refuse_if_closed
from .opening import crumbs, for_translators
from .people import DeskRequest

ICONS = {Kind.PICTURE: "image", Kind.FILE: "doc-full", Kind.LINK: "link"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_translators
def substitute(request: DeskRequest, translation: Translation, segment: int) -> HttpResponse:
    """GET shows the German one and a form; POST takes what was chosen, or German again."""
    refuse_if_closed(translation)
    place = _place(translation, segment)
    user = cast(User, request.user)
    back = f"{reverse('translations:edit', args=[translation.pk])}#eigenes"
    if request.method == "POST" and "deutsch" in request.POST:
        substitutes.take_german(translation, place)
        messages.success(request, "Hier gilt wieder, was auf Deutsch steht.")
        return redirect(back)
    form = form_for(place.kind, user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        substitutes.put(translation, place, form.cleaned_data["value"], user)
        messages.success(request, "Gespeichert.")
        return redirect(back)
    status = 422 if form.is_bound else 200
    if form.is_bound and place.kind != Kind.LINK:
        # A chooser would show what was sent, also what this person may not see, or break on it.
        messages.error(request, f"Nicht gespeichert. {' '.join(map(str, form.errors['value']))}")
        form = form_for(place.kind, user)
    return _page(request, translation, place, form, status)


def _place(translation: Translation, segment: int) -> Substitute:
    places = substitutes.substitutes_of(translation)
    place = next((place for place in places if place.segment == segment), None)
    if place is None:
        raise Http404
    return place


def _page(
    request: DeskRequest, translation: Translation, place: Substitute, form: Form, status: int
) -> HttpResponse:
    title = place.kind.label
    edit = reverse("translations:edit", args=[translation.pk])
    context = {
        "translation": translation,
        "place": place,
        "form": form,
        "header_title": title,
        "header_icon": ICONS[place.kind],
        "breadcrumbs_items": crumbs(title, (edit, translation.source.object_repr)),
    }
    return TemplateResponse(request, "translations/substitute.html", context, status=status)
