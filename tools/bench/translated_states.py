"""Brings drafts into the states of a site that is at work, past all that would publish them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Locale, Page, Revision, TaskState, Workflow, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from translations.models import TranslationRequest

# How many of a hundred places stand where.
SHARES = {
    "current": 70,
    "outdated": 10,
    "in_work": 6,
    "handed_in": 2,
    "sent_back": 2,
    "requested": 3,
    "missing": 6,
    "not_needed": 1,
}
BEGUN = {"current", "outdated", "in_work", "handed_in", "sent_back"}
BATCH = 500


def bring(locale: Locale, stands: dict[UUID, str], first: datetime, now: datetime) -> None:
    """The texts with these keys to where they stand in a language."""
    keys: dict[str, list[UUID]] = {stand: [] for stand in SHARES}
    for key, stand in stands.items():
        keys[stand].append(key)
    _publish(locale, keys["current"], now - timedelta(days=1))
    _publish(locale, keys["outdated"], first + timedelta(days=1))
    others = [
        key for stand, some in keys.items() if stand not in ("current", "outdated") for key in some
    ]
    for some in _batches(others):
        Page.objects.filter(locale=locale, translation_key__in=some).update(
            live=False, live_revision=None, first_published_at=None, last_published_at=None
        )
    _write(locale, {key for key, stand in stands.items() if stand in BEGUN}, now)
    for stand in ("handed_in", "sent_back"):
        _hand_in(locale, keys[stand], is_open=stand == "handed_in")
    _ask_for(locale, keys, now)


def _batches(keys: list[UUID]) -> Iterator[list[UUID]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def _publish(locale: Locale, keys: list[UUID], moment: datetime) -> None:
    for some in _batches(keys):
        pages = Page.objects.filter(locale=locale, translation_key__in=some)
        pages.update(
            live=True,
            live_revision=F("latest_revision"),
            first_published_at=moment,
            last_published_at=moment,
            has_unpublished_changes=False,
        )
        versions = pages.values("latest_revision")
        Revision.objects.filter(
            pk__in=list(versions.values_list("latest_revision", flat=True))
        ).update(created_at=moment)


def _write(locale: Locale, begun: set[UUID], now: datetime) -> None:
    """Words for all pieces, by hand; each page has its own, as in real life."""
    pieces = StringSegment.objects.values_list("string", "context", "source__object_id")
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=string,
                context_id=context,
                locale=locale,
                data=f"Übersetzt {string}",
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for string, context, key in pieces
            if key in begun
        ],
        batch_size=2_000,
    )
    for some in _batches(list(begun)):
        Translation.objects.filter(target_locale=locale, source__object_id__in=some).update(
            translations_last_updated_at=now - timedelta(days=2)
        )


def _hand_in(locale: Locale, keys: list[UUID], *, is_open: bool) -> None:
    name = dict(settings.LANGUAGES)[locale.language_code]
    workflow = Workflow.objects.get(name=f"Freigabe {name}")
    task, of_page = workflow.tasks.first(), ContentType.objects.get_for_model(Page)
    for page in Page.objects.filter(locale=locale, translation_key__in=keys):
        state = WorkflowState(
            content_type=page.content_type,
            base_content_type=of_page,
            object_id=str(page.pk),
            workflow=workflow,
            status=WorkflowState.STATUS_IN_PROGRESS
            if is_open
            else WorkflowState.STATUS_NEEDS_CHANGES,
        )
        WorkflowState.objects.bulk_create([state])
        task_state = TaskState(
            workflow_state=state,
            revision_id=page.latest_revision_id,
            task=task,
            status=TaskState.STATUS_IN_PROGRESS if is_open else TaskState.STATUS_REJECTED,
            content_type=ContentType.objects.get_for_model(TaskState),
        )
        TaskState.objects.bulk_create([task_state])
        WorkflowState.objects.filter(pk=state.pk).update(current_task_state=task_state)


def _ask_for(locale: Locale, keys: dict[str, list[UUID]], now: datetime) -> None:
    TranslationRequest.objects.bulk_create(
        TranslationRequest(
            translation_key=key,
            locale=locale,
            is_wanted=stand == "requested",
            wanted_by=(now + timedelta(days=number % 60 - 20)).date(),
        )
        for stand in ("requested", "not_needed")
        for number, key in enumerate(keys[stand])
    )
