"""What is approved and appears later: under an embargo, or because German is not public."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation, Translation

from .models import Waiting

WITH_GERMAN = "erscheint mit der deutschen Seite"


class Approved(NamedTuple):
    """A version that readers will get."""

    made_at: datetime
    appears: str
    has_news: bool  # Whether there is anything to hand in since then.


def approved(translation: Translation, target: models.Model | None) -> Approved | None:
    """What is approved of a page and not public yet; None where nothing is."""
    if not isinstance(target, Page) or target.live:
        return None
    if planned := target.scheduled_revision:
        made_at, appears = planned.created_at, _appears_at(planned.approved_go_live_at)
    elif waiting := Waiting.objects.filter(page=target).select_related("revision").first():
        made_at = waiting.revision.created_at if waiting.revision else waiting.since
        appears = WITH_GERMAN
    else:
        return None
    return Approved(made_at, appears, _has_news(translation, made_at))


def _has_news(translation: Translation, made_at: datetime) -> bool:
    written = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        updated_at__gt=made_at,
    )
    return translation.source.last_updated_at > made_at or written.exists()


def appearances(pages: Collection[int]) -> dict[int, str]:
    """When these approved pages appear; one query, none without pages."""
    if not pages:
        return {}
    planned = _planned().filter(object_id__in=[str(pk) for pk in pages])
    days = dict(planned.values_list("object_id", "approved_go_live_at"))
    return {pk: _appears_at(days[str(pk)]) if str(pk) in days else WITH_GERMAN for pk in pages}


def is_planned() -> Exists:
    """Part of a query for pages: whether a version of the page waits for its hour."""
    return Exists(_planned().filter(object_id=Cast(OuterRef("pk"), models.CharField())))


def _planned() -> QuerySet[Revision]:
    return Revision.page_revisions.exclude(approved_go_live_at=None)


def _appears_at(moment: datetime) -> str:
    return f"erscheint am {timezone.localtime(moment):%d.%m.%Y}"
