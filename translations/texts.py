"""What there is to translate: German pages and rows, with their section and their deadline."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import Page, TranslatableMixin, get_page_models

from .approved import is_planned
from .models import GermanVersion
from .readings import read_of_text
from .rows import translatable_rows

START = "start"  # The section of the home page itself.
_SECTION_DEPTH = 3
_MANY = 300


class Text(NamedTuple):
    """A German page or row; `section` names the part of the site it belongs to.

    `deadline` is the day from which readers need it: the end of an embargo, the day of a training.
    `words` counts the German text as it was published last. `read` is about how often the German
    page was opened in the last 28 days; known together with the deadlines.
    """

    key: UUID
    title: str
    section: str
    section_name: str
    page_id: int | None = None
    published_at: datetime | None = None
    deadline: date | None = None
    words: int = 0
    read: int = 0


def german_texts(
    keys: Collection[UUID] | None = None, *, with_deadlines: bool = False
) -> list[Text]:
    """These texts (all, with None) in the order of the page tree, rows after them; one query."""
    names = {START: "Startseite"} | row_sections()
    texts = []
    for row in _parts(keys, with_deadlines):
        kind, key, title, pk, path, depth, published_at, deadline, words, read = row
        if depth == _SECTION_DEPTH:
            names[path] = title
        if keys is not None and key not in keys:
            continue
        section = path[: _SECTION_DEPTH * Page.steplen] if depth >= _SECTION_DEPTH else kind
        day = timezone.localdate(deadline) if deadline else None
        texts.append(
            Text(
                *(key, title, section, names.get(section, ""), pk, published_at, day),
                words=words or 0,
                read=round(read or 0),
            )
        )
    return texts


def german_text(key: UUID) -> TranslatableMixin | None:
    """The German page or row with this key, where it is offered for translation."""
    if not german_texts({key}):
        return None
    german = {"translation_key": key, "locale__language_code": settings.LANGUAGE_CODE}
    if page := Page.objects.filter(**german).first():
        return page.specific
    for model in translatable_rows():
        if row := model.objects.filter(**german).first():
            return row
    return None


def _parts(keys: Collection[UUID] | None, with_deadlines: bool) -> list[tuple]:
    pages = _pages(with_deadlines)
    if keys is not None and len(keys) > _MANY:
        keys = None  # Asking for nearly everything by name takes longer than leaving some out.
    if keys is not None:
        # The sections come along, for their names.
        pages = pages.filter(Q(translation_key__in=keys) | Q(depth=_SECTION_DEPTH))
    rows = [_rows(model, keys) for model in translatable_rows()]
    found = _columns(pages, Value(START)).union(*rows, all=True)
    return sorted(found, key=lambda row: (not row[4], row[4], row[0], row[2].casefold()))


def _columns(rows: QuerySet, kind: Value, **columns: Any) -> QuerySet:
    versions = GermanVersion.objects.filter(translation_key=OuterRef("translation_key"))
    empty = {
        "pk": F("pk"),
        "path": F("path"),
        "depth": F("depth"),
        "published_at": F("last_published_at"),
        "deadline": F("deadline"),
        "words": Subquery(versions.order_by("-published_at", "-pk").values("words")[:1]),
        "read": F("read"),
    }
    named = {"key": F("translation_key"), "title": F("title")} | empty | columns
    return rows.order_by().values_list(kind, *named.values())


def _pages(with_deadlines: bool) -> QuerySet[Page]:
    """Published, or approved and waiting for its hour: that one can be translated before."""
    pages = Page.objects.filter(
        Q(live=True) | is_planned(),
        locale__language_code=settings.LANGUAGE_CODE,
        alias_of=None,
        depth__gt=1,
    )
    never = Cast(Value(None), models.DateTimeField())
    unknown = Cast(Value(None), models.FloatField())
    return pages.annotate(
        deadline=Coalesce(*_deadlines(), never) if with_deadlines else never,
        read=read_of_text(settings.LANGUAGE_CODE) if with_deadlines else unknown,
    )


def _deadlines() -> list[Subquery]:
    """Page classes may have `translation_deadlines`: their pages with the moment that counts."""
    classes: list[Any] = [m for m in get_page_models() if hasattr(m, "translation_deadlines")]
    return [
        Subquery(
            model.translation_deadlines()
            .filter(pk=OuterRef("pk"))
            .order_by()
            .values("translation_deadline")[:1]
        )
        for model in classes
    ]


def _rows(model: type[TranslatableMixin], keys: Collection[UUID] | None) -> QuerySet:
    rows = model.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    if keys is not None:
        rows = rows.filter(translation_key__in=keys)
    return _columns(
        rows,
        Value(model._meta.label_lower),
        title=_title(model),
        pk=Cast(Value(None), models.IntegerField()),
        path=Value(""),
        depth=Value(0),
        published_at=Cast(Value(None), models.DateTimeField()),
        deadline=Cast(Value(None), models.DateTimeField()),
        read=Cast(Value(None), models.FloatField()),
    )


def _title(model: type[TranslatableMixin]) -> Any:
    """Row classes may have `translation_title`: what their rows are called, for a query."""
    if hasattr(model, "translation_title"):
        return model.translation_title()
    has_name = any(field.name == "name" for field in model._meta.fields)
    return F("name") if has_name else Value(str(model._meta.verbose_name))


def row_sections() -> dict[str, str]:
    """What rows of each kind are called together."""
    return {
        model._meta.label_lower: str(model._meta.verbose_name_plural)
        for model in translatable_rows()
    }
