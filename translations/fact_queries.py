"""What is asked of the database to find out where texts stand: one query over five tables."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation, TranslationLog

from .approved import is_approved
from .changed import may_have_changed, with_changed_at
from .choices import State
from .models import RowReview, TranslationRequest
from .rows import translatable_rows


class Row(NamedTuple):
    """A page, a translation, a request or an approval; what a kind does not have is empty."""

    kind: str
    key: UUID
    code: str
    number: int
    at: datetime
    made_at: datetime | None
    changed_at: datetime | None
    is_on: bool
    stage: str
    begun: int | None
    is_enabled: bool
    day: date | None
    words: str
    person: int | None


_EMPTY: dict[str, Any] = {
    "key": Cast(Value(None), models.UUIDField()),
    "code": Value(""),
    "number": Cast(Value(None), models.IntegerField()),
    "at": Cast(Value(None), models.DateTimeField()),
    "made_at": Cast(Value(None), models.DateTimeField()),
    "changed_at": Cast(Value(None), models.DateTimeField()),
    "is_on": Value(True),
    "stage": Value(""),
    "begun": Cast(Value(None), models.IntegerField()),
    "is_enabled": Value(True),
    "day": Cast(Value(None), models.DateField()),
    "words": Value(""),
    "person": Cast(Value(None), models.IntegerField()),
}


def about(keys: Collection[UUID] | None, codes: Collection[str]) -> list[Row]:
    """Everything about these texts (all, with None) in these languages."""
    pages = _only(_pages(codes), "translation_key", keys)
    translations = _only(_translations(codes), "source__object_id", keys)
    return _union(
        _of_pages(with_changed_at(pages, "translation_key"), made_at=F("made_at")),
        _of_translations(translations),
        _of_requests(_requests(codes, keys)),
    )


def about_open(codes: Collection[str]) -> list[Row]:
    """Only places where something may be left to do, and no moments of what is done."""
    # With the translation of each page: asked for by themselves they would all come.
    translations = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    begun = {
        "begun": Subquery(translations.values("pk")[:1]),
        "at": _of_drafts(translations.values("translations_last_updated_at")),
        "is_enabled": Coalesce(_of_drafts(translations.values("enabled")), True),
    }
    fulfilled = _pages(codes).filter(
        live=True,
        translation_key=OuterRef("translation_key"),
        locale=OuterRef("locale"),
        made_at__gte=OuterRef("requested_at"),
    )
    of_rows = _translations(codes).filter(source__specific_content_type__in=_row_types())
    return _union(
        _of_pages(_open_pages(codes), **begun),
        _of_translations(of_rows),
        _of_requests(_requests(codes, None).filter(~Exists(fulfilled))),
    )


def _of_drafts(values: QuerySet) -> Case:
    return Case(When(live=False, then=Subquery(values[:1])))


def _union(*parts: QuerySet) -> list[Row]:
    """One query: the frame of the admin takes most of those that a page may need."""
    union = parts[0].union(*parts[1:], _approvals_of_pages(), _approvals_of_rows(), all=True)
    return list(map(Row._make, union))


def _part(rows: QuerySet, kind: str, **columns: Any) -> QuerySet:
    named = _EMPTY | columns
    return rows.order_by().values_list(Value(kind), *[named[name] for name in _EMPTY])


# --- Pages ----------------------------------------------------------------------------


def _pages(codes: Collection[str]) -> QuerySet[Page]:
    pages = Page.objects.filter(locale__language_code__in=codes, alias_of=None, depth__gt=1)
    return pages.annotate(made_at=Coalesce("live_revision__created_at", "last_published_at"))


def _open_pages(codes: Collection[str]) -> QuerySet[Page]:
    """Public ones that may be outdated or are asked for anew; drafts with words or in approval."""
    place = {"source__object_id": OuterRef("translation_key"), "target_locale": OuterRef("locale")}
    untouched = Translation.objects.filter(**place, enabled=True, translations_last_updated_at=None)
    requests = TranslationRequest.objects.filter(
        translation_key=OuterRef("translation_key"), locale=OuterRef("locale")
    )
    newer = requests.filter(requested_at__gt=OuterRef("made_at"))
    approvals = WorkflowState.objects.active().annotate(page_id=_page_id())
    return with_changed_at(_pages(codes), "translation_key").filter(
        (Q(live=True) & (may_have_changed("translation_key") | Exists(newer)))
        | (Q(live=False) & (~Exists(untouched) | Exists(requests)))
        | Q(live=False, first_published_at__isnull=False)
        | Q(pk__in=approvals.values("page_id"))
    )


def _of_pages(pages: QuerySet[Page], **columns: Any) -> QuerySet:
    return _part(
        pages,
        "page",
        key=F("translation_key"),
        code=F("locale__language_code"),
        number=F("pk"),
        changed_at=F("german_changed_at"),
        is_on=F("live"),
        stage=_stage(),
        **columns,
    )


def _stage() -> Case:
    """What is known of a page that nobody can read: approved, or offline by somebody's will."""
    return Case(
        When(live=True, then=Value("")),
        When(is_approved(), then=Value(State.APPROVED)),
        When(first_published_at__isnull=False, then=Value(State.OFFLINE)),
        default=Value(""),
    )


