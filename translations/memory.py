"""The memory: how the same sentence, or one much like it, was translated before.

To find a sentence that is like another one, each German sentence is kept under its longest words:
two sentences that share three quarters of their words share one of these, and long words are
rare. `MemoryWord` is that index; it needs no extension of the database.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import blake2b
from math import ceil

from django.conf import settings
from django.db import transaction
from django.db.models import Count, QuerySet
from wagtail_localize.models import (
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from core.models import User

from .models import MemoryWord
from .plain_text import plain
from .segments import segments_of
from .work import refuse_if_closed

TOOL = "Gedächtnis"
NEAR = 0.75
_KEPT_WORDS = 8
_CANDIDATES = 200
_COMPARED = 40
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Match:
    """Words somebody wrote before: for which German sentence, how like it, and where.

    `score` counts from 0 to 1; only the same sentence has 1.
    """

    words: str
    german: str
    score: float
    where: str

    @property
    def percent(self) -> int:
        return int(self.score * 100)


# --- The same sentence ----------------------------------------------------------------


def exact(translation: Translation) -> dict[int, Match]:
    """For each piece what people wrote for the same sentence elsewhere, the newest of it."""
    source = translation.source
    pieces = StringSegment.objects.filter(source=source).select_related("string")
    known = _by_people(translation.target_locale.language_code).filter(
        translation_of__in=pieces.values("string")
    )
    by_string: dict[int, list[StringTranslation]] = {}
    for row in known.select_related("context").order_by("-updated_at", "-pk"):
        by_string.setdefault(row.translation_of_id, []).append(row)
    found = {}
    for piece in pieces:
        others = (r for r in by_string.get(piece.string_id, []) if r.context_id != piece.context_id)
        if row := next(others, None):
            found[piece.pk] = (row, piece.string.data)
    places = _places(row for row, _german in found.values())
    return {
        pk: Match(row.data, german, 1.0, places.get(row.pk, ""))
        for pk, (row, german) in found.items()
    }


def languages_known(source: TranslationSource) -> set[int]:
    """The languages in which there are words for any sentence of this text, also its own."""
    rows = StringTranslation.objects.filter(
        translation_of__in=StringSegment.objects.filter(source=source).values("string"),
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        has_error=False,
    )
    return set(rows.values_list("locale_id", flat=True))


def same(german: str, code: str) -> str:
    """What people wrote last for this sentence, wherever it stands; empty when nobody did."""
    rows = _by_people(code).filter(translation_of__data_hash=String._get_data_hash(german))
    row = rows.order_by("-updated_at", "-pk").first()
    return row.data if row else ""


@transaction.atomic
def take_all(translation: Translation, user: User | None) -> int:
    """Writes what the memory knows word for word into the open pieces; returns how many."""
    locked = Translation.objects.select_for_update().get(pk=translation.pk)
    refuse_if_closed(locked)
    known = exact(locked)
    if not known:
        return 0
    taken = 0
    for segment in segments_of(locked):
        if segment.words or segment.pk not in known:
            continue
        _row, is_new = StringTranslation.objects.get_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale_id=locked.target_locale_id,
            defaults={
                "data": known[segment.pk].words,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": TOOL,
                "last_translated_by": user,
            },
        )
        taken += is_new
    return taken


def _by_people(code: str) -> QuerySet[StringTranslation]:
    return StringTranslation.objects.filter(
        locale__language_code=code,
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        has_error=False,
    )


def _places(rows: Iterable[StringTranslation]) -> dict[int, str]:
    """On which page or row the words stand, by the key of the words."""
    keys = {row.pk: row.context.object_id for row in rows}
    sources = TranslationSource.objects.filter(
        object_id__in=set(keys.values()), locale__language_code=settings.LANGUAGE_CODE
    )
    titles = dict(sources.values_list("object_id", "object_repr"))
    return {pk: titles.get(key, "") for pk, key in keys.items()}


# --- A sentence like it ---------------------------------------------------------------


def near(german: str, code: str, limit: int = 3) -> list[Match]:
    """Sentences of at least three quarters the same words, with what people wrote for them."""
    words = _words(german)
    if not words:
        return []
    scored = []
    for string_id, text in _candidates(words, code):
        if text != german and (score := _likeness(words, _words(text))) >= NEAR:
            scored.append((min(score, 0.99), string_id, text))
    best = sorted(scored, key=lambda found: (-found[0], -found[1]))[:limit]
    return _with_words(best, german, code)


def _candidates(words: list[str], code: str) -> Iterable[tuple[int, str]]:
    """Sentences that share the most rare words, as far as people translated them."""
    shortest, longest = len(words) * NEAR / (2 - NEAR), len(words) * (2 - NEAR) / NEAR
    rows = MemoryWord.objects.filter(
        word__in=_fingerprints(words), size__gte=int(shortest), size__lte=int(longest) + 1
    )
    shared = rows.values("string").annotate(shared=Count("pk")).order_by("-shared", "-string")
    best = list(shared.values_list("string", flat=True)[:_CANDIDATES])
    # Only now: asked about every sentence with one of the words, this would take most of the time.
    translated = set(
        _by_people(code).filter(translation_of__in=best).values_list("translation_of", flat=True)
    )
    chosen = [pk for pk in best if pk in translated][:_COMPARED]
    return String.objects.filter(pk__in=chosen).values_list("pk", "data")


def _likeness(some: list[str], others: list[str]) -> float:
    """Counted in words, in their order, whatever their case."""
    matcher = SequenceMatcher(None, some, others, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= NEAR else 0.0


def _with_words(best: list[tuple[float, int, str]], german: str, code: str) -> list[Match]:
    rows = _by_people(code).filter(translation_of__in=[string_id for _, string_id, _ in best])
    newest: dict[int, StringTranslation] = {}
    for row in rows.select_related("context").order_by("updated_at", "pk"):
        newest[row.translation_of_id] = row
    places = _places(newest.values())
    return [
        Match(fitting(newest[key].data, german), text, score, places.get(newest[key].pk, ""))
        for score, key, text in best
        if key in newest
    ]


def fitting(words: str, german: str) -> str:
    """Words of another sentence, without the tags that this one does not have."""
    allowed = set(_TAG.findall(german))
    tags = set(_TAG.findall(words)) - {"<br/>"}
    return words if tags <= allowed else _TAG.sub(_space_for_breaks, words)


def _space_for_breaks(match: re.Match[str]) -> str:
    return match[0] if match[0] == "<br/>" else ""


# --- The index ------------------------------------------------------------------------


def remember(strings: Iterable[String]) -> None:
    """Puts German sentences into the index."""
    rows = []
    for string in strings:
        words = _words(string.data)
        size = min(len(words), 32_767)
        rows += [MemoryWord(string=string, word=word, size=size) for word in _fingerprints(words)]
    MemoryWord.objects.bulk_create(rows, batch_size=1000)


def remember_missing() -> int:
    """Indexes what came into the database in bulk, past the signal; returns how many sentences."""
    missing = String.objects.filter(memory_words=None).order_by("pk")
    count, last = 0, 0
    while batch := list(missing.filter(pk__gt=last)[:500]):
        remember(batch)
        last = batch[-1].pk
        count += len(batch)
    return count


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text).casefold())


def _fingerprints(words: list[str]) -> list[int]:
    """The longest words, which are the rare ones, as numbers that fit into the database.

    A sentence that is near shares with this one, and this one with it, so many words that one of
    these must be among them.
    """
    different = set(words)
    must_share = ceil(len(different) * NEAR / (2 - NEAR))
    kept = min(_KEPT_WORDS, len(different) - must_share + 1)
    longest = sorted(different, key=lambda word: (-len(word), word))[:kept]
    return [
        int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), signed=True)
        for word in longest
    ]
