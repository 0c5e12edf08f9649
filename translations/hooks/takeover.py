"""Whoever opens a translated page or row in the admin comes to our screen."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation

from ..choices import has_pieces


# Before the guard, which would refuse translators a row, and before the package's own editor.
@hooks.register("before_edit_page", order=-3)
def to_our_screen(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _instead_of_the_form(request, page)


@hooks.register("before_edit_snippet", order=-3)
def row_to_our_screen(request: HttpRequest, instance) -> HttpResponse | None:
    if isinstance(instance, TranslatableMixin):
        return _instead_of_the_form(request, instance)
    return None


def _instead_of_the_form(request: HttpRequest, instance) -> HttpResponse | None:
    """A form would write past the pieces: the next one that is handed in undoes it."""
    code = instance.locale.language_code
    is_page = isinstance(instance, Page)
    if code == settings.LANGUAGE_CODE or not has_pieces(code, is_page=is_page):
        return None
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key,
        source__locale__language_code=settings.LANGUAGE_CODE,
        target_locale_id=instance.locale_id,
        enabled=True,
    ).first()
    if translation is None:
        return None
    if request.method not in ("GET", "HEAD"):
        raise PermissionDenied
    return redirect("translations:edit", translation.pk)
