"""The queue of a translator or approver: what to do next."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin.paginator import WagtailPaginator

from ..choices import EASY_LANGUAGE, State, has_pieces
from ..forms.desk import NAMES, QueueFilter
from ..queue import TRANSLATORS_WORK, Item, never_translated, open_items, with_progress
from ..rights import languages_of, may_request, may_translate
from .opening import crumbs
from .people import DeskRequest
from .tabs import tabs_for

PER_PAGE = 25
STATES = [*TRANSLATORS_WORK, State.HANDED_IN]


@dataclass(frozen=True)
class Row:
    """An item with its button; with `is_form` the button begins a translation (POST).

    `number` names the translation for a file; None while nobody began it.
    """

    item: Item
    language_name: str
    url: str
    is_form: bool

    @property
    def number(self) -> int | None:
        is_easy = self.item.language.code == EASY_LANGUAGE
        return None if is_easy else self.item.standing.translation_id


@require_safe
def queue(request: DeskRequest) -> HttpResponse:
    """What is outdated, asked for, sent back or to be approved."""
    languages = languages_of(request.user)
    if not languages:
        if may_request(request.user):
            return redirect("translations:table")
        raise PermissionDenied
    form = QueueFilter(request.GET, languages, STATES)
    form.is_valid()
    code, state = form.cleaned_data.get("sprache"), form.cleaned_data.get("stand")
    items = open_items(request.user)
    shown = [item for item in items if _fits(item, code, state)]
    page = WagtailPaginator(shown, PER_PAGE).get_page(request.GET.get("p"))
    page.object_list = rows_of(with_progress(page.object_list))
    context = {
        "page": page,
        "has_files": any(row.number for row in page.object_list),
        "form": form,
        "is_filtered": bool(code or state),
        "number": len(items),
        "has_languages": len(languages) > 1,
        "tabs": tabs_for(request, "queue"),
        "header_title": "Übersetzungen",
        "header_icon": "globe",
        "breadcrumbs_items": crumbs("Zu erledigen"),
    }
    return TemplateResponse(request, "translations/queue.html", context)


def _fits(item: Item, code: str | None, state: str | None) -> bool:
    return code in ("", None, item.language.code) and state in ("", None, item.standing.state)


@require_safe
def never(request: DeskRequest) -> HttpResponse:
    """What nobody asked for and nobody began, in one language: for quiet days."""
    languages = [one for one in languages_of(request.user) if may_translate(request.user, one.code)]
    if not languages:
        raise PermissionDenied
    asked = request.GET.get("sprache", "")
    language = next((one for one in languages if one.code == asked), languages[0])
    items = never_translated(language)
    page = WagtailPaginator(items, PER_PAGE).get_page(request.GET.get("p"))
    page.object_list = rows_of(page.object_list)
    title = "Noch nie übersetzt"
    context = {
        "page": page,
        "has_files": any(row.number for row in page.object_list),
        "languages": [(one.code, NAMES[one.code]) for one in languages],
        "language": language,
        "language_name": NAMES[language.code],
        "tabs": tabs_for(request, "never"),
        "header_title": title,
        "header_icon": "globe",
        "breadcrumbs_items": crumbs(title),
    }
    return TemplateResponse(request, "translations/never.html", context)


def rows_of(items: list[Item]) -> list[Row]:
    """With the way to each: the screen side by side, or the page editor for easy language."""
    return [Row(item, NAMES[item.language.code], *way_to(item)) for item in items]


def way_to(item: Item) -> tuple[str, bool]:
    """The address of the button and whether it changes something (POST)."""
    standing, code = item.standing, item.language.code
    in_pieces = has_pieces(code, is_page=item.text.page_id is not None)
    if standing.target_id and not (in_pieces and standing.translation_id):
        return reverse("wagtailadmin_pages:edit", args=[standing.target_id]), False
    if standing.translation_id and in_pieces:
        return reverse("translations:edit", args=[standing.translation_id]), False
    if in_pieces:
        return reverse("translations:begin", args=[item.text.key, code]), True
    return reverse("translations:easy_language_begin", args=[item.text.key]), True
