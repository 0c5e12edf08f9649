"""Leichte Sprache in the editor: the panel beside the form, and the way to begin a page."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from ..choices import EASY_LANGUAGE
from ..easy_language.beginning import easy_page_of
from ..easy_language.beside import beside, places
from ..easy_language.testing import digest_of, newest_reading
from ..rights import may_approve, may_translate


def is_easy(page: Page) -> bool:
    """Whether the page is written in Leichte Sprache."""
    return bool(page.pk) and page.locale.language_code == EASY_LANGUAGE


def _writes_easy(user: Any) -> bool:
    return may_translate(user, EASY_LANGUAGE) or may_approve(user, EASY_LANGUAGE)


class EasyLanguagePanel(BaseSidePanel):
    """German beside the form, what changed there, and what the check finds."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = "Deutscher Text und Prüfung"
        icon_name = "openquote"

        def get_context_data(self, parent_context: Any) -> dict:
            context = super().get_context_data(parent_context)
            context["count"] = 1 if self.panel.german.changed_at else 0
            return context

    name = "easy-language"
    title = "Leichte Sprache"
    template_name = "translations/easy_language/panel.html"
    order = 50

    @cached_property
    def german(self):
        return beside(self.object)

    def get_context_data(self, parent_context: Any) -> dict:
        page = self.object
        return super().get_context_data(parent_context) | {
            "beside": self.german,
            "places": places(page),
            "test": newest_reading(page, digest_of(page)),
            "may_record": _writes_easy(self.request.user),
            "check_url": reverse("translations:easy_language_check", args=[page.pk]),
            "tests_url": reverse("translations:easy_language_tests", args=[page.pk]),
        }


@hooks.register("register_page_header_buttons")
def way_to_easy_language(page: Page, user, view_name=None, next_url=None):
    """On a German page: to its page in Leichte Sprache, or to where one begins it."""
    if page.is_root() or page.locale.language_code != settings.LANGUAGE_CODE:
        return
    if not _writes_easy(user):
        return
    easy = easy_page_of(page)
    if easy:
        address = reverse("wagtailadmin_pages:edit", args=[easy.pk])
    else:
        address = reverse("translations:easy_language_begin", args=[page.translation_key])
    label = "Leichte Sprache" if easy else "Leichte Sprache beginnen"
    yield Button(label, address, icon_name="openquote", priority=55)


@hooks.register("register_page_listing_more_buttons")
def way_in_lists(page: Page, user, next_url=None):
    yield from way_to_easy_language(page, user, next_url=next_url)


@hooks.register("register_log_actions")
def name_what_was_done(actions):
    @actions.register_action("translations.easy_language_tested")
    class Tested(LogFormatter):
        label = "Leichte Sprache geprüft"

        def format_message(self, log_entry):
            return f"Leichte Sprache geprüft: {log_entry.data.get('testers', '')}"

    actions.register_action(
        "translations.easy_language_test_removed",
        "Prüfung der Leichten Sprache entfernt",
        "Prüfung der Leichten Sprache entfernt",
    )
