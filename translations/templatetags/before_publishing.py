"""What somebody reads beside the button that publishes a German page."""

from django import template
from wagtail.models import Page

from ..hooks.german_page import counted, goes_stale, has_other_words

register = template.Library()


@register.inclusion_tag("translations/before_publishing.html")
def what_goes_stale(page) -> dict:
    """How many translations will be outdated; nothing on a page that readers have not seen."""
    names = goes_stale(page) if isinstance(page, Page) and page.pk else []
    if not names:
        return {}
    return {"translations": counted(names), "is_sure": has_other_words(page)}
