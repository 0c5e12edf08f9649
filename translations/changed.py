"""Since when German says something else than a translation, found out by the database."""

from datetime import datetime
from uuid import UUID

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from .models import GermanVersion

_FIRST, _LAST = ("published_at", "pk"), ("-published_at", "-pk")


def with_changed_at(rows: QuerySet, key: str) -> QuerySet:
    """Rows with `made_at` get `german_changed_at` (see `what_changed`)."""
    columns = what_changed(key)
    changed_at = columns.pop("german_changed_at")
    return rows.alias(**columns).annotate(german_changed_at=changed_at)


def what_changed(key: str) -> dict[str, Combinable]:
    """Columns for rows with `made_at`, the moment a translation was written, in this order.

    The last one counts: None while German says what it said at that moment. `key` is the name
    of the column with the key of the German text.
    """
    versions = GermanVersion.objects.filter(translation_key=OuterRef(key))
    changes = versions.filter(is_small_correction=False)
    until_then = versions.filter(published_at__lte=OuterRef("made_at")).order_by(*_LAST)
    # After the last change there are small corrections only.
    said = versions.filter(
        published_at__gte=OuterRef("german_last_change"), digest=OuterRef("german_translated")
    )
    since = changes.filter(published_at__gt=OuterRef("made_at")).order_by(*_FIRST)
    return {
        # Written before anybody took note of German: it translates the first known wording.
        "german_translated": Coalesce(
            Subquery(until_then.values("digest")[:1]),
            Subquery(versions.order_by(*_FIRST).values("digest")[:1]),
        ),
        "german_last_change": Subquery(changes.order_by(*_LAST).values("published_at")[:1]),
        "german_changed_at": Case(
            # The first is asked first: quick to find out, and false for most.
            When(
                may_have_changed(key) & ~Exists(said),
                then=Subquery(since.values("published_at")[:1]),
            ),
            output_field=DateTimeField(),
        ),
    }


def may_have_changed(key: str) -> Exists:
    """Whether there was a change since `made_at`; a wording that came back is one, too."""
    changes = GermanVersion.objects.filter(
        translation_key=OuterRef(key),
        published_at__gt=OuterRef("made_at"),
        is_small_correction=False,
    )
    return Exists(changes)


def outdated_since(key: UUID, made_at: datetime) -> datetime | None:
    """Since when German says something else than at this moment; None while it does not."""
    versions = GermanVersion.objects.filter(translation_key=key).annotate(
        made_at=Value(made_at, output_field=DateTimeField())
    )
    return (
        with_changed_at(versions, "translation_key")
        .values_list("german_changed_at", flat=True)
        .first()
    )
