"""Asking for translations: one text with its languages, and many texts at once."""

from typing import cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from core.models import User

from ..forms.desk import NAMES, RequestForm, foreign_languages, keys_in
from ..queue import Item
from ..requesting import decide_against, request_translations, section_defaults, withdraw
from ..rights import languages_of, may_request, may_translate
from ..states import standings
from ..texts import Text, german_texts
from .opening import crumbs
from .people import DeskRequest
from .queue import way_to
from .table import lines_of
from .tabs import tabs_for

MOST = 500
REQUEST, AGAINST, WITHDRAW = "auftrag", "nicht-noetig", "zuruecknehmen"


@require_safe
def text(request: DeskRequest, key: UUID) -> HttpResponse:
    """One German text: where it stands in each language, and what the office wants."""
    if not (may_request(request.user) or languages_of(request.user)):
        raise PermissionDenied
    german = next(iter(german_texts({key})), None)
    if german is None:
        raise Http404
    languages = foreign_languages()
    found = standings([key], [language.code for language in languages])
    line = lines_of([german], languages, found)[0]
    public = [cell.standing.target_id for cell in line.cells if cell.standing.is_public]
    pages = Page.objects.in_bulk([pk for pk in public if pk])
    rows = []
    for cell in line.cells:
        is_mine = may_translate(request.user, cell.language.code)
        item = Item(german, cell.language, cell.standing)
        url, is_form = way_to(item) if is_mine else ("", False)
        page = pages.get(cell.standing.target_id)
        public_url = page.get_url(request) if page else ""
        rows.append({"cell": cell, "url": url, "is_form": is_form, "public_url": public_url})
    context = {
        "text": german,
        "rows": rows,
        "may_request": may_request(request.user),
        "tabs": tabs_for(request, ""),
        "header_title": german.title,
        "header_icon": "globe",
        "breadcrumbs_items": crumbs(german.title),
    }
    return TemplateResponse(request, "translations/text.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: DeskRequest) -> HttpResponse:
    """GET shows the form for the chosen texts, POST stores what is wanted."""
    if not may_request(request.user):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else request.GET
    keys, bad = keys_in(sent.getlist("schluessel")[: MOST + 1])
    if len(keys) + bad > MOST:
        messages.error(request, f"Auf einmal gehen höchstens {MOST} Texte.")
        return redirect("translations:table")
    if not keys and not bad:
        messages.error(request, "Wählen Sie mindestens einen Text.")
        return redirect("translations:table")
    texts = german_texts(set(keys)) if keys else []
    if not texts:
        raise Http404
    gone = len(keys) + bad - len(texts)
    if request.method != "POST":
        known = set(NAMES)
        initial = [code for code in sent.getlist("sprachen") if code in known]
        initial = initial or list(section_defaults(keys))
        return _page(request, texts, RequestForm(initial={"sprachen": initial}), gone)
    form = RequestForm(request.POST)
    if gone or not form.is_valid():
        return _page(request, texts, form, gone, status=422)
    return _store(request, texts, form)


def _store(request: DeskRequest, texts: list[Text], form: RequestForm) -> HttpResponse:
    codes = form.cleaned_data["sprachen"]
    keys = [text.key for text in texts]
    what = request.POST.get("was", REQUEST)
    if what == AGAINST:
        number = decide_against(keys, codes, cast(User, request.user))
        messages.success(request, f"Als nicht nötig vermerkt: {_counted(number)}.")
    elif what == WITHDRAW:
        number = withdraw(keys, codes)
        messages.success(request, f"Zurückgenommen: {_counted(number)}.")
    else:
        number = request_translations(
            {text.key: text.title for text in texts},
            codes,
            cast(User, request.user),
            wanted_by=form.cleaned_data["bis"],
            note=form.cleaned_data["hinweis"],
        )
        _say_asked(request, number, len(keys) * len(codes) - number)
    return redirect(_back(request))


def _say_asked(request: DeskRequest, number: int, ready: int) -> None:
    if number:
        messages.success(request, f"Auftrag erteilt: {_counted(number)}.")
    if ready:
        messages.info(request, f"Schon aktuell, kein Auftrag nötig: {_counted(ready)}.")


def _page(
    request: DeskRequest, texts: list[Text], form: RequestForm, gone: int, status: int = 200
) -> HttpResponse:
    context = {
        "texts": texts,
        "form": form,
        "gone": gone,
        "next": _back(request),
        "tabs": tabs_for(request, ""),
        "header_title": "Auftrag erteilen",
        "header_icon": "globe",
        "breadcrumbs_items": crumbs("Auftrag erteilen"),
    }
    return TemplateResponse(request, "translations/request.html", context, status=status)


def _back(request: DeskRequest) -> str:
    """Where the person came from, on this site only."""
    sent = request.POST if request.method == "POST" else request.GET
    wish = sent.get("next", "")
    if wish.startswith("/") and url_has_allowed_host_and_scheme(wish, allowed_hosts=None):
        return wish
    return reverse("translations:table")


def _counted(number: int) -> str:
    return "eine Übersetzung" if number == 1 else f"{number} Übersetzungen"
