"""Pictures, files and links of its own: what a translation shows instead of the German ones.

A flyer in Arabic, a picture with Arabic words in it, the English side of another office.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    Translation,
)

from core.models import User

from .labels import Labels
from .work import refuse_if_closed, touch


class Kind(models.TextChoices):
    """What can be another one in a translation."""

    PICTURE = "picture", "Anderes Bild"
    FILE = "file", "Andere Datei"
    LINK = "link", "Anderer Link"


@dataclass(frozen=True)
class Substitute:
    """One place: what stands there in German, and what the translation has instead, if anything."""

    segment: int
    context_id: int
    kind: Kind
    label: str
    german: Any
    own: Any = None


def substitutes_of(translation: Translation) -> list[Substitute]:
    """Every such place of a page in the order of the text; six queries at most."""
    if not issubclass(translation.source.specific_content_type.model_class(), Page):
        return []
    segments = OverridableSegment.objects.filter(source=translation.source)
    rows = list(segments.select_related("context").order_by("order", "pk"))
    own = dict(
        SegmentOverride.objects.filter(
            locale_id=translation.target_locale_id, context__in=[row.context_id for row in rows]
        ).values_list("context_id", "data_json")
    )
    labels, described = Labels(translation.source), _described(translation, rows)
    places = [(row, kind) for row in rows if (kind := _kind_of(row, labels, described))]
    values = [(kind, row.data) for row, kind in places]
    values += [
        (kind, json.loads(own[row.context_id])) for row, kind in places if row.context_id in own
    ]
    things = {kind: _things(kind, values) for kind in Kind}
    return [
        Substitute(
            segment=row.pk,
            context_id=row.context_id,
            kind=kind,
            label=labels.of(row.context.path),
            german=things[kind].get(row.data),
            own=things[kind].get(json.loads(own.get(row.context_id, "null"))),
        )
        for row, kind in places
    ]


def _described(translation: Translation, rows: Iterable[OverridableSegment]) -> set[str]:
    """The places of pictures that are more than decoration: the package forgets that they are."""
    paths = [row.context.path for row in rows if row.context.path.endswith(".image")]
    if not paths:
        return set()
    texts = StringSegment.objects.filter(
        source=translation.source,
        context__path__in=[path.removesuffix("image") + "alt_text" for path in paths],
    )
    return {
        path.removesuffix("alt_text") + "image"
        for path in texts.values_list("context__path", flat=True)
    }


def _kind_of(row: OverridableSegment, labels: Labels, described: set[str]) -> Kind | None:
    block = labels.block_at(row.context.path)
    match block:
        case ImageChooserBlock() if row.context.path in described:
            return Kind.PICTURE
        case DocumentChooserBlock():
            return Kind.FILE
        case blocks.RichTextBlock():
            return Kind.LINK
    return None


def _things(kind: Kind, values: list[tuple[Kind, Any]]) -> dict[Any, Any]:
    wanted = [value for of, value in values if of == kind]
    if kind == Kind.LINK:
        return {value: value for value in wanted}
    return _model(kind)._default_manager.in_bulk(wanted) if wanted else {}


def _model(kind: Kind) -> type[models.Model]:
    return get_image_model() if kind == Kind.PICTURE else get_document_model()


@transaction.atomic
def put(translation: Translation, place: Substitute, value: Any, user: User) -> None:
    """The translation gets one of its own. Raises `NotNow`."""
    _lock(translation)
    SegmentOverride.objects.update_or_create(
        locale_id=translation.target_locale_id,
        context_id=place.context_id,
        defaults={
            "data_json": json.dumps(value.pk if isinstance(value, models.Model) else value),
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


@transaction.atomic
def take_german(translation: Translation, place: Substitute) -> None:
    """The translation shows what German shows. Raises `NotNow`."""
    _lock(translation)
    SegmentOverride.objects.filter(
        locale_id=translation.target_locale_id, context_id=place.context_id
    ).delete()


def _lock(translation: Translation) -> None:
    locked = Translation.objects.select_for_update().get(pk=translation.pk)
    refuse_if_closed(locked)
    touch(locked)


def forget(kind: Kind, pk: int) -> None:
    """A picture or file is deleted: translations that had it show the German one again."""
    rows = SegmentOverride.objects.filter(data_json=json.dumps(pk)).select_related("context")
    for row in rows:
        segment = OverridableSegment.objects.filter(context=row.context).first()
        block = Labels(segment.source).block_at(row.context.path) if segment else None
        wanted = ImageChooserBlock if kind == Kind.PICTURE else DocumentChooserBlock
        if segment is None or isinstance(block, wanted):
            row.delete()
