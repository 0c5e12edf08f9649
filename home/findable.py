"""Which pages anybody may find: in the search, the sitemap and the interface for programs."""

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from core.models import SitePageQuerySet
from news.models import PressReleasePage


def findable_pages():
    """Published for everybody and neither under embargo nor withdrawn, in any language."""
    held_back = PressReleasePage.objects.filter(
        Q(withdrawn_on__isnull=False) | Q(embargo_until__gt=timezone.now())
    )
    return (
        SitePageQuerySet(model=Page)
        .live()
        .public()
        .filter(depth__gt=1, alias_of__isnull=True)
        .exclude(translation_key__in=held_back.values("translation_key"))
    )
