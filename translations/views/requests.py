"""Asking for translations: one text with its languages, and many texts at once."""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from ..bulk import place
from ..forms.desk import NAMES, RequestForm, foreign_languages
from ..queue import Item
from ..readings import read_by_language
from ..requesting import (
    decide_against,
    decided_against,
    need_after_all,
    request_translations,
    section_defaults,
    withdraw,
)
from ..rights import languages_of, may_request, may_translate
from ..states import standings
from ..texts import Text, german_texts
from .opening import crumbs
from .people import DeskRequest
from .queue import way_to
from .selection import CannotChoose, Selection, form_of, selection_of, sent_as
from .table import Line, known_to, lines_of
from .tabs import tabs_for

AT_ONCE = 20  # More than these the worker takes text by text.
SHOWN = 100
REQUEST, WITHDRAW = "auftrag", "zuruecknehmen"
AGAINST, AFTER_ALL = "nicht-noetig", "doch-noetig"


@require_safe
def text(request: DeskRequest, key: UUID) -> HttpResponse:
    """One German text: where it stands in each language, and what the office wants."""
    if not (may_request(request.user) or languages_of(request.user)):
        raise PermissionDenied
    # Translators work before the end of an embargo; others learn of what they work on.
    texts = german_texts({key}) if languages_of(request.user) else known_to(request.user, {key})
    german = next(iter(texts), None)
    if german is None:
        raise Http404
    languages = foreign_languages()
    found = standings([key], [language.code for language in languages])
    line = lines_of([german], languages, found)[0]
    read = read_by_language([key])
    context = {
        "text": german,
        "rows": _rows(request, line, read),
        "read": read.get(settings.LANGUAGE_CODE, 0),
        "may_request": may_request(request.user),
        "tabs": tabs_for(request, ""),
        "header_title": german.title,
        "header_icon": "globe",
        "breadcrumbs_items": crumbs(german.title),
    }
    return TemplateResponse(request, "translations/text.html", context)


def _rows(request: DeskRequest, line: Line, read: dict[str, int]) -> list[dict]:
    """Each language with the ways to its translation."""
    public = [cell.standing.target_id for cell in line.cells if cell.standing.is_public]
    pages = Page.objects.in_bulk([pk for pk in public if pk])
    rows = []
    for cell in line.cells:
        code = cell.language.code
        item = Item(line.text, cell.language, cell.standing)
        url, is_form = way_to(item) if may_translate(request.user, code) else ("", False)
        page = pages.get(cell.standing.target_id)
        public_url = page.get_url(request) if page else ""
        row = {"cell": cell, "url": url, "is_form": is_form, "public_url": public_url}
        rows.append(row | {"read": read.get(code, 0)})
    return rows


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: DeskRequest) -> HttpResponse:
    """GET shows the form for the chosen texts, POST stores what is wanted."""
    if not may_request(request.user):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else request.GET
    try:
        chosen = selection_of(request.user, sent)
    except CannotChoose as reason:
        messages.error(request, str(reason))
        return redirect("translations:table")
    if not chosen.texts:
        raise Http404
    if request.method != "POST":
        wished = [*sent.getlist("sprachen"), chosen.filter.get("sprache", "")]
        initial = [code for code in wished if code in set(NAMES)]
        initial = initial or list(section_defaults([text.key for text in chosen.texts]))
        return _page(request, chosen, RequestForm(initial={"sprachen": initial}))
    form = RequestForm(request.POST)
    if chosen.gone or not form.is_valid():
        return _page(request, chosen, form, status=422)
    return _store(request, chosen, form)


def _store(request: DeskRequest, chosen: Selection, form: RequestForm) -> HttpResponse:
    codes, below = form.cleaned_data["sprachen"], form.cleaned_data["unterseiten"]
    texts = chosen.with_subpages(request.user) if below else chosen.texts
    keys = [text.key for text in texts]
    what = request.POST.get("was", REQUEST)
    if what == AGAINST:
        number = decide_against(keys, codes, request.user)
        _say_decided(request, number, len(keys) * len(codes) - number)
    elif what == WITHDRAW:
        number = withdraw(keys, codes)
        messages.success(request, f"Auftrag zurückgenommen: {_counted(number)}.")
    elif what == AFTER_ALL:
        number = need_after_all(keys, codes)
        messages.success(request, f"Doch nötig: {_counted(number)}.")
    elif below or chosen.filter or len(texts) > AT_ONCE:
        return _place(request, texts, form)
    else:
        number = request_translations(
            {text.key: text.title for text in texts},
            codes,
            request.user,
            wanted_by=form.cleaned_data["bis"],
            note=form.cleaned_data["hinweis"],
        )
        against = decided_against(keys, codes)
        _say_asked(request, number, len(keys) * len(codes) - number - against, against)
    return redirect(_back(request))


def _place(request: DeskRequest, texts: list[Text], form: RequestForm) -> HttpResponse:
    """Too much for one answer: the worker takes it text by text."""
    bulk = place(
        texts,
        form.cleaned_data["sprachen"],
        request.user,
        sent_as=sent_as(request.POST),
        wanted_by=form.cleaned_data["bis"],
        note=form.cleaned_data["hinweis"],
    )
    return redirect("translations:bulk_request", bulk.pk)


def _say_decided(request: DeskRequest, number: int, others: int) -> None:
    if number:
        messages.success(request, f"Als nicht nötig vermerkt: {_counted(number)}.")
    if others:
        said = f"Schon übersetzt oder eingereicht, nichts vermerkt: {_counted(others)}."
        messages.info(request, said)


def _say_asked(request: DeskRequest, number: int, ready: int, against: int) -> None:
    if number:
        messages.success(request, f"Auftrag erteilt: {_counted(number)}.")
    if ready:
        messages.info(request, f"Schon aktuell, kein Auftrag nötig: {_counted(ready)}.")
    if against:
        messages.info(
            request,
            f"Als nicht nötig vermerkt, kein Auftrag: {_counted(against)}. Wird eine doch "
            "gebraucht, drücken Sie beim Text „Doch nötig“.",
        )


def _page(
    request: DeskRequest, chosen: Selection, form: RequestForm, status: int = 200
) -> HttpResponse:
    context = {
        "texts": chosen.texts,
        "shown": chosen.texts[:SHOWN],
        "more": max(len(chosen.texts) - SHOWN, 0),
        "with_subpages": len(chosen.with_subpages(request.user)),
        "filter": chosen.filter,
        "form": form,
        "formular": form_of(request.POST),
        "at_once": AT_ONCE,
        "gone": chosen.gone,
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
