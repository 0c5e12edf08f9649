"""Makes texts with everything that can go wrong on the way through a file, for tests."""

import json
import random
import uuid
from html import escape

from bs4 import BeautifulSoup, NavigableString
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Locale, Page
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from circles.models import CirclePage
from home.models import StandardPage
from news.models import PressReleasePage
from tests.factories.core import ContactFactory, SiteImageFactory
from tests.factories.news import DocumentFactory
from trainings.models import TrainingPage
from translations.typed import longest_in

FILES = {"image": SiteImageFactory, "document": DocumentFactory}
KINDS = [StandardPage, PressReleasePage, TrainingPage, CirclePage]

GERMAN = [
    "Grüße",
    "Tom & Jerry",
    "5 < 6 > 4",
    "„Ehrenamt“",
    '"gerade"',
    "it's",
    "10\u00a0Uhr",
    "Kreis\u00adtag",
    "👩‍👩‍👧 🇺🇦",
    "%(name)s {{ x }} %s",
    r"C:\neu\tab",
    "]]> --",
    "&amp; bleibt",
    "a\u2028b\x85c",
    "Tab\tda",
    "‹1›so‹/1›",
]
FOREIGN = [
    "\u200fمرحبا\u200f",
    "\u202bدورة 2026\u202c",
    "\u2067فارسی\u2069 می‌خواهم",
    "Привіт",
    "ağ",
    "l’été\u202f!",
    *GERMAN,
]
_PLAIN_ONLY = ["senk\x0brecht", "Seite\x0c", "\x1fTrenner"]  # No editor lets them into rich text.


class Writer:
    """Writes pages and translations by chance, the same ones for the same number."""

    def __init__(self, number: int):
        self.chance = random.Random(number)
        self.number = number

    def text(self, words: list[str] = GERMAN) -> str:
        return " ".join(self.chance.choices(words, k=self.chance.randint(1, 5)))

    def plain(self) -> str:
        """A field of one line; one in four has what only an old paste brings."""
        return self.text(GERMAN + _PLAIN_ONLY if self.chance.random() < 0.25 else GERMAN)

    def lines(self) -> str:
        return "\r\n".join(self.plain() for _ in range(self.chance.randint(1, 3)))

    def inline(self, depth: int = 0) -> str:
        """Rich text of one paragraph, with tags in tags."""
        pieces = [escape(self.text(), quote=False)]
        for _ in range(self.chance.randint(0, 2)):
            inner = self.inline(depth + 1) if depth < 3 else escape(self.text(), quote=False)
            tag = self.chance.choice(["b", "i", "a"] if "<a" not in inner and depth < 1 else ["b"])
            start = f'a href="https://example.org/{self.chance.random()}"' if tag == "a" else tag
            pieces += [f" <{start}>{inner}</{tag}> ", escape(self.text(), quote=False)]
            if self.chance.random() < 0.3:
                pieces.append("<br/>und")
        return "".join(pieces)

    def rich(self) -> str:
        return f"<p>{self.inline()}</p><ul><li>{self.inline()}</li></ul><p>{self.inline()}</p>"

    def key(self) -> str:
        return str(uuid.UUID(int=self.chance.getrandbits(128)))

    def items(self, *values) -> list[dict]:
        """A list inside a block; what has no id is not translated."""
        return [{"type": "item", "value": value, "id": self.key()} for value in values]

    def translated(self, german: str) -> str:
        """The sentence in other words, its tags where they were, a few of them twice."""
        soup = BeautifulSoup(german, "html.parser")
        for text in list(soup.descendants):
            if isinstance(text, NavigableString):
                text.replace_with(self.text(FOREIGN))
        words = str(soup)
        if "</a>" in words and self.chance.random() < 0.3:
            words += f" {soup.a}"
        return words


def body_of_everything(writer: Writer) -> list[tuple[str, object]]:
    """Every block that running text can have."""
    image = SiteImageFactory._meta.model.objects.first() or SiteImageFactory()
    contact = ContactFactory._meta.model.objects.first() or ContactFactory()
    picture = {"image": image.pk, "alt_text": writer.plain(), "decorative": False}
    step = {"title": writer.plain(), "text": f"<p>{writer.inline()}</p>"}
    question = {"question": writer.plain(), "answer": writer.rich()}
    cells = {"cells": writer.items(writer.plain(), "", writer.plain())}
    header = writer.items(writer.plain(), writer.plain())
    return [
        ("prose", writer.rich()),
        ("figure", {"image": picture, "caption": writer.plain()}),
        ("quote", {"text": writer.lines(), "attribution": writer.plain()}),
        ("notice", {"kind": "info", "title": writer.plain(), "text": f"<p>{writer.inline()}</p>"}),
        ("steps", {"steps": writer.items(step, step)}),
        ("accordion", {"items": writer.items(question)}),
        (
            "table",
            {"caption": writer.plain(), "header": header, "rows": writer.items(cells, cells)},
        ),
        ("downloads", {"title": writer.plain(), "documents": []}),
        ("links", {"title": writer.plain(), "pages": []}),
        ("contact", {"contact": contact.pk}),
    ]


