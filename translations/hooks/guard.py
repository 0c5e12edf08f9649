"""Closes what goes past the desk: the package's own addresses, and rows of other languages."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import re_path
from wagtail import hooks
from wagtail.models import Locale, Page, TranslatableMixin

from core.languages import language_for
from core.models.workflows import ALSO_WRITTEN_BY

from ..review import last_writer
from ..rights import may_approve


@hooks.register("register_admin_urls", order=-1)
def package_addresses():
    """Every address of wagtail-localize, also those it gets with an upgrade.

    They ask for one right in all languages and publish past the approval; the desk does not.
    """
    return [re_path(r"^localize/", closed)]


def closed(request: HttpRequest):
    raise PermissionDenied


@hooks.register("construct_page_action_menu")
def no_buttons_of_the_package(items, request, context):
    items[:] = [item for item in items if not item.name.startswith("localize-")]


@hooks.register("before_edit_page", order=-2)
def no_restart_past_the_desk(request: HttpRequest, page: Page) -> None:
    """The package listens to these names in every form of a page."""
    if any(name.startswith("localize-") for name in request.POST):
        raise PermissionDenied


@hooks.register("before_edit_snippet", order=-2)
def keep_to_approvers(request: HttpRequest, instance) -> None:
    """A row in another language goes live when it is saved: only who approves there may."""
    if any(name.startswith("localize-") for name in request.POST):
        raise PermissionDenied
    _refuse_others(request, [instance])


@hooks.register("before_delete_snippet", order=-2)
def keep_rows(request: HttpRequest, instances) -> None:
    _refuse_others(request, instances)


@hooks.register("before_bulk_action", order=-2)
def keep_many_rows(request: HttpRequest, action_type, objects, action_class_instance) -> None:
    _refuse_others(request, [row for row in objects if not isinstance(row, Page)])


@hooks.register("before_create_snippet", order=-2)
def begin_in_german(request: HttpRequest, model) -> None:
    """A row begins in German; other languages get theirs through the desk."""
    if not issubclass(model, TranslatableMixin):
        return
    match = request.resolver_match
    copied = match.kwargs.get("pk") if match else None
    wanted = Locale.objects.filter(
        language_code=request.GET.get("locale") or request.POST.get("locale")
    )
    locales = Locale.objects.filter(pk__in=model.objects.filter(pk=copied).values("locale"))
    for locale in [*wanted, *locales]:
        if not language_for(locale.language_code).is_source:
            raise PermissionDenied


def _refuse_others(request: HttpRequest, rows) -> None:
    for row in rows:
        if not isinstance(row, TranslatableMixin):
            continue
        language = language_for(row.locale.language_code)
        if not language.is_source and not may_approve(request.user, language.code):
            raise PermissionDenied


@hooks.register(ALSO_WRITTEN_BY)
def whose_words_were_handed_in(page: Page) -> int | None:
    """Whoever wrote at the desk does not approve, also where a colleague handed it in."""
    is_german = language_for(page.locale.language_code).is_source
    return None if is_german else last_writer(page.translation_key, page.locale_id)
