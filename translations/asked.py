"""What is known about the age of a translation with the query that loads the page."""

from django.db.models import F, OuterRef, Subquery

from core.reading import ask_with_page

from .models import GermanVersion

_versions = GermanVersion.objects.filter(translation_key=OuterRef("translation_key"))
_written_at = OuterRef("live_revision__created_at")
_real = _versions.filter(is_small_correction=False)

ask_with_page(
    written_at=F("live_revision__created_at"),
    # The first change after the translation was written, and three wordings: the one it
    # translates, the last that was more than a small correction, and today's.
    german_changed_at=Subquery(
        _real.filter(published_at__gt=_written_at)
        .order_by("published_at")
        .values("published_at")[:1]
    ),
    german_then=Subquery(
        _versions.filter(published_at__lte=_written_at)
        .order_by("-published_at")
        .values("digest")[:1]
    ),
    german_base=Subquery(_real.order_by("-published_at").values("digest")[:1]),
    german_now=Subquery(_versions.order_by("-published_at").values("digest")[:1]),
)
