"""Works off requests for whole sections in the background, one text after the other.

Each text is one transaction: who kills the worker loses nothing but the text at hand. A task works
for a few seconds and queues the next one, so that search and pictures come between. Nothing goes
live: a text gets its request and its drafts, filled with what the memory knows.
"""

import logging
import time
from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from core.models import User

from .filling import fill_new
from .letters import tell_translators
from .models import BulkRequest, BulkRequestText, TranslationRequest
from .requesting import ask_for, ends_of, locales_of
from .texts import Text, german_text

logger = logging.getLogger(__name__)

# Pictures for readers come first (core/picture_sizes.py).
AFTER_ALL_ELSE = -60
SLICE_SECONDS = 5
# No text takes as long as this: whoever is silent for longer was interrupted.
SILENCE = timedelta(minutes=5)
KEPT_FOR = timedelta(days=90)
GONE = "Der deutsche Text ist nicht mehr da oder nicht veröffentlicht."


def with_subpages(texts: Collection[Text], all_texts: Collection[Text]) -> list[Text]:
    """These texts and all pages below them, in the order of the page tree."""
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    paths = dict(pages.values_list("pk", "path"))
    tops = {paths.get(text.page_id) for text in texts if text.page_id}
    wanted = {text.key for text in texts}
    for text in all_texts:
        path = paths.get(text.page_id, "")
        if any(path[:end] in tops for end in ends_of(path)):
            wanted.add(text.key)
    return [text for text in all_texts if text.key in wanted]


@transaction.atomic
def place(
    texts: Collection[Text],
    codes: Collection[str],
    user: User,
    *,
    sent_as: UUID,
    wanted_by: date | None = None,
    note: str = "",
) -> BulkRequest:
    """Takes the request in; what was sent as this already is not taken in again."""
    bulk, is_new = BulkRequest.objects.get_or_create(
        sent_as=sent_as,
        defaults={
            "codes": list(codes),
            "wanted_by": wanted_by,
            "note": note,
            "requested_by": user,
        },
    )
    if is_new:
        BulkRequestText.objects.bulk_create(
            BulkRequestText(bulk=bulk, translation_key=text.key, title=text.title[:255])
            for text in texts
        )
        _start(bulk.pk)
    return bulk


@task(priority=AFTER_ALL_ELSE)
def work_off(pk: int) -> None:
    """Works on a request for a while; the next task goes on."""
    bulk = BulkRequest.objects.filter(pk=pk, finished_at=None).first()
    if bulk is None:
        return
    until = time.monotonic() + SLICE_SECONDS
    while work_on_one(bulk):
        if time.monotonic() > until:
            work_off.enqueue(pk)
            return
    _finish(pk)


def work_on_one(bulk: BulkRequest) -> bool:
    """One text, or False when there is none that nobody else is at."""
    BulkRequest.objects.filter(pk=bulk.pk).update(worked_at=timezone.now())
    row = None
    try:
        with transaction.atomic():
            if (row := _open_texts(bulk.pk).first()) is None:
                return False
            _ask_and_fill(bulk, row)
    except (OperationalError, InterfaceError):
        # The database is locked or away, which is no fault of the text: `pick_up_interrupted`.
        logger.warning("Sammelauftrag %s: Die Datenbank antwortet nicht.", bulk.pk)
        raise
    except Exception as error:  # Whatever is wrong with this text, the others go on.
        if row is None:
            raise
        if not isinstance(error, ValidationError):
            logger.exception("Sammelauftrag %s: „%s“ ging nicht.", bulk.pk, row.title)
        failed = BulkRequestText.objects.filter(pk=row.pk, done_at=None)
        failed.update(problem=_reason(error), done_at=timezone.now())
    return True


def _open_texts(pk: int) -> QuerySet[BulkRequestText]:
    """Locked, so that two workers take two texts."""
    skip_locked = connection.features.has_select_for_update_skip_locked
    rows = BulkRequestText.objects.select_for_update(skip_locked=skip_locked)
    return rows.filter(bulk=pk, done_at=None)


def _ask_and_fill(bulk: BulkRequest, row: BulkRequestText) -> None:
    # Two requests for one page must not make its draft at the same time.
    pages = Page.objects.select_for_update(of=("self",), no_key=True)
    pages.filter(
        translation_key=row.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()
    german = german_text(row.translation_key)
    if german is None:
        raise ValidationError(GONE)
    asked = ask_for(
        [row.translation_key],
        _codes_open(bulk, row),
        bulk.requested_by,
        wanted_by=bulk.wanted_by,
        note=bulk.note,
        requested_at=bulk.requested_at,
    )
    fill_new(german, locales_of(asked))
    row.asked, row.problem, row.done_at = list(asked), "", timezone.now()
    row.save(update_fields=["asked", "problem", "done_at"])


def _codes_open(bulk: BulkRequest, row: BulkRequestText) -> set[str]:
    """Without the languages that somebody asked for, or decided against, since the request."""
    decided = TranslationRequest.objects.filter(
        translation_key=row.translation_key, requested_at__gt=bulk.requested_at
    )
    return set(bulk.codes).difference(decided.values_list("locale__language_code", flat=True))


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)[:300]
    return f"Technischer Fehler ({type(error).__name__}). Einzelheiten stehen im Protokoll."


@transaction.atomic
def _finish(pk: int) -> None:
    """Once nothing is left: one mail for each translator and language."""
    bulk = BulkRequest.objects.select_for_update().get(pk=pk)
    if bulk.finished_at or bulk.texts.filter(done_at=None).exists():
        return  # Another worker is at the last text, and comes here after it.
    titles: dict[str, list[str]] = {}
    untold = bulk.texts.filter(is_told=False)
    for title, asked in untold.values_list("title", "asked"):
        for code in asked:
            titles.setdefault(code, []).append(title)
    untold.exclude(asked=[]).update(is_told=True)
    for code, names in titles.items():
        tell_translators(code, names, bulk.requested_by, bulk.wanted_by, bulk.note)
    bulk.finished_at = timezone.now()
    bulk.save(update_fields=["finished_at"])


@transaction.atomic
def go_on(bulk: BulkRequest) -> bool:
    """Tries again what failed, and goes on where it was interrupted; whether there is anything."""
    failed = bulk.texts.exclude(problem="").update(done_at=None, problem="")
    if failed:
        BulkRequest.objects.filter(pk=bulk.pk).update(finished_at=None)
    elif not interrupted().filter(pk=bulk.pk).exists():
        return False
    _start(bulk.pk)
    return True


def _start(pk: int) -> None:
    BulkRequest.objects.filter(pk=pk).update(worked_at=timezone.now())
    transaction.on_commit(lambda: work_off.enqueue(pk))


def interrupted() -> QuerySet[BulkRequest]:
    """Requests that nobody has worked on for long: the worker was killed, or none runs."""
    return BulkRequest.objects.filter(finished_at=None, worked_at__lt=timezone.now() - SILENCE)


def pick_up_interrupted() -> None:
    """A task that waits already is no harm: whoever comes second finds less or nothing to do."""
    for pk in interrupted().values_list("pk", flat=True):
        _start(pk)


def forget_old() -> None:
    """What was asked for stands with the texts; how it was done interests nobody for long."""
    BulkRequest.objects.filter(finished_at__lt=timezone.now() - KEPT_FOR).delete()
