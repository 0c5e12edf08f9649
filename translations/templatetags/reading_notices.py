"""What a reader is told about the translation they read."""

from django import template
from django.conf import settings
from wagtail.models import Page

from core.languages import language_for, reader_language
from core.reading import reading_url

from ..machine import is_from_machine

register = template.Library()


@register.inclusion_tag("components/_outdated.html", takes_context=True)
def outdated_notice(context) -> dict:
    """One sentence on a translation whose German text has changed; nothing else where."""
    page = context.get("page")
    is_translation = isinstance(page, Page) and page.pk and not page.language.is_source
    return {"notice": _notice(page) if is_translation else None, "language": reader_language()}


@register.inclusion_tag("components/_machine_translated.html", takes_context=True)
def machine_notice(context) -> dict:
    """One sentence on a page that a machine began, where the office wants it said."""
    page, site_settings = context.get("page"), context.get("site_settings")
    is_translation = isinstance(page, Page) and page.pk and not page.language.is_source
    is_wanted = bool(site_settings and site_settings.names_machine_translation)
    is_said = bool(is_translation and is_wanted and is_from_machine(page))
    return {"is_said": is_said, "language": reader_language()}


def _notice(page: Page) -> dict | None:
    # What is asked with the page (see `asked`); a preview knows nothing and says nothing.
    since = getattr(page, "german_changed_at", None)
    if since is None:
        return None
    return {
        "translated_on": page.made_at,
        "source_changed_on": since,
        "source_url": reading_url(page, language_for(settings.LANGUAGE_CODE)),
    }
