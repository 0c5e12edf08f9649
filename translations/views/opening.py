"""Who may open a translation, and what everybody else reads."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from ..choices import has_pieces
from ..rights import may_approve, may_translate
from ..work import NotNow

LOCKED = 423


def translation_or_404(pk: int) -> Translation:
    """A translation of the desk: from German, and with pieces."""
    rows = Translation.objects.select_related(
        "source__locale", "source__specific_content_type", "source__object", "target_locale"
    )
    rows = rows.filter(source__locale__language_code=settings.LANGUAGE_CODE)
    rows = rows.exclude(target_locale__language_code=settings.LANGUAGE_CODE)
    translation = get_object_or_404(rows, pk=pk)
    is_page = issubclass(translation.source.specific_content_type.model_class(), Page)
    if not has_pieces(translation.target_locale.language_code, is_page=is_page):
        raise Http404
    return translation


def _for(*rights: Callable) -> Callable:
    """Opens a view to whoever has one of these rights in the language of the translation."""

    def decorate(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request: HttpRequest, pk: int, *args, **kwargs) -> HttpResponse:
            translation = translation_or_404(pk)
            code = translation.target_locale.language_code
            if not any(may(request.user, code) for may in rights):
                return refuse(request)
            try:
                return view(request, translation, *args, **kwargs)
            except NotNow as reason:
                return closed(request, translation, reason)

        return guarded

    return decorate


for_translators = _for(may_translate)
for_approvers = _for(may_approve)
for_both = _for(may_translate, may_approve)


def refuse(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return said(403, "Sie dürfen in dieser Sprache nichts ändern.")
    raise PermissionDenied


def closed(request: HttpRequest, translation: Translation, reason: NotNow) -> HttpResponse:
    """While an approver reads, a page is locked, or a translation was given up."""
    if wants_json(request):
        return said(LOCKED, str(reason))
    context = {"translation": translation, "reason": str(reason), "header_title": "Jetzt nicht"}
    return TemplateResponse(request, "translations/closed.html", context, status=LOCKED)


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def said(status: int, message: str, **more) -> JsonResponse:
    """An answer for the script of the screen."""
    return JsonResponse({"message": message, **more}, status=status)


def language_name(translation: Translation) -> str:
    """The language as the office calls it."""
    return dict(settings.LANGUAGES)[translation.target_locale.language_code]


def crumbs(label: str, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way from the start page to here; steps are (address, name)."""
    way = [
        (reverse("wagtailadmin_home"), "Startseite"),
        (reverse("translations:queue"), "Übersetzungen"),
        *steps,
        ("", label),
    ]
    return [{"url": url, "label": name} for url, name in way]
