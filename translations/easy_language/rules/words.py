"""Words: long ones are parted with a hyphen, hard ones replaced or explained."""

import re
from collections.abc import Iterable, Iterator

from .. import german
from ..findings import Hit, Rule, hit_on
from ..lists import replacements, small_words, word_list
from ..text import Sentence, Word

_SHORTEST = 8
_SHORTEST_PART = 3
_PLACES = re.compile(
    r"\w+(?:dorf|stadt|hausen|heim|berg|burg|bach|kirchen|ried|feld|see|tal|brunn|hofen|land|ing|ingen|au|haus)$"
)
_EXPLAINING = ("bedeuten", "heißen")


class Vocabulary:
    """The words that a text may use: names, and what it explains itself."""

    def __init__(self, names: Iterable[str], sentences: Iterable[Sentence]):
        self.names = {part.lower() for name in names for part in re.split(r"[^\w]+", name) if part}
        self.explained = {word for sentence in sentences for word in _explained_in(sentence)}

    def knows(self, word: str) -> bool:
        return word.lower() in self.names


def _explained_in(sentence: Sentence) -> set[str]:
    """`Barriere bedeutet: Hindernis`, `Das nennt man: Ehren-Amt`."""
    if any(word.lemma in _EXPLAINING for word in sentence.words):
        return {word.lower for word in sentence.parts[0]}
    names = any(word.lemma == "nennen" for word in sentence.words)
    for_it = re.search(r"(?:anderes|schweres) Wort (?:dafür|für)", sentence.text)
    if names:
        return {word.lower for word in sentence.parts[-1]}
    return {word.lower for word in sentence.words} if for_it else set()


def compounds(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Hit]:
    """A noun made of two or more is parted with a hyphen; a Mediopunkt counts as parted."""
    for number, word in enumerate(sentence.words):
        if not word.text[0].isupper() or "@" in word.text or "." in word.text:
            continue
        parts = re.split("[-·]", word.text)
        parted = [
            [part] if vocabulary.knows(part) or _is_place(sentence, number, part) else _parted(part)
            for part in parts
        ]
        if any(len(stems) > 1 for stems in parted):
            yield hit_on(
                word,
                word,
                Rule.COMPOUND,
                "Das Wort besteht aus mehreren Wörtern. Mit Bindestrich ist es leichter zu lesen.",
                "Schreiben Sie: " + "-".join(stem for stems in parted for stem in stems),
            )


def _parted(part: str) -> list[str]:
    if len(part) < _SHORTEST or part.isupper() or not part.isalpha():
        return [part]
    if {part.lower(), german.lemma(part, "NN")} & word_list("everyday"):
        return [part]
    stems = german.stems(part)
    if any(len(stem) < _SHORTEST_PART for stem in stems):
        return [part]
    return [stem.capitalize() for stem in stems]


def _is_place(sentence: Sentence, number: int, part: str) -> bool:
    """`in Musterstadt`, `nach Seedorf`: the name of a place, without an article."""
    word = sentence.words[number]
    if word.tag == "NE":
        return True
    before = sentence.words[number - 1] if number else None
    near = before is not None and before.lower in small_words("near_places")
    return near and bool(_PLACES.fullmatch(part.lower()))


def hard_words(sentence: Sentence, vocabulary: Vocabulary) -> Iterator[Hit]:
    """Foreign words and the language of offices, unless the text explains them."""
    for word in sentence.words:
        if (
            not word.text[0].isalpha()
            or word.text.endswith("-")
            or word.lower in vocabulary.explained
        ):
            continue
        if vocabulary.knows(word.text) or word.tag == "NE":
            continue
        if found := _hard(word):
            explanation, proposal = found
            yield hit_on(word, word, Rule.HARD_WORD, explanation, proposal)


def _hard(word: Word) -> tuple[str, str] | None:
    listed = replacements("hard_words")
    for form in _forms(word):
        if form in listed:
            return f"„{word.text}“ ist ein schweres Wort.", f"Schreiben Sie: {listed[form]}"
        for length in range(len(form), 4, -1):
            if instead := listed.get(form[:length] + "*"):
                return f"„{word.text}“ ist ein schweres Wort.", f"Schreiben Sie: {instead}"
    if _sounds_foreign(word):
        return (
            f"„{word.text}“ ist ein Fremdwort.",
            "Schreiben Sie ein einfaches Wort. Oder erklären Sie es: „… bedeutet: …“",
        )
    return None


def _forms(word: Word) -> list[str]:
    parts = [part.lower() for part in re.split("[-·]", word.text) if part]
    return list(dict.fromkeys([word.lower, word.lemma, *parts]))


_FOREIGN_VERB = re.compile(r"\w+ier(?:en|t|te|ten|e|st|end)$")
_FOREIGN_NOUN = re.compile(r"\w{3,}(?:ismus|isierung|ität|itäten|ation|ationen|enz|enzen|ivität)$")
_FOREIGN_ADJECTIVE = re.compile(
    r"\w{3,}(?:iell|ell|iv|abel|ibel|atorisch|istisch|ös|är)(?:e|en|er|es|em)?$"
)


def _sounds_foreign(word: Word) -> bool:
    if {word.lower, word.lemma} & word_list("usual_foreign"):
        return False
    if word.tag.startswith("VV"):
        return bool(_FOREIGN_VERB.fullmatch(word.lower))
    if word.tag == "NN":
        return bool(_FOREIGN_NOUN.fullmatch(word.lower))
    return word.tag.startswith("ADJ") and bool(_FOREIGN_ADJECTIVE.fullmatch(word.lower))
