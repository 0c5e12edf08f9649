"""What the Hanover Tagger knows of German words: part of speech, dictionary form, parts.

It is a library of plain Python with its own model (1 MB); nothing leaves the server.
"""

from functools import cache, lru_cache

from HanTa.HanoverTagger import HanoverTagger

from .lists import small_words

_STEMS = ("NN", "NE", "VV", "ADJ", "ADV")


# The tagger tries every way to part a word: a minute for 2,000 letters, no time for 60.
_LONGEST = 60


@cache
def _tagger() -> HanoverTagger:
    # Half a second and 50 MB: only a process that checks a text pays for it.
    return HanoverTagger("morphmodel_ger.pgz")


def tags(words: list[str]) -> list[str]:
    """The part of speech of each word of a sentence (Stuttgart-Tübingen tag set)."""
    if not words:
        return []
    return _tagger().tag_sent([_head(word) for word in words], taglevel=0)


def _head(word: str) -> str:
    """The last part of a word with hyphens, which decides what kind of word it is."""
    if len(word) > _LONGEST:
        return word[-_LONGEST:]
    parts = [part for part in word.replace("·", "-").replace("\u00ad", "").split("-") if part]
    if len(parts) < 2:
        return word
    return parts[-1].capitalize() if word[0].isupper() else parts[-1]


@lru_cache(4096)
def lemma(word: str, tag: str) -> str:
    """The dictionary form in small letters, as far as the tagger knows it."""
    found = _tagger().analyze(_head(word), pos=tag)[0] if tag else word
    return found.lower()


@lru_cache(4096)
def may_be_participle(word: str) -> bool:
    """Whether the form can be a past participle ("geöffnet", "besucht")."""
    known = dict(_tagger().tag_word(word[-_LONGEST:], cutoff=1.5))
    return "VV(PP)" in known


def is_known(word: str) -> bool:
    """Whether the word is an ordinary German one, however it is written."""
    return word.lower() in _tagger().cache


@lru_cache(4096)
def stems(word: str) -> tuple[str, ...]:
    """A noun parted where its stems meet: `Schulungskalender` is `Schulungs`, `kalender`."""
    if len(word) > _LONGEST:
        return (word,)
    for ending, base in _DERIVED.items():
        if word.endswith(ending) and len(parts := _stems(word.removesuffix(ending) + base)) > 1:
            begin = sum(map(len, parts[:-1]))
            return (*parts[:-1], word[begin:])
    return (word,) if word.endswith("innen") else _stems(word)


# The tagger does not know these endings at the end of a compound ("Integrationslotsinnen").
_DERIVED = {
    "erinnen": "er",
    "erin": "er",
    "innen": "e",
    "lotsin": "lotse",
    "patin": "pate",
    "liche": "",
    "lichen": "",
    "licher": "",
}


def _stems(word: str) -> tuple[str, ...]:
    _lemma, morphemes, tag = _tagger().analyze(word, taglevel=3)
    if not tag.startswith("NN") or len(morphemes) < 2:
        return (word,)
    parts: list[str] = []
    position = 0
    for piece, kind in morphemes:
        surface = word[position : position + len(piece)]
        position += len(piece)
        begins = kind.split("_VAR")[0] in _STEMS and not (parts and parts[-1].lower() in _PREFIXES)
        if begins or not parts:
            parts.append(surface)
        else:
            parts[-1] += surface
    parts[-1] += word[position:]
    return tuple(parts)


_PREFIXES = frozenset(small_words("prefixes"))
