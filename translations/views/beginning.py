"""Opens a translation that nobody has begun yet."""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from wagtail.models import Locale, Page

from core.languages import all_languages

from .. import work
from ..choices import EASY_LANGUAGE
from ..rights import may_translate
from ..rows import translatable_rows


@require_POST
def begin(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    """Makes the draft of a page, with its path above it, and leads to the screen."""
    if code not in {language.code for language in all_languages() if not language.is_source}:
        raise Http404
    if not may_translate(request.user, code):
        raise PermissionDenied
    german = german_of(key)
    if german is None or code == EASY_LANGUAGE:
        raise Http404
    locale = get_object_or_404(Locale, language_code=code)
    return redirect("translations:edit", work.begin(german, locale, request.user).pk)


def german_of(key: UUID) -> models.Model | None:
    """The German page or row with this key."""
    for model in (Page, *translatable_rows()):
        rows = model.objects.filter(translation_key=key).select_related("locale")
        for row in rows:
            if row.locale.language_code == settings.LANGUAGE_CODE:
                return row.specific if isinstance(row, Page) else row
    return None
