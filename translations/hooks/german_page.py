"""What whoever writes German reads about the translations of the page."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from core.models import SitePage
from core.review import AFTER_APPROVAL

from ..choices import State
from ..forms.desk import NAMES, foreign_languages
from ..german import digest_of
from ..models import GermanVersion
from ..states import standings


def goes_stale(page: Page) -> list[str]:
    """The languages that will no longer fit when words of this page change; one query."""
    if not (_is_german(page) and page.live):
        return []
    if page.has_unpublished_changes and page.small_correction:
        return []
    return _languages_with(page, {State.CURRENT})


def has_other_words(page: Page) -> bool:
    """Whether a draft that was saved already says something else than readers see."""
    latest = GermanVersion.objects.filter(translation_key=page.translation_key).last()
    return page.has_unpublished_changes and latest is not None and digest_of(page) != latest.digest


@hooks.register("after_publish_page")
@hooks.register(AFTER_APPROVAL)
def say_what_went_stale(request: HttpRequest, page: Page) -> None:
    if not _is_german(page):
        return
    names = _languages_with(page, {State.OUTDATED})
    if names:
        verb = "ist" if len(names) == 1 else "sind"
        link = messages.button(
            reverse("translations:text", args=[page.translation_key]), "Übersetzungen"
        )
        messages.warning(request, f"Veraltet {verb} jetzt {counted(names)}.", buttons=[link])


def _is_german(page: Page) -> bool:
    return isinstance(page, SitePage) and page.language.is_source


def _languages_with(page: Page, states: set[State]) -> list[str]:
    codes = [language.code for language in foreign_languages()]
    found = standings([page.translation_key], codes)
    return [
        NAMES[code]
        for code in codes
        if (place := found.get((page.translation_key, code))) and place.state in states
    ]


def counted(names: list[str]) -> str:
    what = "eine Übersetzung" if len(names) == 1 else f"{len(names)} Übersetzungen"
    return f"{what} ({', '.join(names)})"
