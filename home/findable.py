"""Which pages anybody may find: in the search, the sitemap and the interface for programs."""

from wagtail.models import Page

from core.models import SitePageQuerySet
from news.models import PressReleasePage


def findable_pages():
    """Published for everybody and neither under embargo nor withdrawn, in any language.

    A translation counts only while its German page is public: that one is what was approved.
    """
    held_back = PressReleasePage.objects.held_back()
    german = SitePageQuerySet(model=Page).readable()
    return (
        SitePageQuerySet(model=Page)
        .live()
        .public()
        .filter(depth__gt=1, alias_of__isnull=True)
        .filter(translation_key__in=german.values("translation_key"))
        .exclude(translation_key__in=held_back.values("translation_key"))
    )
