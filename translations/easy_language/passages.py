"""The words of a page as passages: each paragraph, heading and item with where it stands."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from .text import Passage

_TAGS = {"h2": "heading", "h3": "heading", "h4": "heading", "p": "paragraph", "li": "item"}
# Words of pages that no reader sees as text.
_UNSEEN = frozenset({"seo_title"})


def passages_of(page: Page) -> list[Passage]:
    """Everything a reader reads on a page, in the order of the editor."""
    found: list[Passage] = []
    for field in _fields(page):
        found += _of_field(field, getattr(page, field.name))
    return [passage for passage in found if passage.text.strip()]


def _fields(page: Page) -> list[models.Field]:
    """The fields with words; what is no word is a fact of the German page."""
    names = [
        entry.field_name
        for entry in page.translatable_fields
        if isinstance(entry, TranslatableField) and entry.field_name not in _UNSEEN
    ]
    known = {field.name: field for field in page._meta.get_fields()}
    return [known[name] for name in names if isinstance(known.get(name), models.Field)]


def _of_field(field: models.Field, value: Any) -> Iterator[Passage]:
    label = str(field.verbose_name)[:1].upper() + str(field.verbose_name)[1:]
    if isinstance(field, StreamField):
        for child in value or ():
            anchor = f"block-{child.id}-section" if child.id else ""
            for passage in _of_block(child.block, child.value):
                name = " › ".join(filter(None, (str(child.block.label), passage.label)))
                yield replace(passage, label=name, anchor=anchor)
    elif isinstance(field, RichTextField):
        yield from _of_html(value or "", label, f"id_{field.name}")
    elif isinstance(field, models.CharField | models.TextField):
        kind = "heading" if field.name == "title" else "line"
        yield Passage(value or "", kind, label, f"id_{field.name}")


def _of_block(block: blocks.Block, value: Any) -> Iterator[Passage]:
    if isinstance(block, blocks.RichTextBlock):
        yield from _of_html(value.source if value else "")
    elif isinstance(block, ImageBlock):
        # Alternative text is read aloud like any other.
        text = getattr(value, "contextual_alt_text", "") or ""
        yield Passage(text, "line", "Alternativtext")
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            for passage in _of_block(child, value.get(name)):
                yield replace(passage, label=passage.label or str(child.label))
    elif isinstance(block, blocks.ListBlock):
        for item in value or ():
            yield from _of_block(block.child_block, item)
    elif isinstance(block, blocks.StreamBlock):
        for child in value or ():
            yield from _of_block(child.block, child.value)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield Passage(value or "", "line")


def _of_html(html: str, label: str = "", anchor: str = "") -> Iterator[Passage]:
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    for tag in soup.find_all(list(_TAGS)):
        if isinstance(tag, Tag) and not tag.find(list(_TAGS)):
            yield Passage(tag.get_text(), _TAGS[tag.name], label, anchor)
