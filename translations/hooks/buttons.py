"""The buttons of wagtail-localize give way to one of ours: where a text stands in each language."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, TranslatableMixin
from wagtail_localize import wagtail_hooks as package

from core.models import User

from ..rights import languages_of, may_request

LABEL = "Übersetzungen"
ICON = "globe"
# They lead past the approval, to addresses that the guard has closed.
_OF_THE_PACKAGE = {
    package.page_listing_more_buttons,
    package.register_snippet_listing_buttons,
    package.register_wagtail_localize2_report_menu_item,
}
_PLACES = [
    "register_page_header_buttons",
    "register_page_listing_more_buttons",
    "register_snippet_listing_buttons",
    "register_reports_menu_item",
]


def _take_away() -> None:
    # Wagtail has no way to take a hook back, and the header of a page none to change its buttons.
    registered = hooks._hooks
    for place in _PLACES:
        kept = [entry for entry in registered.get(place, []) if entry[0] not in _OF_THE_PACKAGE]
        registered[place] = kept


_take_away()


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def button_of_page(page: Page, user: User, next_url: str = "", **kwargs: Any) -> Iterator[Button]:
    is_translated = page.depth > 1 and page.alias_of_id is None
    if is_translated and (may_request(user) or languages_of(user)):
        yield _button(page, priority=60)


@hooks.register("register_snippet_listing_buttons")
def button_of_row(snippet: Any, user: User, next_url: str = "") -> Iterator[Button]:
    is_translated = isinstance(snippet, TranslatableMixin)
    if is_translated and (may_request(user) or languages_of(user)):
        yield _button(snippet, priority=100)


def _button(text: Any, priority: int) -> Button:
    url = reverse("translations:text", args=[text.translation_key])
    name = f"{LABEL} von „{text}“"
    return Button(LABEL, url, icon_name=ICON, priority=priority, attrs={"aria-label": name})
