"""Since when German says something else than a translation, found out by the database."""

from django.db.models import Case, DateTimeField, Exists, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from .models import GermanVersion

_FIRST, _LAST = ("published_at", "pk"), ("-published_at", "-pk")


def with_changed_at(rows: QuerySet, key: str) -> QuerySet:
    """Rows with `made_at` get `changed_at`: None while German says what it said at that moment.

    The same as `states.changed_since`, which has the versions at hand. `key` is the name of the
    column with the key of the German text.
    """
    versions = GermanVersion.objects.filter(translation_key=OuterRef(key))
    changes = versions.filter(is_small_correction=False)
    until_then = versions.filter(published_at__lte=OuterRef("made_at")).order_by(*_LAST)
    rows = rows.alias(
        translated=Coalesce(
            Subquery(until_then.values("digest")[:1]),
            Subquery(versions.order_by(*_FIRST).values("digest")[:1]),
        ),
        last_change=Subquery(changes.order_by(*_LAST).values("published_at")[:1]),
    )
    # After the last change there are small corrections only.
    said = versions.filter(published_at__gte=OuterRef("last_change"), digest=OuterRef("translated"))
    since = changes.filter(published_at__gt=OuterRef("made_at")).order_by(*_FIRST)
    return rows.annotate(
        changed_at=Case(
            # The first is asked first: quick to find out, and false for most.
            When(
                may_have_changed(key) & ~Exists(said),
                then=Subquery(since.values("published_at")[:1]),
            ),
            output_field=DateTimeField(),
        )
    )


def may_have_changed(key: str) -> Exists:
    """Whether there was a change since `made_at`; a wording that came back is one, too."""
    changes = GermanVersion.objects.filter(
        translation_key=OuterRef(key),
        published_at__gt=OuterRef("made_at"),
        is_small_correction=False,
    )
    return Exists(changes)
