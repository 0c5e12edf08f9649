"""Translations go offline with their German page, wait for it and come back with it."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from core.models import SitePage
from core.scheduled import review_goes_on

from .choices import EASY_LANGUAGE
from .german import german_page_of
from .models import Waiting

logger = logging.getLogger(__name__)

TAKEN_ALONG = "translations.taken_along"
WAITS = "translations.waits"
BROUGHT_BACK = "translations.brought_back"
# In so many versions of the German page we look for a date that a translation got from it.
_LOOK_BACK = 20


def take_along(german: Page) -> None:
    """What is not public in German is public nowhere; what was public is remembered."""
    for page in german.get_translations().live().filter(alias_of=None):
        Waiting.objects.update_or_create(page=page, defaults={"revision": page.live_revision})
        page.unpublish(log_action=TAKEN_ALONG)


def wait_if_german_is_not_public(page: Page, revision: Revision | None) -> None:
    """An approved translation stays back until its German page is public."""
    Waiting.objects.filter(page=page).delete()
    german = german_page_of(page)
    # Under embargo it has its own hour.
    if german is None or german.live or not (page.live or page.scheduled_revision is None):
        return
    if page.first_published_at == page.last_published_at:
        # Nobody could read it yet.
        page.first_published_at = page.last_published_at = None
    page.unpublish(log_action=False)
    Waiting.objects.create(page=page, revision=revision)
    log(instance=page, action=WAITS, revision=revision)


def bring_back(german: SitePage) -> None:
    """German is public (again): so is what waited for it, or was planned for its hour."""
    pages = german.get_translations().filter(live=False, alias_of=None)
    waiting = {row.page_id: row for row in Waiting.objects.filter(page__in=pages)}
    for page in pages:
        row, planned = waiting.get(page.pk), page.scheduled_revision
        if row is None and planned and _has_own_plan(planned, page, german):
            continue
        try:
            with transaction.atomic():
                if _still_approved(row, planned):
                    _publish(page, row.revision if row else planned)
                if page.locale.language_code != EASY_LANGUAGE:
                    _forget_plans(page)
        except ValidationError:
            # German is public all the same; this one goes on waiting.
            logger.exception("Seite %s kam nicht mit der deutschen zurück.", page.pk)


def _still_approved(row: Waiting | None, planned: Revision | None) -> bool:
    """Held until it is public: an approver may be taking the approval back at this moment."""
    if row:
        return Waiting.objects.select_for_update().filter(pk=row.pk).first() is not None
    if planned:
        plans = Revision.objects.exclude(approved_go_live_at=None)
        return plans.select_for_update().filter(pk=planned.pk).first() is not None
    return False


def _has_own_plan(planned: Revision, page: SitePage, german: SitePage) -> bool:
    """Only pages in Leichte Sprache have a form with a date; others go with German."""
    day = planned.approved_go_live_at
    if page.locale.language_code != EASY_LANGUAGE or day is None or day < timezone.now():
        return False
    before = german.revisions.order_by("-pk").values_list("content", flat=True)[:_LOOK_BACK]
    return all(
        day != _day_in(content, name) for content in before for name in german.kept_back_until
    )


def _day_in(content: dict, name: str) -> datetime | None:
    return parse_datetime(content.get(name) or "")


def _forget_plans(page: SitePage) -> None:
    """A draft, or what is being approved: as a copy it has the plan that German had."""
    page.refresh_from_db(fields=["latest_revision"])
    Page.objects.filter(pk=page.pk).update(go_live_at=None)
    put_into_versions(page, **dict.fromkeys(page.kept_back_until))


def put_into_versions(page: Page, **facts: str | None) -> None:
    """What is no word of a translation, in the versions that readers may get one day."""
    waiting = Waiting.objects.filter(page=page).values("revision")
    is_kept = Q(pk=page.latest_revision_id) | Q(pk__in=waiting) | ~Q(approved_go_live_at=None)
    for revision in page.revisions.filter(is_kept):
        known = {name: value for name, value in facts.items() if name in revision.content}
        revision.content = revision.content | known
        revision.save(update_fields=["content"])


def end_with_german(pages: Iterable[Page]) -> None:
    """A translation is a copy, also of the day on which German was to go offline once.

    Only pages in Leichte Sprache have a form with such a day.
    """
    copies = Page.objects.filter(pk__in=[page.pk for page in pages])
    copies.exclude(locale__language_code=EASY_LANGUAGE).update(expire_at=None)


def _publish(page: SitePage, revision: Revision | None) -> None:
    if revision is None:
        page.live = True
        page.save(clean=False)
        Waiting.objects.filter(page=page).delete()
        log(instance=page, action=BROUGHT_BACK)
        return
    content, now = revision.content, timezone.now()
    # What German was planned for no longer counts.
    over = [name for name in page.kept_back_until if (day := _day_in(content, name)) and day > now]
    if over:
        revision.content = content | dict.fromkeys(over)
        revision.save(update_fields=["content"])
    with review_goes_on(revision):
        revision.publish(changed=False, log_action=BROUGHT_BACK)
