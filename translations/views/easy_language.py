"""Leichte Sprache in the admin: begin a page, check what is typed, record who tested it."""

from typing import cast
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import Page

from core.models import User

from ..choices import EASY_LANGUAGE
from ..easy_language.beginning import begin as begin_page
from ..easy_language.beginning import easy_page_of
from ..easy_language.beside import places
from ..easy_language.testing import digest_of, record
from ..forms.easy_language import EasyLanguageTestForm
from ..models import EasyLanguageTest
from ..rights import may_approve, may_translate
from ..texts import german_text


def _writer(request: HttpRequest) -> User:
    """A writer or approver of Leichte Sprache; nobody else has anything to do here."""
    user = cast(User, request.user)  # The admin has asked already who it is.
    if not (may_translate(user, EASY_LANGUAGE) or may_approve(user, EASY_LANGUAGE)):
        raise PermissionDenied
    return user


def _easy_page(pk: int) -> Page:
    pages = Page.objects.filter(locale__language_code=EASY_LANGUAGE, alias_of=None, depth__gt=1)
    return get_object_or_404(pages, pk=pk).specific


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, key: UUID) -> HttpResponse:
    """GET says what will happen, POST makes the draft and opens it in the normal editor."""
    user = _writer(request)
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    german = get_object_or_404(pages, translation_key=key).specific
    existing = easy_page_of(german)
    # A draft is for those who work on it, as everywhere at the desk.
    is_known = german_text(key) or german.permissions_for_user(user).can_edit()
    if existing is None and not is_known:
        raise Http404
    if request.method == "POST" or existing:
        page = existing or begin_page(german, user)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return TemplateResponse(
        request,
        "translations/easy_language/begin.html",
        {
            "german": german,
            "header_title": "Leichte Sprache beginnen",
            "header_icon": "openquote",
            "breadcrumbs_items": _crumbs("Leichte Sprache beginnen"),
        },
    )


@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings in what stands in the form of the editor, saved or not."""
    page = _easy_page(pk).get_latest_revision_as_object()
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    try:
        unread = _take_typed(request, page)
    except (AttributeError, KeyError, TypeError, ValueError):
        return HttpResponseBadRequest("Das ist kein Formular dieser Seite.")
    return TemplateResponse(
        request,
        "translations/easy_language/_findings.html",
        {"places": places(page), "unread": unread, "is_typed": True},
    )


def _take_typed(request: HttpRequest, page: Page) -> list[str]:
    """Puts what is typed into the page; returns the fields that cannot be read."""
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(
        request.POST,
        request.FILES,
        instance=page,
        parent_page=page.get_parent(),
        for_user=request.user,
    )
    # Half a form is enough: Django gives the page what is filled in rightly, the rest is named.
    form.is_valid()
    return [str(form.fields[name].label) for name in form.errors if name in form.fields]


@require_http_methods(["GET", "HEAD", "POST"])
def tests(request: HttpRequest, pk: int) -> HttpResponse:
    """The test readings of a page; POST records one more."""
    user = _writer(request)
    page = _easy_page(pk)
    form = EasyLanguageTestForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        test = form.save(commit=False)
        record(test, page, form.chosen_revision(), user)
        log(page, "translations.easy_language_tested", data={"testers": test.testers})
        messages.success(request, _result(test))
        return redirect("translations:easy_language_tests", page.pk)
    current = digest_of(page) if page.live else None
    return TemplateResponse(
        request,
        "translations/easy_language/tests.html",
        {
            "page": page,
            "form": form,
            "tests": page.easy_language_tests.select_related("recorded_by"),
            "is_tested": any(test.digest == current for test in page.easy_language_tests.all()),
            "header_title": "Prüfung der Leichten Sprache",
            "header_icon": "openquote",
            "breadcrumbs_items": _crumbs(
                "Prüfung der Leichten Sprache",
                (reverse("wagtailadmin_pages:edit", args=[pk]), page.get_admin_display_title()),
            ),
        },
        status=400 if form.errors else 200,
    )


def _result(test: EasyLanguageTest) -> str:
    if test.is_public:
        return "Eingetragen. Das Siegel steht jetzt auf der Website."
    return "Eingetragen. Das Siegel erscheint, sobald genau dieser Text veröffentlicht ist."


@require_POST
def remove_test(request: HttpRequest, pk: int, test: int) -> HttpResponse:
    """Takes back a record that was a mistake."""
    _writer(request)
    page = _easy_page(pk)
    found = get_object_or_404(EasyLanguageTest, pk=test, page_id=page.pk)
    log(page, "translations.easy_language_test_removed", data={"testers": found.testers})
    found.delete()
    messages.success(request, "Die Prüfung ist nicht mehr eingetragen.")
    return redirect("translations:easy_language_tests", page.pk)


def _crumbs(label: str, *steps: tuple[str, str]) -> list[dict[str, str]]:
    way = [(reverse("wagtailadmin_home"), "Startseite"), *steps, ("", label)]
    return [{"url": url, "label": name} for url, name in way]