def page_of_everything(writer: Writer, model: type[Page] = StandardPage) -> Page:
    """A page that is not in the tree: what is translated of it needs no tree.

    Every field is filled, and there are two of each of its rows.
    """
    page = model(
        translation_key=uuid.UUID(writer.key()), locale=Locale.objects.get(language_code="de")
    )
    _fill(page, writer)
    page.title = f"Seite {writer.number} {writer.text()}"
    return page


def _fill(instance: models.Model, writer: Writer) -> None:
    for name, factory in FILES.items():
        if hasattr(type(instance), name) and not isinstance(instance, Page):
            setattr(instance, name, factory._meta.model.objects.first() or factory())
    for field in get_translatable_fields(type(instance)):
        is_title = isinstance(instance, Page) and field.field_name == "title"
        if isinstance(field, TranslatableField) and not is_title:
            _fill_field(instance, instance._meta.get_field(field.field_name), writer)


def _fill_field(instance: models.Model, field, writer: Writer) -> None:
    if isinstance(field, models.ManyToOneRel):
        rows = [field.related_model(translation_key=uuid.UUID(writer.key())) for _ in range(2)]
        for row in rows:
            _fill(row, writer)
        getattr(instance, field.name).add(*rows)
    elif isinstance(field, StreamField):
        everything = body_of_everything(writer)
        # The other kinds have fields and rows besides: every second block will do.
        chosen = (
            everything
            if type(instance) is StandardPage
            else everything[writer.number // len(KINDS) % 2 :: 2]
        )
        blocks = [
            {"type": name, "value": value, "id": writer.key()}
            for name, value in chosen
            if name in field.stream_block.child_blocks
        ]
        setattr(instance, field.name, json.dumps(blocks))
    elif isinstance(field, RichTextField):
        setattr(instance, field.name, writer.rich())
    else:
        text = writer.lines() if isinstance(field, models.TextField) else writer.plain()
        setattr(instance, field.name, text[: field.max_length])


def translation_of_everything(
    writer: Writer, code: str, model: type[Page] = StandardPage
) -> Translation:
    """The page with a translation in which most is written and some is open.

    Row by row the package takes half a second for a page; all at once it is a moment.
    """
    page = page_of_everything(writer, model)
    key = TranslatableObject.objects.create(
        translation_key=page.translation_key, content_type=ContentType.objects.get_for_model(Page)
    )
    source = TranslationSource.objects.create(
        object=key,
        specific_content_type=ContentType.objects.get_for_model(page),
        locale=page.locale,
        object_repr=page.title,
        content_json="{}",
        last_updated_at=timezone.now(),
    )
    values = [item for item in extract_segments(page) if isinstance(item, StringSegmentValue)]
    segments = _segments(source, values)
    locale = Locale.objects.get(language_code=code)
    _words(writer, type(page), segments, locale)
    return Translation.objects.create(source=source, target_locale=locale)


def _segments(source: TranslationSource, values: list[StringSegmentValue]) -> list[StringSegment]:
    strings = {
        value.string.data: String(
            locale=source.locale,
            data=value.string.data,
            data_hash=String._get_data_hash(value.string.data),
        )
        for value in values
    }
    String.objects.bulk_create(strings.values(), ignore_conflicts=True)
    hashes = [string.data_hash for string in strings.values()]
    known = {row.data: row for row in String.objects.filter(data_hash__in=hashes)}
    contexts = {
        value.path: TranslationContext(
            object=source.object,
            path=value.path,
            path_id=TranslationContext._get_path_id(value.path),
            field_path=value.path,
        )
        for value in values
    }
    TranslationContext.objects.bulk_create(contexts.values())
    segments = [
        StringSegment(
            source=source,
            context=contexts[value.path],
            order=value.order,
            string=known[value.string.data],
            attrs=json.dumps(value.attrs),
        )
        for value in values
    ]
    return StringSegment.objects.bulk_create(segments)


def _words(
    writer: Writer, model: type[Page], segments: list[StringSegment], locale: Locale
) -> None:
    rows = {}
    for segment in segments:
        kind = writer.chance.choices(["open", "machine", "manual"], weights=[2, 1, 7])[0]
        if kind != "open":
            rows[segment.context_id, segment.string_id] = StringTranslation(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                data=writer.translated(segment.string.data)[
                    : longest_in(model, segment.context.path)
                ],
                translation_type=kind,
                tool_name="",
            )
    StringTranslation.objects.bulk_create(rows.values())
