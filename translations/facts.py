"""What the database knows about texts and their translations: three queries, however many."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation, TranslationLog

from .models import GermanVersion, RowReview, TranslationRequest
from .rows import translatable_rows

Place = tuple[UUID, str]  # The key of a text and the code of a language.
Version = tuple[datetime, UUID | str, bool]  # Published at, digest, is a small correction.


class Target(NamedTuple):
    """A translated page."""

    pk: int
    is_live: bool
    made_at: datetime | None


class Approval(NamedTuple):
    """A page or row that somebody handed in."""

    is_open: bool
    at: datetime
    handed_in_by: int | None


class Begun(NamedTuple):
    """A text that was opened at the desk; `made_at` is known of rows only."""

    pk: int
    touched_at: datetime | None
    is_enabled: bool
    made_at: datetime | None


class Request(NamedTuple):
    """What the office decided about a place."""

    is_wanted: bool
    wanted_by: date | None
    note: str
    requested_at: datetime


@dataclass
class Facts:
    """All of it; pages are named by their number, rows by that of their translation."""

    versions: dict[UUID, list[Version]] = field(default_factory=lambda: defaultdict(list))
    targets: dict[Place, Target] = field(default_factory=dict)
    translations: dict[Place, Begun] = field(default_factory=dict)
    requests: dict[Place, Request] = field(default_factory=dict)
    approvals_of_pages: dict[int, Approval] = field(default_factory=dict)
    approvals_of_rows: dict[int, Approval] = field(default_factory=dict)

    def places(self) -> set[Place]:
        """Where anything is known at all."""
        return self.targets.keys() | self.translations.keys() | self.requests.keys()


def facts_about(
    keys: Collection[UUID] | None, codes: Collection[str], *, with_versions: bool = True
) -> Facts:
    """Everything about these texts (all, with None) in these languages."""
    facts = Facts()
    _add_pages(facts, _only(_pages(codes), "translation_key", keys))
    translations = _only(_translations(codes), "source__object_id", keys)
    _add_kept(facts, translations, _requests(codes, keys))
    if with_versions:
        _add_versions(facts, keys)
    return facts


def facts_about_open(codes: Collection[str]) -> Facts:
    """Only about places where something may be left to do; most are public and current."""
    facts = Facts()
    _add_open_pages(facts, _pages(codes).filter(_may_be_open()))
    of_rows = _translations(codes).filter(source__specific_content_type__in=_row_types())
    fulfilled = Page.objects.filter(
        live=True,
        translation_key=OuterRef("translation_key"),
        locale=OuterRef("locale"),
        live_revision__created_at__gte=OuterRef("requested_at"),
    )
    _add_kept(facts, of_rows, _requests(codes, None).filter(~Exists(fulfilled)))
    changed = {key for (key, _code), target in facts.targets.items() if target.is_live}
    _add_versions(facts, changed | {key for key, _code in facts.translations})
    return facts


def _pages(codes: Collection[str]) -> QuerySet[Page]:
    pages = Page.objects.filter(locale__language_code__in=codes, alias_of=None, depth__gt=1)
    return pages.annotate(made_at=Coalesce("live_revision__created_at", "last_published_at"))


def _may_be_open() -> Q:
    place = {"source__object_id": OuterRef("translation_key"), "target_locale": OuterRef("locale")}
    changed = GermanVersion.objects.filter(
        translation_key=OuterRef("translation_key"),
        published_at__gt=OuterRef("made_at"),
        is_small_correction=False,
    )
    translations = Translation.objects.filter(**place)
    untouched = translations.filter(enabled=True, translations_last_updated_at=None)
    requests = TranslationRequest.objects.filter(
        translation_key=OuterRef("translation_key"), locale=OuterRef("locale")
    )
    newer = requests.filter(requested_at__gt=OuterRef("made_at"))
    approvals = WorkflowState.objects.active().annotate(page_id=_page_id())
    return (
        (Q(live=True) & (Exists(changed) | Exists(newer)))
        | (Q(live=False) & (~Exists(untouched) | Exists(requests)))
        | Q(pk__in=approvals.values("page_id"))
    )


def _add_pages(facts: Facts, pages: QuerySet[Page]) -> None:
    for key, code, *target in pages.values_list(
        "translation_key", "locale__language_code", "pk", "live", "made_at"
    ):
        facts.targets[key, code] = Target(*target)


def _add_open_pages(facts: Facts, pages: QuerySet[Page]) -> None:
    """With the translation of each: asked by itself, it would bring those of all languages."""
    translations = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale")
    )
    names = ["pk", "translations_last_updated_at", "enabled"]
    for key, code, pk, is_live, made_at, *begun in pages.values_list(
        "translation_key",
        "locale__language_code",
        "pk",
        "live",
        "made_at",
        *[Subquery(translations.values(name)[:1]) for name in names],
    ):
        facts.targets[key, code] = Target(pk, is_live, made_at)
        if begun[0]:
            facts.translations[key, code] = Begun(begun[0], begun[1], begun[2], None)


def _add_versions(facts: Facts, keys: Collection[UUID] | None) -> None:
    versions = _only(GermanVersion.objects.all(), "translation_key", keys)
    # Digests are only compared: as text they need not be read.
    for key, *version in versions.values_list(
        "translation_key",
        "published_at",
        Cast("digest", models.CharField()),
        "is_small_correction",
    ):
        facts.versions[key].append(cast(Version, tuple(version)))


class _Kept(NamedTuple):
    """One row of `_add_kept`: a translation, a request or an approval."""

    kind: str
    key: UUID
    code: str
    number: int
    moment: datetime
    made_at: datetime | None
    is_on: bool
    day: date | None
    words: str
    person: int | None


_EMPTY: dict[str, Any] = {
    "key": Cast(Value(None), models.UUIDField()),
    "code": Value(""),
    "number": Cast(Value(None), models.IntegerField()),
    "moment": Cast(Value(None), models.DateTimeField()),
    "made_at": Cast(Value(None), models.DateTimeField()),
    "is_on": Value(True),
    "day": Cast(Value(None), models.DateField()),
    "words": Value(""),
    "person": Cast(Value(None), models.IntegerField()),
}


def _kept(rows: QuerySet, kind: str, **columns: Any) -> QuerySet:
    """A part of the union: what is not named is empty."""
    named = _EMPTY | columns
    return rows.order_by().values_list(Value(kind), *[named[name] for name in _EMPTY])


def _add_kept(facts: Facts, translations: QuerySet, requests: QuerySet) -> None:
    """One query for four tables: the frame of the admin takes most of those a page may need."""
    parts = [
        _kept_of_translations(translations),
        _kept_of_requests(requests),
        _kept_of_pages(),
        _kept_of_rows(),
    ]
    for row in parts[0].union(*parts[1:], all=True):
        kept = _Kept(*row)
        place = (kept.key, kept.code)
        if kept.kind == "translation":
            facts.translations[place] = Begun(kept.number, kept.moment, kept.is_on, kept.made_at)
        elif kept.kind == "request":
            facts.requests[place] = Request(kept.is_on, kept.day, kept.words, kept.moment)
        else:
            of_kind = facts.approvals_of_pages if kept.kind == "page" else facts.approvals_of_rows
            of_kind[kept.number] = Approval(kept.is_on, kept.moment, kept.person)


def _translations(codes: Collection[str]) -> QuerySet[Translation]:
    return Translation.objects.filter(
        target_locale__language_code__in=codes,
        source__locale__language_code=settings.LANGUAGE_CODE,
    )


def _kept_of_translations(translations: QuerySet[Translation]) -> QuerySet:
    # Rows have no date of their own; the log of the package says when they were written.
    logs = TranslationLog.objects.filter(
        source=OuterRef("source"), locale=OuterRef("target_locale"), revision=None
    )
    written = Subquery(logs.order_by("-created_at").values("created_at")[:1])
    return _kept(
        translations,
        "translation",
        key=F("source__object_id"),
        code=F("target_locale__language_code"),
        number=F("pk"),
        moment=F("translations_last_updated_at"),
        made_at=Case(When(source__specific_content_type__in=_row_types(), then=written)),
        is_on=F("enabled"),
    )


def _requests(codes: Collection[str], keys: Collection[UUID] | None) -> QuerySet:
    rows = TranslationRequest.objects.filter(locale__language_code__in=codes)
    return _only(rows, "translation_key", keys)


def _kept_of_requests(requests: QuerySet[TranslationRequest]) -> QuerySet:
    return _kept(
        requests,
        "request",
        key=F("translation_key"),
        code=F("locale__language_code"),
        moment=F("requested_at"),
        is_on=F("is_wanted"),
        day=F("wanted_by"),
        words=F("note"),
    )


def _kept_of_pages() -> QuerySet:
    return _kept(
        WorkflowState.objects.active().annotate(page_id=_page_id()),
        "page",
        number=F("page_id"),
        moment=F("current_task_state__started_at"),
        is_on=Case(When(status=WorkflowState.STATUS_IN_PROGRESS, then=True), default=False),
        person=F("requested_by_id"),
    )


def _kept_of_rows() -> QuerySet:
    return _kept(
        RowReview.objects.all(),
        "row",
        number=F("translation_id"),
        moment=Coalesce("sent_back_at", "handed_in_at"),
        is_on=Case(When(sent_back_at=None, then=True), default=False),
        person=F("handed_in_by_id"),
    )


def _page_id() -> Case:
    """Wagtail stores the number of what is approved as text; not everything has a number."""
    is_number = When(object_id__regex=r"^[0-9]+$", then=Cast("object_id", models.IntegerField()))
    return Case(is_number, output_field=models.IntegerField())


def _row_types() -> list[int]:
    return [each.pk for each in ContentType.objects.get_for_models(*translatable_rows()).values()]


def _only(rows: QuerySet, name: str, keys: Collection[UUID] | None) -> QuerySet:
    return rows if keys is None else rows.filter(**{f"{name}__in": keys})
