"""What a reader is told about the translation they read."""

from django import template
from django.conf import settings
from django.db.models import Subquery
from wagtail.models import Page, Revision

from core.languages import language_for, reader_language
from core.reading import reading_url

from ..models import GermanVersion
from ..states import changed_since

register = template.Library()


@register.inclusion_tag("components/_outdated.html", takes_context=True)
def outdated_notice(context) -> dict:
    """One sentence on a translation whose German text has changed; nothing else where."""
    page = context.get("page")
    is_translation = isinstance(page, Page) and page.pk and not page.language.is_source
    return {"notice": _notice(page) if is_translation else None, "language": reader_language()}


def _notice(page: Page) -> dict | None:
    revision = Revision.objects.filter(pk=page.live_revision_id)
    versions = list(
        GermanVersion.objects.filter(translation_key=page.translation_key)
        .annotate(translated_at=Subquery(revision.values("created_at")))
        .values_list("published_at", "digest", "is_small_correction", "translated_at")
    )
    if not versions:
        return None
    translated_at = versions[0][3] or page.last_published_at
    since = translated_at and changed_since([version[:3] for version in versions], translated_at)
    if not since:
        return None
    return {
        "translated_on": translated_at,
        "source_changed_on": since,
        "source_url": reading_url(page, language_for(settings.LANGUAGE_CODE)),
    }
