"""Finds German words in what is written in another language."""

import re
from collections.abc import Iterable
from functools import cache

import polib
from django.conf import settings
from django.utils import translation
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import to_locale

RUN = 3  # So many words in a row are the same in two languages only where nobody translated.
BETWEEN = r"http\S+|%\(\w+\)s|[\d.:?!–]"
Runs = set[tuple[str, ...]]


def german_left(german: Iterable[str], other: Iterable[str], code: str, data: list[str]) -> Runs:
    """Words that a text has in both languages, and that neither data nor catalogue explain."""
    data = [*data, *_names_of_days()]
    return (_runs_in(german, data) & _runs_in(other, data)) - _known_runs(code)


def _runs_in(texts: Iterable[str], data: list[str]) -> Runs:
    """What their sentences say between the data, in runs of up to three words."""
    names = "|".join(map(re.escape, sorted(data, key=len, reverse=True)))
    gaps = re.compile(rf"{BETWEEN}|(?<!\w)(?:{names})(?!\w)" if data else BETWEEN)
    found: Runs = set()
    for piece in (piece for text in texts for piece in gaps.split(text)):
        words = re.findall(r"[^\W\d_]+", piece)
        found |= {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
    return found - {()}


@cache
def _known_runs(code: str) -> Runs:
    """What the translators wrote: "Telefon" is Turkish, too."""
    path = settings.PROJECT_DIR / "locale" / to_locale(code) / "LC_MESSAGES" / "django.po"
    entries = polib.pofile(str(path)).translated_entries()
    return _runs_in(
        (text for row in entries for text in (row.msgstr, *row.msgstr_plural.values())), []
    )


@cache
def _names_of_days() -> list[str]:
    with translation.override("de"):
        return [str(name) for name in (*WEEKDAYS.values(), *MONTHS.values())]
