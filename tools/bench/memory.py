"""The memory: one look-up among 60,000 German sentences in eight languages, beside a scan."""

import random
import re
import statistics
import time
from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db import connection
from table import Row, at_most
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, TranslatableObject
from wagtail_localize.models import TranslationContext as Context

from translations.memory import near, remember_missing
from translations.wording import likeness

PAGES, SENTENCES = 2_000, 30
LOOK_UPS, SCANNED = 300, 3
LIMIT_MS = 20
BATCH = 2_000


def rows() -> Iterator[Row]:
    chance = random.Random(7)  # noqa: S311 - sentences, no secrets
    sentences = list(islice(dict.fromkeys(made_up(chance, PAGES * SENTENCES * 2)), 60_000))
    fill(sentences)
    yield Row("German sentences with words in eight languages", f"{len(sentences):,}")
    begun = time.perf_counter()
    remember_missing()
    yield Row("the index, made anew", f"{time.perf_counter() - begun:.0f} s")
    asked = [(changed(text, chance), text) for text in chance.sample(sentences, LOOK_UPS)]
    times, found = look_up(asked)
    median, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    scan = statistics.median(scanned(text, sentences) for text, _ in asked[:SCANNED])
    against = f"a scan takes {scan / median:,.0f} times as long"
    for label, figure, compared in (
        ("one look-up, median", median, against),
        ("one look-up, the slowest twentieth from", slow, ""),
    ):
        limit = at_most(figure, LIMIT_MS, f"{LIMIT_MS} ms")
        yield Row(label, f"{figure:.1f} ms", compared, (limit,))
    yield Row("sentences with one word changed that were found", f"{found} of {LOOK_UPS}")


def made_up(chance: random.Random, number: int) -> Iterator[str]:
    """Sentences of the handbooks with other words in them, common ones as often as there."""
    docs = [settings.PROJECT_DIR / "docs" / name for name in ("editors.md", "operations.md")]
    text = " ".join(path.read_text() for path in docs)
    sentences = [s for s in re.split(r"(?<=[.:])\s+", text) if 4 < len(s.split()) < 40]
    words = re.findall(r"\b[a-zäöüßA-ZÄÖÜ]+\b", " ".join(sentences))
    nouns = [word for word in words if word[0].isupper() and len(word) > 4]
    for _ in range(number):
        tokens = re.findall(r"\w+|\W+", chance.choice(sentences))
        for at, token in enumerate(tokens):
            if token.isalpha() and chance.random() < 0.6:
                is_compound = chance.random() < 0.3
                pair = chance.choice(nouns) + chance.choice(nouns).lower()
                tokens[at] = pair if is_compound else chance.choice(words)
        yield "".join(tokens)


def fill(sentences: list[str]) -> None:
    german = Locale.objects.get(language_code="de")
    others = list(Locale.objects.exclude(pk=german.pk))
    keys = [UUID(int=number + 1) for number in range(PAGES)]
    TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=key, content_type_id=1) for key in keys
    )
    contexts = Context.objects.bulk_create(
        (made(Context, object_id=key, path=f"body.{n}") for key in keys for n in range(SENTENCES)),
        batch_size=BATCH,
    )
    strings = String.objects.bulk_create(
        (made(String, locale=german, data=text) for text in sentences), batch_size=BATCH
    )
    for locale in others:
        StringTranslation.objects.bulk_create(
            (
                StringTranslation(
                    translation_of=string,
                    context=context,
                    locale=locale,
                    data=f"[{locale.language_code}] {string.data}",
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                )
                for string, context in zip(strings, contexts, strict=True)
            ),
            batch_size=BATCH,
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def made(model, **values):
    """A row with the fingerprint its own `save` would give it."""
    row = model(**values)
    if model is String:
        row.data_hash = String._get_data_hash(row.data)
    else:
        row.path_id = Context._get_path_id(row.path)
    return row


def changed(text: str, chance: random.Random) -> str:
    """The sentence with another word in one place."""
    words = text.split()
    words[chance.randrange(len(words))] = "etwas"
    return " ".join(words)


def look_up(asked: list[tuple[str, str]]) -> tuple[list[float], int]:
    times, found = [], 0
    for number, (text, original) in enumerate(asked):
        begun = time.perf_counter()
        matches = near(text, ("ar", "en", "uk")[number % 3])
        times.append((time.perf_counter() - begun) * 1000)
        found += original in {match.german for match in matches}
    return times, found


def scanned(text: str, sentences: list[str]) -> float:
    """Milliseconds for comparing with every sentence."""
    begun = time.perf_counter()
    max(sentences, key=lambda sentence: likeness(text, sentence))
    return (time.perf_counter() - begun) * 1000
