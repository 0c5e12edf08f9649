"""Planned publishing: pages go live and expire at the minute the editors chose."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.db.models import IntegerField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState

from .due import every_minute, is_new_failure

logger = logging.getLogger(__name__)

# The scheduler comes every minute: what waits longer than this did not work.
GRACE = timedelta(minutes=5)


class NotAllDone(Exception):
    """Some pages could not be published or taken offline; their plan stands."""


@every_minute
def publish_scheduled() -> None:
    """Each page by itself: one that cannot go live keeps its plan and holds up no other.

    Wagtail's command forgets the plan of such a page and stops. Raises NotAllDone.
    """
    now = timezone.now()
    expired = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
    due = Revision.page_revisions.filter(approved_go_live_at__lt=now)
    due = due.order_by("approved_go_live_at", "pk")
    failed = [pk for pk in _keys(expired) if not _succeeds(_unpublish, expired, pk)]
    failed += [pk for pk in _keys(due) if not _succeeds(_publish, due, pk)]
    if failed:
        raise NotAllDone(f"Geplantes ging nicht: {len(failed)}")


def _keys(rows: QuerySet) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def _succeeds(act: Callable, rows: QuerySet, pk: int) -> bool:
    try:
        with transaction.atomic():
            # Asked again, and held: an editor may have changed the plan meanwhile.
            if row := rows.select_for_update().filter(pk=pk).first():
                act(row)
    except Exception as error:  # Whatever is wrong with it, the others go on.
        what = f"{rows.model.__name__} {pk}"
        if is_new_failure(what, error):
            logger.exception("%s: Der Zeitplan ließ sich nicht ausführen.", what)
        return False
    return True


def _unpublish(page: Page) -> None:
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    with review_goes_on(revision):
        revision.publish(log_action="wagtail.publish.scheduled")


@contextmanager
def review_goes_on(revision: Revision) -> Iterator[None]:
    """Publishing ends what is under approval; a newer version that was submitted stays there."""
    states = WorkflowState.objects.active().for_instance(revision.content_object)
    newer = states.filter(current_task_state__revision__gt=revision.pk)
    open_states = list(newer.values_list("pk", "status"))
    hidden = WorkflowState.objects.filter(pk__in=[pk for pk, _status in open_states])
    hidden.update(status=WorkflowState.STATUS_CANCELLED)
    yield
    for pk, status in open_states:
        WorkflowState.objects.filter(pk=pk).update(status=status)


def overdue() -> QuerySet[Page]:
    """Pages whose planned moment is over and nothing has happened."""
    limit = timezone.now() - GRACE
    plans = Revision.page_revisions.filter(approved_go_live_at__lt=limit)
    pages = Page.objects.filter(
        Q(pk__in=plans.annotate(number=Cast("object_id", IntegerField())).values("number"))
        | Q(live=True, expire_at__lt=limit)
    )
    return pages.order_by("pk")
