"""A site with many German pages whose translations stand everywhere, for a benchmark."""

import random
import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Revision, TaskState, Workflow, WorkflowState
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from home.models import HomePage, StandardPage
from translations.models import GermanVersion, TranslationRequest

PAGES = 2_000
PIECES = 4
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
SECTION = uuid.uuid4()
NOW = timezone.now()
FIRST, CHANGED = NOW - timedelta(days=90), NOW - timedelta(days=30)


@transaction.atomic
def fill() -> None:
    """Pages, versions, pieces and their translations, written past all that would publish them."""
    chance = random.Random(4)  # noqa: S311 - the same pages in every run, nothing secret
    languages = list(Locale.objects.exclude(language_code=settings.LANGUAGE_CODE))
    keys = [uuid.uuid4() for _number in range(PAGES)]
    german = _pages(Locale.objects.get(language_code=settings.LANGUAGE_CODE), keys, {})
    GermanVersion.objects.bulk_create(
        GermanVersion(
            translation_key=page.translation_key, digest=uuid.uuid4(), words=250, published_at=at
        )
        for page in german
        for at in (FIRST, CHANGED)
    )
    sources = _sources(german)
    segments = _pieces(sources)
    for locale in languages:
        stands = {key: chance.choices(list(SHARES), SHARES.values())[0] for key in keys}
        _translate(locale, keys, stands, sources, segments)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _pages(locale: Locale, keys: list[uuid.UUID], stands: dict[uuid.UUID, str]) -> list[Page]:
    """Pages below the section of a language; only those that are begun there."""
    parent = _section(locale)
    begun = [
        (number, key, stand)
        for number, key in enumerate(keys)
        if (stand := stands.get(key, "current")) not in ("missing", "requested", "not_needed")
    ]
    pages = Page.objects.bulk_create(
        [_page(parent, place, *what) for place, what in enumerate(begun, start=1)],
        batch_size=500,
    )
    Page.objects.filter(pk=parent.pk).update(numchild=len(pages))
    for page in pages:
        child = StandardPage(page_ptr_id=page.pk)
        child.__dict__.update(vars(page))
        child.save_base(raw=True, force_insert=True)
    return pages


def _page(parent: Page, place: int, number: int, key: uuid.UUID, stand: str) -> Page:
    is_live = stand in ("current", "outdated")
    made_at = FIRST + timedelta(days=1) if stand == "outdated" else NOW - timedelta(days=1)
    title = f"Beratung in der Gemeinde Nummer {number}"
    return Page(
        path=Page._get_path(parent.path, parent.depth + 1, place),
        depth=parent.depth + 1,
        title=title,
        draft_title=title,
        slug=f"bench-{number}",
        content_type=ContentType.objects.get_for_model(StandardPage),
        locale_id=parent.locale_id,
        translation_key=key,
        live=is_live,
        url_path=f"{parent.url_path}bench-{number}/",
        first_published_at=FIRST if is_live else None,
        last_published_at=made_at if is_live else None,
    )


def _section(locale: Locale) -> StandardPage:
    home = HomePage.objects.get(locale=locale)
    section = StandardPage(
        title="Beratung", slug="beratung", locale=locale, translation_key=SECTION
    )
    return home.add_child(instance=section)


def _sources(german: list[Page]) -> dict[uuid.UUID, TranslationSource]:
    page_type = ContentType.objects.get_for_model(Page)
    TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=page.translation_key, content_type=page_type)
        for page in german
    )
    sources = TranslationSource.objects.bulk_create(
        TranslationSource(
            object_id=page.translation_key,
            specific_content_type=page.content_type,
            locale=page.locale,
            object_repr=page.title,
            content_json="{}",
            last_updated_at=CHANGED,
        )
        for page in german
    )
    return {source.object_id: source for source in sources}


def _pieces(sources: dict[uuid.UUID, TranslationSource]) -> list[StringSegment]:
    texts = [f"Satz {piece} von {key}" for key in sources for piece in range(PIECES)]
    locale = next(iter(sources.values())).locale
    strings = String.objects.bulk_create(
        [String(locale=locale, data=text, data_hash=String._get_data_hash(text)) for text in texts]
    )
    contexts = TranslationContext.objects.bulk_create(
        [
            TranslationContext(
                object_id=key,
                path=f"body.{piece}",
                path_id=TranslationContext._get_path_id(f"body.{piece}"),
            )
            for key in sources
            for piece in range(PIECES)
        ]
    )
    owners = [source for source in sources.values() for _piece in range(PIECES)]
    return StringSegment.objects.bulk_create(
        [
            StringSegment(source=source, string=string, context=context, order=order, attrs="{}")
            for order, (source, string, context) in enumerate(
                zip(owners, strings, contexts, strict=True)
            )
        ]
    )


def _translate(
    locale: Locale,
    keys: list[uuid.UUID],
    stands: dict[uuid.UUID, str],
    sources: dict[uuid.UUID, TranslationSource],
    segments: list[StringSegment],
) -> None:
    pages = _pages(locale, keys, stands)
    _revisions(pages, stands)
    Translation.objects.bulk_create(
        Translation(
            source=sources[page.translation_key],
            target_locale=locale,
            translations_last_updated_at=NOW - timedelta(days=2),
        )
        for page in pages
    )
    _words(locale, {page.translation_key for page in pages}, segments)
    _approvals(locale, pages, stands)
    TranslationRequest.objects.bulk_create(
        TranslationRequest(
            translation_key=key,
            locale=locale,
            is_wanted=stand == "requested",
            wanted_by=(NOW + timedelta(days=number % 60 - 20)).date(),
        )
        for number, (key, stand) in enumerate(stands.items())
        if stand in ("requested", "not_needed")
    )


def _words(locale: Locale, begun: set[uuid.UUID], segments: list[StringSegment]) -> None:
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=locale,
                data="Übersetzt",
                translation_type="manual",
            )
            for segment in segments
            if segment.source.object_id in begun
        ],
        batch_size=2_000,
    )


def _revisions(pages: list[Page], stands: dict[uuid.UUID, str]) -> None:
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=page.content_type,
                base_content_type=ContentType.objects.get_for_model(Page),
                object_id=str(page.pk),
                created_at=page.last_published_at or NOW,
                object_str=page.title,
                content={},
            )
            for page in pages
        ]
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = revision
        page.live_revision = revision if page.live else None
    Page.objects.bulk_update(pages, ["latest_revision", "live_revision"], batch_size=200)


def _approvals(locale: Locale, pages: list[Page], stands: dict[uuid.UUID, str]) -> None:
    workflow = Workflow.objects.get(
        name=f"Freigabe {dict(settings.LANGUAGES)[locale.language_code]}"
    )
    task = workflow.tasks.first()
    for page in pages:
        stand = stands[page.translation_key]
        if stand not in ("handed_in", "sent_back"):
            continue
        is_open = stand == "handed_in"
        state = WorkflowState(
            content_type=page.content_type,
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=str(page.pk),
            workflow=workflow,
            status=WorkflowState.STATUS_IN_PROGRESS
            if is_open
            else WorkflowState.STATUS_NEEDS_CHANGES,
        )
        WorkflowState.objects.bulk_create([state])
        task_state = TaskState(
            workflow_state=state,
            revision=page.latest_revision,
            task=task,
            status=TaskState.STATUS_IN_PROGRESS if is_open else TaskState.STATUS_REJECTED,
            content_type=ContentType.objects.get_for_model(TaskState),
        )
        TaskState.objects.bulk_create([task_state])
        WorkflowState.objects.filter(pk=state.pk).update(current_task_state=task_state)
