"""Forms that are hard to read: passive, genitive, subjunctive, negation, and who is addressed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .. import german
from ..findings import Hit, Rule, hit_on
from ..lists import small_words, word_list
from ..text import Sentence, Word

_WERDEN = frozenset(small_words("werden"))
_PASSIVE = (
    "Das ist Passiv: Man liest nicht, wer etwas tut.",
    "Schreiben Sie, wer es tut: Die Lotsin leitet die Schulung.",
)


def passive(sentence: Sentence) -> Iterator[Hit]:
    """`werden` with a participle, `worden`, and `ist zu bezahlen`."""
    for part in sentence.parts:
        helper = next((word for word in part if word.lower in _WERDEN), None)
        other = next((word for word in part if word.lower == "worden"), None)
        participle = _participle(part, helper) if helper else None
        if other:
            yield hit_on(other, other, Rule.PASSIVE, *_PASSIVE)
        elif helper and participle:
            first, last = sorted((helper, participle), key=lambda word: word.start)
            yield hit_on(first, last, Rule.PASSIVE, *_PASSIVE)
        else:
            yield from _to_be_done(part)


def _participle(part: Sequence[Word], helper: Word) -> Word | None:
    """The participle that `werden` makes a passive of."""
    after = part[part.index(helper) + 1 :]
    around = [*after, *reversed(part[: part.index(helper)])]
    for word in around:
        if word.tag == "VV(PP)" or (
            word.tag in ("VV(FIN)", "ADJ(D)") and german.may_be_participle(word.lower)
        ):
            return word
    return None


def _to_be_done(part: Sequence[Word]) -> Iterator[Hit]:
    is_there = any(word.lemma == "sein" and word.tag == "VA(FIN)" for word in part)
    for word, following in pairwise(part):
        if is_there and word.lower == "zu" and following.tag == "VV(INF)":
            yield hit_on(
                word,
                following,
                Rule.PASSIVE,
                "„Ist zu“ sagt nicht, wer etwas tun muss.",
                "Schreiben Sie: Sie müssen …",
            )


_GENITIVE = (
    "Das ist Genitiv. Er ist schwer zu verstehen.",
    "Schreiben Sie „von“: das Büro von dem Land-Rat, das Haus von der Lehrerin.",
)
_OWNERS = r"(?:m|d|s|ihr|unser|eur|k)?ein|ihr|unser|eur|dies|jen|jed|all|viel|manch|welch"
_MASCULINE = re.compile(rf"(?:des|eines|(?:{_OWNERS})es)$")
_FEMININE = re.compile(rf"(?:der|einer|(?:{_OWNERS})er)$")
# Only with these is the case certain; with "wegen der Straße" it could be the other one too.
_WITH_GENITIVE = frozenset(small_words("with_genitive"))


_SOME = frozenset(small_words("some"))


def genitive(sentence: Sentence) -> Iterator[Hit]:
    """`des Amtes`, `die Arbeit der Lotsin`, `Evas Büro`, `dessen`."""
    for part in sentence.parts:
        for number, word in enumerate(part):
            if end := _genitive_at(part, number, word):
                yield hit_on(word, end, Rule.GENITIVE, *_GENITIVE)


def _genitive_at(part: Sequence[Word], number: int, word: Word) -> Word | None:
    if word.lower in ("dessen", "deren"):
        return word
    noun = _noun_after(part, number)
    if noun is None:
        return None
    if word.tag == "NE" and part[number + 1] is noun:
        owns = word.text.endswith("s") and word.lemma + "s" == word.lower
        return noun if owns else None
    if _MASCULINE.fullmatch(word.lower):
        certain = word.lower in ("des", "eines") or (
            noun.text.endswith("s") and noun.lemma != noun.lower
        )
        return noun if certain else None
    if _FEMININE.fullmatch(word.lower) and number and _follows_its_noun(part, number, noun):
        return noun
    return None


def _noun_after(part: Sequence[Word], number: int) -> Word | None:
    for word in part[number + 1 : number + 4]:
        if word.tag in ("NN", "NE", "NNA"):
            return word
        if not word.tag.startswith(("ADJ", "CARD", "VV(PP)")):
            return None
    return None


def _follows_its_noun(part: Sequence[Word], number: int, noun: Word) -> bool:
    """Whether `der …` belongs to the noun before it and does not begin a part of its own."""
    before = part[number - 1]
    if before.lower in _WITH_GENITIVE:
        return True
    if before.lower in _SOME and noun.lemma != noun.lower:
        return True
    if before.tag != "NN" or before.lower in word_list("times"):
        return False
    if _is_feminine(noun) or (noun.lemma != noun.lower and noun.text[0].isupper()):
        return not _gives(part, number)
    return _stands_free(part, number - 1)


def _is_feminine(noun: Word) -> bool:
    last = re.split("[-·]", noun.lower)[-1]
    if last in word_list("feminine"):
        return True
    endings = ("ung", "heit", "keit", "schaft", "ion", "tät", "in", "ei", "ur", "enz", "anz", "ik")
    return last.endswith(endings) or (last.endswith("e") and last not in word_list("masculine"))


def _gives(part: Sequence[Word], number: int) -> bool:
    """`Heute hilft die Lotsin der Familie`: a verb before it that somebody is helped with."""
    return any(word.lemma in word_list("dative") for word in part[: number - 1])


def _stands_free(part: Sequence[Word], number: int) -> bool:
    """Whether the noun is no answer to when or where: `Am Markt kommt der Bus`."""
    for word in reversed(part[:number]):
        if word.tag.startswith("APPR"):
            return False
        if not word.tag.startswith(("ART", "ADJ", "PPOSAT", "PDAT", "PIAT", "CARD")):
            return True
    return True


_SUBJUNCTIVES = re.compile(
    r"(?:würd|hätt|wär|könnt|müsst|müßt|dürft|sollt|bräucht|käm|ging|gäb|wüsst|ließ|fänd|blieb|stünd|nähm|läg)"
    r"(?:e|en|est|et|t)$"
)
# The same form as an ordinary past tense.
_PAST = frozenset(small_words("past_not_subjunctive"))
_REPORTED = frozenset(small_words("reported"))


def subjunctive(sentence: Sentence) -> Iterator[Hit]:
    """`würde`, `könnte`, `wäre` and reported speech; `Seien Sie` is a request."""
    for number, word in enumerate(sentence.words):
        if _is_subjunctive(sentence, word) and not _is_request(sentence, number):
            yield hit_on(
                word,
                word,
                Rule.SUBJUNCTIVE,
                f"„{word.text}“ ist Konjunktiv: Es könnte so sein. Das ist schwer zu verstehen.",
                _PLAIN.get(word.lower, "Schreiben Sie, was ist. Oder schreiben Sie: vielleicht."),
            )


def _is_subjunctive(sentence: Sentence, word: Word) -> bool:
    if word.tag.startswith("N"):
        return False
    if word.lower in ("habe", "werde"):
        return not any(other.lower == "ich" for other in sentence.words)
    is_unreal = _SUBJUNCTIVES.fullmatch(word.lower) and word.lower not in _PAST
    return bool(is_unreal) or word.lower in _REPORTED


def _is_request(sentence: Sentence, number: int) -> bool:
    following = sentence.words[number + 1 : number + 2]
    asks = number == 0 or any(word.text == "Sie" for word in following)
    return sentence.words[number].lower in ("sei", "seien") and asks


_PLAIN = {
    "könnten": "Schreiben Sie: können. Oder: Vielleicht …",
    "sollten": "Schreiben Sie, was die Leute tun: Bringen Sie einen Stift mit.",
    "würden": "Schreiben Sie: Wir freuen uns.",
    "müssten": "Schreiben Sie: müssen.",
}

_NEGATION = re.compile(
    r"(?:nicht|nichts|nie|niemals|niemand(?:en|em)?|nirgends|nirgendwo|weder|keinesfalls|keineswegs|keinerlei"
    r"|kein(?:e|en|em|er|es)?)$"
)


def negation(sentence: Sentence) -> Iterator[Hit]:
    """Say what is, not what is not."""
    for word in sentence.words:
        if _NEGATION.fullmatch(word.lower):
            yield hit_on(
                word,
                word,
                Rule.NEGATION,
                f"„{word.text}“ ist eine Verneinung. Viele überlesen sie.",
                "Schreiben Sie, was ist: „Die Schulung ist kostenlos“, „Die Schulung fällt aus“. "
                "Geht es nur so, dann heben Sie das Wort fett hervor.",
            )


_INFORMAL = re.compile(r"(?:du|dich|dir|dein(?:e|en|em|er|es)?|euch|eure?(?:n|m|r|s)?|euer)$")


def address(sentence: Sentence) -> Iterator[Hit]:
    """Readers are spoken to: `Sie`, neither `man` nor `du` nor a bare infinitive."""
    for word in sentence.words:
        if word.lower == "man" and not _is_name_giving(sentence):
            yield hit_on(
                word,
                word,
                Rule.ADDRESS,
                "„Man“ sagt nicht, wer gemeint ist.",
                "Schreiben Sie: Sie.",
            )
        elif _INFORMAL.fullmatch(word.lower):
            proposal = "Schreiben Sie: Sie, Ihnen, Ihr."
            yield hit_on(
                word,
                word,
                Rule.ADDRESS,
                f"„{word.text}“: Erwachsene sprechen wir mit „Sie“ an.",
                proposal,
            )
    yield from _bare_request(sentence)


def _is_name_giving(sentence: Sentence) -> bool:
    """`Das nennt man: Ehren-Amt.` is how a word is explained."""
    return any(word.lemma in ("nennen", "sagen") for word in sentence.words)


def _bare_request(sentence: Sentence) -> Iterator[Hit]:
    words = [word for word in sentence.words if word.is_word]
    asks = any(word.lower == "bitte" for word in words)
    if not asks or any(word.text in ("Sie", "Ihnen") for word in words):
        return
    last = words[-1]
    if last.tag in ("VV(INF)", "VV(FIN)", "VV(IZU)") and last.text.endswith("n"):
        yield hit_on(
            words[0],
            last,
            Rule.ADDRESS,
            "Der Satz spricht niemanden an.",
            "Sprechen Sie die Leute an: Bringen Sie bitte Ihren Ausweis mit.",
        )
