"""Opens a translation that nobody has begun yet."""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from wagtail.models import Locale, Page, TranslatableMixin

from core.languages import all_languages

from .. import work
from ..choices import EASY_LANGUAGE
from ..rights import may_translate
from ..rows import translatable_rows
from ..texts import german_texts
from .people import DeskRequest


@require_POST
def begin(request: DeskRequest, key: UUID, code: str) -> HttpResponse:
    """Makes the draft of a page, with its path above it, and leads to the screen."""
    if code not in {language.code for language in all_languages() if not language.is_source}:
        raise Http404
    if not may_translate(request.user, code):
        raise PermissionDenied
    german = german_of(key)
    # A page in easy language has sentences of its own; a row is a word or two.
    if german is None or (code == EASY_LANGUAGE and isinstance(german, Page)):
        raise Http404
    locale = get_object_or_404(Locale, language_code=code)
    return redirect("translations:edit", work.begin(german, locale, request.user).pk)


def german_of(key: UUID) -> TranslatableMixin | None:
    """The German page or row with this key, where it is offered for translation."""
    if not german_texts({key}):
        return None
    german = {"translation_key": key, "locale__language_code": settings.LANGUAGE_CODE}
    if page := Page.objects.filter(**german).first():
        return page.specific
    for model in translatable_rows():
        if row := model.objects.filter(**german).first():
            return row
    return None
