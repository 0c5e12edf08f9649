"""Leichte Sprache in templates: the seal for readers, the panel for writers."""

from django import template
from django.http import HttpRequest
from wagtail.models import Page, Site

from ..choices import EASY_LANGUAGE
from ..hooks.easy_language import EasyLanguagePanel, is_easy
from ..models import EasyLanguageSeal, EasyLanguageTest

register = template.Library()


@register.inclusion_tag("components/easy_language_seal.html", takes_context=True)
def easy_language_seal(context) -> dict:
    """Who tested this page; nothing where nobody read exactly these words."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or not page.pk or page.language.code != EASY_LANGUAGE:
        return {"test": None}
    test = EasyLanguageTest.objects.filter(page_id=page.pk, is_public=True).first()
    if test is None or getattr(request, "is_preview", False):
        return {"test": None}
    return {"test": test, "seal": _seal(request)}


def _seal(request: HttpRequest) -> EasyLanguageSeal:
    site = Site.find_for_request(request)
    seals = EasyLanguageSeal.objects.select_related("image").filter(site=site)
    return seals.first() or EasyLanguageSeal(site=site)


@register.filter
def is_easy_language(page) -> bool:
    """Whether this is a page in Leichte Sprache."""
    return isinstance(page, Page) and is_easy(page)


@register.simple_tag(takes_context=True)
def with_easy_language_panel(context) -> str:
    """Adds the panel to the editor of a page in Leichte Sprache; Wagtail has no hook for that."""
    page, panels = context.get("page"), context.get("side_panels")
    if isinstance(page, Page) and panels is not None and is_easy(page):
        panels.append(EasyLanguagePanel(page, context["request"]))
        context["easy_language"] = panels[-1].german
    return ""
