"""How a sentence is built: short, one statement, lists as lists, one sentence a line."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .. import german
from ..findings import Hit, Rule, hit_on
from ..lists import small_words
from ..text import Passage, Sentence, Word

MOST_WORDS = 12
MOST_ITEMS = 3

_FINITE = ("VV(FIN)", "VA(FIN)", "VM(FIN)", "VV(IMP)", "VA(IMP)")
_SUBJUNCTIONS = frozenset(small_words("subjunctions"))
# Prepositions or adverbs as well: they open a clause only before a subject and a verb at the end.
_DOUBTFUL = frozenset(small_words("subjunctions_or_not"))
_PRONOUNS = frozenset(small_words("relative") + small_words("question_words"))
_JOINING = frozenset(small_words("joining"))


def length(sentence: Sentence) -> Iterator[Hit]:
    """At most twelve words; a colon parts like a full stop."""
    for part in sentence.parts:
        count = sum(word.is_word for word in part)
        if count > MOST_WORDS:
            yield hit_on(
                part[0],
                part[-1],
                Rule.LENGTH,
                f"Der Satz hat {count} Wörter. Gut sind höchstens {MOST_WORDS} Wörter.",
                "Machen Sie aus dem Satz 2 oder 3 kurze Sätze.",
            )


def statements(sentence: Sentence) -> Iterator[Hit]:
    """One statement in a sentence: no second clause, of whatever kind."""
    for part in sentence.parts:
        if place := _second_clause(part):
            first, explanation, proposal = place
            yield hit_on(first, _last_word(part), Rule.STATEMENTS, explanation, proposal)


def _last_word(part: Sequence[Word]) -> Word:
    return next((word for word in reversed(part) if word.is_word), part[-1])


def _second_clause(part: Sequence[Word]) -> tuple[Word, str, str] | None:
    for number, word in enumerate(part):
        if opened := _opens_clause(part, number, word):
            return word, *opened
    with_verb = [piece for piece in _pieces(part) if any(_is_finite(part, word) for word in piece)]
    if len(with_verb) > 1:
        return (
            with_verb[1][0],
            "In dem Satz stehen 2 Aussagen. In jeden Satz gehört nur eine.",
            "Machen Sie einen Punkt und fangen Sie einen neuen Satz an.",
        )
    return None


def _opens_clause(part: Sequence[Word], number: int, word: Word) -> tuple[str, str] | None:
    before = part[number - 1].text if number else ""
    opens = before in ("", ",", ";", "–")
    rest = part[number:]
    if word.lower in _SUBJUNCTIONS or (
        word.lower in _DOUBTFUL and opens and _verb_at_the_end(rest)
    ):
        return (
            f"Mit „{word.text}“ fängt ein Nebensatz an. In jeden Satz gehört nur eine Aussage.",
            _INSTEAD.get(word.lower, "Machen Sie aus dem Nebensatz einen eigenen Satz."),
        )
    if before == "," and _is_relative(part, number):
        return (
            "Hier fängt ein Nebensatz an. In jeden Satz gehört nur eine Aussage.",
            "Machen Sie aus dem Nebensatz einen eigenen Satz.",
        )
    if word.lower in ("um", "ohne", "statt", "anstatt") and _has_zu(rest):
        return (
            f"„{word.text} … zu“ ist ein Nebensatz. In jeden Satz gehört nur eine Aussage.",
            "Machen Sie 2 Sätze. Oder schreiben Sie: So …",
        )
    return None


_INSTEAD = {
    "weil": "Machen Sie 2 Sätze. Der zweite fängt so an: Denn … Oder: Das ist der Grund: …",
    "wenn": "Machen Sie eine Frage und eine Antwort: Haben Sie Fragen? Dann …",
    "falls": "Machen Sie eine Frage und eine Antwort: Haben Sie Fragen? Dann …",
    "dass": "Schreiben Sie einen Doppelpunkt: Wir wollen: Alle machen mit.",
    "ob": "Schreiben Sie einen Doppelpunkt und eine Frage: Fragen Sie: Ist noch ein Platz frei?",
    "damit": "Machen Sie 2 Sätze. Der zweite fängt so an: So … Oder: Dann …",
    "obwohl": "Machen Sie 2 Sätze. Der zweite fängt so an: Trotzdem …",
}


def _is_relative(part: Sequence[Word], number: int) -> bool:
    """Whether a clause begins here with a pronoun or question word and ends with its verb."""
    word = part[number]
    if word.tag.startswith("APPR") and number + 1 < len(part):
        number, word = number + 1, part[number + 1]
    if word.lower not in _PRONOUNS:
        return False
    return _verb_at_the_end(part[number:])


def _verb_at_the_end(rest: Sequence[Word]) -> bool:
    """Whether these words begin a clause whose verb comes last, before a comma or the full stop."""
    if len(rest) > 1 and rest[1].tag in _FINITE and (len(rest) > 2 and rest[2].is_word):
        return False  # "Damit helfen Sie …" has it in the second place.
    for word, following in zip(rest, [*rest[1:], None], strict=True):
        if (following is None or not following.is_word) and word.is_word:
            is_long = word is not rest[0] and word is not rest[1]
            if word.tag in _FINITE:
                return True
            if is_long and word.tag.endswith(("(INF)", "(PP)")):
                # With its helper before it, it is a sentence of its own: "Seit 2015 sind …".
                before = rest[: rest.index(word) - 1]
                return not any(other.tag in _FINITE for other in before)
    return False


def _has_zu(rest: Sequence[Word]) -> bool:
    for number, word in enumerate(rest[:-1]):
        if word.lower == "zu" and "(INF)" in rest[number + 1].tag:
            return True
    return any(word.tag == "VV(IZU)" for word in rest)


def _pieces(part: Sequence[Word]) -> list[list[Word]]:
    """The sentence parted at commas and at words that join."""
    pieces: list[list[Word]] = [[]]
    for word in part:
        if word.text in (",", ";", "–", "—", "-") or word.lower in _JOINING:
            if pieces[-1]:
                pieces.append([])
            if word.is_word and len(pieces) > 1:
                pieces[-1].append(word)
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _is_finite(part: Sequence[Word], word: Word) -> bool:
    has_helper = any(other.tag in ("VA(FIN)", "VM(FIN)") for other in part if other is not word)
    if word.tag in _FINITE:
        # After "haben" the tagger takes some participles for a present tense.
        return not (has_helper and word.tag == "VV(FIN)" and german.may_be_participle(word.lower))
    # "Sie spielen": with a plural, infinitive and present tense look the same.
    return word.tag == "VV(INF)" and not has_helper and not _is_told(part, word)


_DOERS = ("PPER", "ART", "PPOSAT", "PIAT", "PIS", "PDS", "PDAT", "CARD", "NNA")


def _is_told(part: Sequence[Word], word: Word) -> bool:
    """Whether the infinitive hangs on another verb or on "zu"."""
    number = part.index(word)
    if number and part[number - 1].lower == "zu":
        return True
    if not any(other.tag in _DOERS for other in part):
        return True  # "Deutsch lernen, eine Wohnung suchen" as in a list
    return any(
        other.tag.startswith("VV(FIN)") and other.lemma in ("gehen", "lernen", "lassen", "helfen")
        for other in part
    )


def enumeration(sentence: Sentence) -> Iterator[Hit]:
    """More than three things belong into a list."""
    for part in sentence.parts:
        pieces = _pieces(part)
        items = [piece for piece in pieces[1:] if not any(_is_finite(part, word) for word in piece)]
        if len(items) == len(pieces) - 1 >= MOST_ITEMS and all(len(item) < 6 for item in items):
            yield hit_on(
                pieces[0][-1],
                _last_word(part),
                Rule.ENUMERATION,
                f"Hier stehen {len(pieces)} Dinge in einem Satz. Mehr als {MOST_ITEMS} gehören "
                "in eine Liste.",
                "Schreiben Sie eine Liste. Jedes Ding bekommt einen eigenen Punkt.",
            )


def lines(passage: Passage, found: list[Sentence]) -> Iterator[Hit]:
    """Every sentence begins in a new line; said once for a paragraph."""
    if passage.kind not in ("paragraph", "item"):
        return
    joined = [
        following
        for sentence, following in pairwise(found)
        if "\n" not in passage.text[sentence.end : following.start]
    ]
    if joined:
        yield Hit(
            joined[0].start,
            joined[-1].end,
            Rule.LINE,
            "Jeder Satz beginnt in einer neuen Zeile.",
            "Machen Sie vor jedem Satz einen Absatz.",
        )
