"""What is approved and appears later: under an embargo, or because German is not public."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from .models import GermanVersion, Waiting

WITH_GERMAN = "erscheint mit der deutschen Seite"


class Approved(NamedTuple):
    """A version that readers will get. `revision` is None where the words of the page count."""

    revision: Revision | None
    appears: str
    has_news: bool  # Whether German or the translation has other words since then.
    german_is_newer: bool  # Other pictures and links in German count here too.

    @property
    def version(self) -> str:
        """Stands for exactly this text."""
        return str(self.revision.pk if self.revision else 0)


def approved(translation: Translation, target: models.Model | None) -> Approved | None:
    """What is approved of a page and not public yet; None where nothing is."""
    if not isinstance(target, Page) or target.live:
        return None
    if planned := target.scheduled_revision:
        since, appears = planned.created_at, _appears_at(planned.approved_go_live_at)
        return Approved(planned, appears, *_news(translation, since))
    if waiting := Waiting.objects.filter(page=target).select_related("revision").first():
        since = waiting.revision.created_at if waiting.revision else waiting.since
        return Approved(waiting.revision, WITH_GERMAN, *_news(translation, since))
    return None


def _news(translation: Translation, since: datetime) -> tuple[bool, bool]:
    source = translation.source
    # Asked anew: the form that hands in has just stored words.
    touched = Translation.objects.filter(pk=translation.pk, translations_last_updated_at__gt=since)
    german = GermanVersion.objects.filter(
        translation_key=source.object_id, published_at__gt=since, is_small_correction=False
    )
    return german.exists() or touched.exists(), source.last_updated_at > since


def appearances(pages: Collection[int]) -> dict[int, str]:
    """When those of these pages appear that are approved; one query, none without pages."""
    if not pages:
        return {}
    day = Subquery(_planned().values("approved_go_live_at")[:1])
    found = Page.objects.filter(is_approved(), pk__in=pages).values_list("pk", day)
    return {pk: _appears_at(day) if day else WITH_GERMAN for pk, day in found}


def is_approved() -> Q:
    """Part of a query for pages: whether a version of the page waits for its hour or for German."""
    return Exists(Waiting.objects.filter(page=OuterRef("pk"))) | is_planned()


def is_planned() -> Exists:
    """Part of a query for pages: whether a version of the page waits for its hour."""
    return Exists(_planned())


def _planned() -> QuerySet[Revision]:
    planned = Revision.page_revisions.exclude(approved_go_live_at=None)
    return planned.filter(object_id=Cast(OuterRef("pk"), models.CharField()))


def _appears_at(moment: datetime) -> str:
    return f"erscheint am {timezone.localtime(moment):%d.%m.%Y}"
