"""Finds a word in a text in whatever form: German endings, and roots in the other languages."""

import re
from functools import lru_cache
from itertools import takewhile

_UMLAUTS = {"a": "[aä]", "o": "[oö]", "u": "[uü]", "A": "[AÄ]", "O": "[OÖ]", "U": "[UÜ]"}
_ENDINGS = "(?:e|em|en|er|ern|es|ens|in|innen|n|nen|ns|s|se|sen|ses)"
_E_ENDINGS = "(?:e|em|en|er|ern|es|s|n|ns)"
_LAST_VOWEL = re.compile(r"[aouAOU](?=[^aeiouäöüAEIOUÄÖÜ]*$)")

_WORD = re.compile(r"\w+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARABIC_SIGNS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200d]")
_ARABIC_LETTERS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي"}
    | {"ؤ": "و", "ک": "ك", "ة": "ه", "ۀ": "ه"}
)
_ARABIC_STARTS = re.compile(r"^(?:[وف]?(?:لل|[بكل]?ال|[بكلو]))(?=\w{2})")
_ARABIC_WEAK = re.compile(r"[اوي]|ه$")


def german_pattern(form: str) -> str:
    """A regular expression for a German word or group of words with its usual endings.

    A word with a capital needs one in the text too: „Ehrenamtliche“ are people, „ehrenamtliche“
    is not.
    """
    *before, last = form.split()
    parts = [*(_german_word(word, is_last=False) for word in before), _german_word(last)]
    return r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"


def _german_word(word: str, *, is_last: bool = True) -> str:
    if not word.isalpha():
        return _any_case(word) + "(?:s|en)?"
    stem = word
    if not is_last and (found := re.fullmatch(r"(\w{3,}?)(?:e|er|es|en|em)", word)):
        stem = found[1]
    elif word.endswith("e") and len(word) > 3:
        return _any_case(word[:-1]) + _E_ENDINGS
    if len(stem) > 3 and (vowel := _LAST_VOWEL.search(stem)):
        head, tail = stem[: vowel.start()], stem[vowel.end() :]
        return f"{_any_case(head)}(?:{_UMLAUTS[vowel[0]]}){_any_case(tail)}{_ENDINGS}?"
    return _any_case(stem) + _ENDINGS + "?"


def _any_case(text: str) -> str:
    """Headlines may be in capitals; only the first letter of a word says what it is."""
    return "".join(
        re.escape(letter)
        if letter.isupper() or not letter.isalpha() or letter == "ß"
        else f"[{letter}{letter.upper()}]"
        for letter in text
    )


def says(text: str, phrase: str) -> bool:
    """Whether every word of a phrase stands in the text, in any form and order.

    What the phrase has in brackets and its little words may be missing.
    """
    words = _tokens(re.sub(r"\([^)]*\)", " ", phrase))
    wanted = [word for word in words if len(word) > 2] or words
    there = _tokens(text)
    return all(any(_same_root(word, token) for token in there) for word in wanted)


@lru_cache(maxsize=64)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_folded(text)))


def _folded(text: str) -> str:
    """Without what writing may leave out: capitals, dots of the Turkish i, Arabic vowels."""
    text = text.replace("İ", "i").replace("I", "i").casefold().replace("ı", "i")
    return _ARABIC_SIGNS.sub("", text).replace("\u200c", " ").translate(_ARABIC_LETTERS)


def _same_root(word: str, token: str) -> bool:
    if word == token:
        return True
    if len(word) < 3:
        return token.startswith(word) and len(token) <= len(word) + 3
    if _ARABIC.search(word):
        return _same_arabic_root(word, token)
    spare = 0 if len(word) == 3 else 1 if len(word) == 4 else 2 if len(word) < 8 else 3
    return _shared_start(word, token) >= len(word) - spare


def _same_arabic_root(word: str, token: str) -> bool:
    """Vowels inside change with number and case; what stays are the strong letters."""
    roots = {_strong(word), _strong(_ARABIC_STARTS.sub("", word))}
    others = {_strong(token), _strong(_ARABIC_STARTS.sub("", token))}
    for root in roots:
        for other in others:
            shared = _shared_start(root, other)
            if shared >= 2 and shared >= len(root) - 1 and len(other) - shared <= 3:
                return True
    return False


def _shared_start(one: str, other: str) -> int:
    return sum(
        1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )


def _strong(word: str) -> str:
    return _ARABIC_WEAK.sub("", word)
