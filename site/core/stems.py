"""Words as the search compares them: without endings, an umlaut written either way."""

import re
import unicodedata
from functools import cache, lru_cache
from threading import Lock

import snowballstemmer
from wagtail.search import index

# Snowball knows no Ukrainian and no Persian: there a word is found as it is written.
_ALGORITHMS = {
    "de": "german",
    "de-simple": "german",
    "en": "english",
    "ar": "arabic",
    "fr": "french",
    "ru": "russian",
    "tr": "turkish",
}
# A stemmer keeps the word it works on: two threads would mix theirs.
_one_at_a_time = Lock()


def words_of(text: str) -> list[str]:
    """The words of a text; signs that mean something to a search engine are dropped."""
    composed = unicodedata.normalize("NFKC", text)
    # Vowel signs of Arabic are optional in writing and would cut a word in two.
    plain = "".join(sign for sign in composed if unicodedata.category(sign) != "Mn")
    return re.findall(r"[^\W_]+", plain)


@lru_cache(maxsize=50_000)
def stem(word: str, code: str) -> str:
    """What "Brücken", "Brücke" and "bruecke" have in common; `code` is the language."""
    word, before = word.lower(), ""
    algorithm = _ALGORITHMS.get(code)
    while algorithm and word != before:
        # Once more for what is left: "Kurse" becomes "kurs", and "Kurs" became "kur".
        with _one_at_a_time:
            word, before = _stemmer(algorithm).stemWord(word) or word, word
    return word


@cache
def _stemmer(algorithm: str):
    return snowballstemmer.stemmer(algorithm)


class StemmedField(index.SearchField):
    """What is searched in a page: its text, and behind it the stems of its words."""

    def get_value(self, obj):
        value = super().get_value(obj)
        if not value:
            return value
        text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
        words = words_of(text)
        written = {word.lower() for word in words}
        stems = [stem(word, obj.language.code) for word in words]
        return " ".join([text, *(found for found in stems if found not in written)])


def with_stems(field: index.BaseField) -> index.BaseField:
    """The same field of a page, searched by stems if it is one with text."""
    if type(field) is not index.SearchField:
        return field
    return StemmedField(field.field_name, boost=field.boost, **field.kwargs)