def _approvals_of_pages() -> QuerySet:
    return _part(
        WorkflowState.objects.active().annotate(page_id=_page_id()),
        "approval of a page",
        number=F("page_id"),
        at=F("current_task_state__started_at"),
        is_on=Case(When(status=WorkflowState.STATUS_IN_PROGRESS, then=True), default=False),
        person=F("requested_by_id"),
    )


def _page_id() -> Case:
    """Wagtail stores the number of what is approved as text; not everything has a number."""
    is_number = When(object_id__regex=r"^[0-9]+$", then=Cast("object_id", models.IntegerField()))
    return Case(is_number, output_field=models.IntegerField())


# --- Translations, and what is known of rows ------------------------------------------


def _translations(codes: Collection[str]) -> QuerySet[Translation]:
    return Translation.objects.filter(
        target_locale__language_code__in=codes,
        source__locale__language_code=settings.LANGUAGE_CODE,
    )


def _of_translations(translations: QuerySet[Translation]) -> QuerySet:
    # Rows have no date of their own; the log of the package says when they were written.
    logs = TranslationLog.objects.filter(
        source=OuterRef("source"), locale=OuterRef("target_locale"), revision=None
    )
    written = Subquery(logs.order_by("-created_at").values("created_at")[:1])
    is_row = {"source__specific_content_type__in": _row_types()}
    translations = translations.annotate(
        made_at=Case(When(**is_row, then=written), output_field=models.DateTimeField())
    )
    return _part(
        with_changed_at(translations, "source__object_id"),
        "translation",
        key=F("source__object_id"),
        code=F("target_locale__language_code"),
        number=F("pk"),
        at=F("translations_last_updated_at"),
        made_at=F("made_at"),
        changed_at=F("german_changed_at"),
        is_enabled=F("enabled"),
    )


def _approvals_of_rows() -> QuerySet:
    return _part(
        RowReview.objects.all(),
        "approval of a row",
        number=F("translation_id"),
        at=Coalesce("sent_back_at", "handed_in_at"),
        is_on=Case(When(sent_back_at=None, then=True), default=False),
        person=F("handed_in_by_id"),
    )


def _row_types() -> list[int]:
    return [each.pk for each in ContentType.objects.get_for_models(*translatable_rows()).values()]


# --- Requests -------------------------------------------------------------------------


def _requests(codes: Collection[str], keys: Collection[UUID] | None) -> QuerySet:
    rows = TranslationRequest.objects.filter(locale__language_code__in=codes)
    return _only(rows, "translation_key", keys)


def _of_requests(requests: QuerySet[TranslationRequest]) -> QuerySet:
    return _part(
        requests,
        "request",
        key=F("translation_key"),
        code=F("locale__language_code"),
        at=F("requested_at"),
        is_on=F("is_wanted"),
        day=F("wanted_by"),
        words=F("note"),
    )


def _only(rows: QuerySet, name: str, keys: Collection[UUID] | None) -> QuerySet:
    return rows if keys is None else rows.filter(**{f"{name}__in": keys})
