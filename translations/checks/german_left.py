"""German that stayed in the translation."""

import re
from collections.abc import Iterator
from itertools import takewhile

from .addresses import without_addresses
from .warning import Pair, Rule

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BRACKETED = re.compile(r"\([^()]*\)|„[^“”]*[“”]|«[^»]*»|“[^”]*”|\"[^\"]*\"|»[^«]*«")
# Words that make a sentence; names of offices rarely have them.
_SENTENCE = frozenset(
    re.findall(
        r"\w+",
        "aber auch bin bitte dann dass dies diese diesem diesen dieser dieses ein eine einem einen "
        "einer eines gibt haben hat ich ihr ihre ihrem ihren ihrer ihnen ist jede jeden kann keine "
        "keinen können man mehr muss müssen nicht noch nur oder sein sich sie sind soll sollen "
        "unser unsere uns wenn wer werden wie wir wird wo",
    )
)
_BEGINNINGS = frozenset(
    re.findall(r"\w+", "am an auf aus bei beim bis das der die für im in mit nach ohne und vom von")
)
_GERMAN_WORD = re.compile(
    r"\w{3,}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|lich\w{0,2})"
)
_RUN = 3


def find(pair: Pair) -> Iterator[tuple[Rule, str]]:
    german = _words(pair.german)
    if german and german == _words(pair.words):
        if _is_certainly_german(german):
            yield Rule.GERMAN_LEFT, "Diese Stelle ist noch deutsch."
        return
    # A name may stay in brackets or quotation marks behind its translation.
    for run in german_runs(_BRACKETED.sub(" | ", pair.words), pair.german, at_least=_RUN):
        if any(word.lower() in _SENTENCE for word in run[1:]):
            yield Rule.GERMAN_LEFT, f"„{' '.join(run)}“ ist noch deutsch."
            return


def _words(text: str) -> list[str]:
    return _WORD.findall(without_addresses(text))


def _is_certainly_german(words: list[str]) -> bool:
    """Names begin with a capital and hold no sentence; they may stay as they are."""
    lowered = [word.lower() for word in words]
    if len(words) > 1 and (words[0][0].islower() or lowered[0] in _BEGINNINGS):
        return True
    if len(words) <= _RUN:
        return any(_GERMAN_WORD.fullmatch(word) or word in _SENTENCE for word in lowered)
    return any(word in _SENTENCE for word in lowered)


def german_runs(translated: str, german: str, *, at_least: int) -> Iterator[list[str]]:
    """Stretches of German words that stand in the translation in the same order."""
    words, original = _words(translated), _words(german)
    starts: dict[str, list[int]] = {}
    for position, word in enumerate(original):
        starts.setdefault(word, []).append(position)
    at = 0
    while at < len(words):
        lengths = (_shared(words[at:], original[start:]) for start in starts.get(words[at], []))
        length = max(lengths, default=0)
        if length >= at_least:
            yield words[at : at + length]
        at += max(length, 1)


def _shared(some: list[str], others: list[str]) -> int:
    pairs = zip(some, others, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
