"""What the editor calls the places that pieces stand in: "Titel", "Hinweis › Überschrift"."""

import json
from collections.abc import Mapping

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail_localize.models import TranslationSource

SEPARATOR = " › "
# Wagtail's own words for it are English in its sources and come translated only in the admin.
_ALT_TEXT = "Alternativtext"


class Labels:
    """The names of all places of one German text; the text is read once."""

    def __init__(self, source: TranslationSource):
        self._model = source.specific_content_type.model_class()
        self._content = json.loads(source.content_json)
        self._types: dict[str, dict[str, str]] = {}

    def of(self, path: str) -> str:
        """The field, or the block and what of it: "body.<block>.title"."""
        steps = path.split(".")
        field = self._model._meta.get_field(steps[0])
        if isinstance(field, StreamField):
            return self._of_block(field, steps[1:]) or str(field.verbose_name)
        if isinstance(field, models.Field):
            return str(field.verbose_name)
        return _of_child(field.related_model, steps[2:])

    def block_at(self, path: str) -> blocks.Block | None:
        """The innermost block on the way to this place; None outside of running text."""
        field_name, *steps = path.split(".")
        field = self._model._meta.get_field(field_name)
        top = self._top(field, steps) if isinstance(field, StreamField) else None
        return _innermost(top, steps[1:])[0] if top else None

    def _of_block(self, field: StreamField, steps: list[str]) -> str:
        top = self._top(field, steps)
        if top is None:
            return ""
        outer, inner = str(top.label), _innermost(top, steps[1:])[1]
        return outer if inner in ("", outer) else f"{outer}{SEPARATOR}{inner}"

    def _top(self, field: StreamField, steps: list[str]) -> blocks.Block | None:
        if field.name not in self._types:
            self._types[field.name] = _types_in(self._content.get(field.name))
        kind = self._types[field.name].get(steps[0]) if steps else None
        return field.stream_block.child_blocks.get(kind)


def _types_in(value: object) -> dict[str, str]:
    """The type of each block by its key."""
    found = json.loads(value) if isinstance(value, str) else value
    rows = found if isinstance(found, list) else []
    return {
        str(row["id"]): row["type"]
        for row in rows
        if isinstance(row, Mapping) and "id" in row and "type" in row
    }


def _innermost(block: blocks.Block, steps: list[str]) -> tuple[blocks.Block, str]:
    """The last block on this way, and the last label."""
    label = ""
    for step in steps:
        if isinstance(block, blocks.StructBlock) and step in block.child_blocks:
            is_alt = isinstance(block, ImageBlock) and step == "alt_text"
            block = block.child_blocks[step]
            is_itself = isinstance(block, ImageChooserBlock)
            label = _ALT_TEXT if is_alt else label if is_itself else str(block.label)
        elif isinstance(block, blocks.ListBlock):
            block = block.child_block
            label = str(block.label) or label
        else:
            break
    return block, label


def _of_child(model: type[models.Model], steps: list[str]) -> str:
    """A row that belongs to the page, such as an attachment, and its field."""
    name = str(model._meta.verbose_name)
    if not steps:
        return name
    field = model._meta.get_field(steps[0])
    return f"{name}{SEPARATOR}{field.verbose_name}" if isinstance(field, models.Field) else name
