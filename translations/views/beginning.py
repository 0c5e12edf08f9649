"""Opens a translation that nobody has begun yet."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from wagtail.models import Locale, Page

from core.languages import all_languages

from .. import work
from ..choices import has_pieces
from ..rights import may_translate
from ..texts import german_text
from .people import DeskRequest


@require_POST
def begin(request: DeskRequest, key: UUID, code: str) -> HttpResponse:
    """Makes the draft of a page, with its path above it, and leads to the screen."""
    if code not in {language.code for language in all_languages() if not language.is_source}:
        raise Http404
    if not may_translate(request.user, code):
        raise PermissionDenied
    german = german_text(key)
    if german is None or not has_pieces(code, is_page=isinstance(german, Page)):
        raise Http404
    locale = get_object_or_404(Locale, language_code=code)
    return redirect("translations:edit", work.begin(german, locale, request.user).pk)
