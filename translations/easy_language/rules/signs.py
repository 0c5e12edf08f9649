"""Abbreviations, special signs and words in capitals."""

import re
from collections.abc import Iterator

from .. import german
from ..findings import Hit, Rule, hit_on
from ..lists import replacements, small_words
from ..text import Sentence

# Known to everybody, or harder when written out.
_USUAL = frozenset(small_words("usual_capitals"))
_LETTERS = re.compile(r"(?<![\w.])(?:[A-Za-zÄÖÜäöü]\.\s?){2,}")
_DOTTED = re.compile(r"(?<![\w-])(?:[A-Za-zÄÖÜäöüß]+-)?([A-Za-zÄÖÜäöüß]{1,5})\.(?!-)")
_UNIT = re.compile(r"(?<=\d)\s?(km/h|km|cm|mm|kg|qm|m²|m|g|l|min|Std|h|EUR)\b")


def abbreviations(sentence: Sentence) -> Iterator[Hit]:
    """`z. B.`, `ca.`, `LRA`, `5 km`: words are written out."""
    found: dict[int, tuple[int, str]] = {}
    for match in _LETTERS.finditer(sentence.text):
        found.setdefault(
            match.start(), (match.start() + len(match[0].rstrip()), match[0].replace(" ", ""))
        )
    for match in _DOTTED.finditer(sentence.text):
        if _is_listed(match[1], sentence, match.end()) and not _inside(found, match.start()):
            found[match.start()] = (match.end(), match[1] + ".")
    for match in _UNIT.finditer(sentence.text):
        found[match.start(1)] = (match.end(1), match[1])
    for word in sentence.words:
        if _is_initials(word.text):
            found[word.start - sentence.start] = (word.end - sentence.start, word.text)
    for start, (end, short) in found.items():
        full = replacements("abbreviations").get(short.lower())
        yield Hit(
            sentence.start + start,
            sentence.start + end,
            Rule.ABBREVIATION,
            f"„{short}“ ist eine Abkürzung.",
            f"Schreiben Sie: {full}" if full else "Schreiben Sie das Wort ganz.",
        )


def _inside(found: dict[int, tuple[int, str]], place: int) -> bool:
    return any(start <= place < end for start, (end, _short) in found.items())


def _is_listed(short: str, sentence: Sentence, end: int) -> bool:
    if f"{short.lower()}." not in replacements("abbreviations"):
        return False
    # At the end of a sentence "so." and "art." are words with a full stop.
    is_last = end >= len(sentence.text.rstrip())
    return not (is_last and german.is_known(short)) and not (
        short.islower() and short in ("so", "do", "art", "min")
    )


def _is_initials(text: str) -> bool:
    for part in text.split("-"):
        letters = part.removesuffix("s")
        if part in _USUAL or letters in _USUAL or re.fullmatch("[IVX]+", part):
            continue
        if re.fullmatch(r"[A-ZÄÖÜ]{2,4}", letters) and not german.is_known(part):
            return True
        if re.fullmatch(r"[A-Z][a-z]{0,2}[A-Z]{1,2}", letters):
            return True
    return False


_INSTEAD = {
    "&": "und",
    "+": "und",
    "/": "oder",
    "§": "Paragraf",
    "€": "Euro",
    "=": "ist",
    "–": "bis. Oder machen Sie 2 Sätze",
    "—": "bis. Oder machen Sie 2 Sätze",
    "@": "das Wort",
    "°": "Grad",
    "×": "mal",
}
_OTHERS = ';…()[]{}<>#*_|~^²³"„“”«»‚‘’´`\\•†'
_SIGN = re.compile(
    f"[{re.escape(''.join(_INSTEAD) + _OTHERS)}]|\\.\\.\\.|(?<=[a-zäöüß]):(?=in)|\u00ad"
)
_HARMLESS = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w.-]+|\(0\d+\)|\b0\d+[\d /-]+\d|km/h|m²|(?<=\w)’(?=\w)"
)


def special_signs(sentence: Sentence) -> Iterator[Hit]:
    """Signs that are read past or not known; telephone numbers and addresses may keep theirs."""
    text = _HARMLESS.sub(lambda found: "x" * len(found[0]), sentence.text)
    places = list(_SIGN.finditer(text))
    for number, found in enumerate(places):
        if number and found[0] in ")]}“”»‘" and places[number - 1][0] in "([{„“«‚":
            continue  # said with the sign that opens
        yield Hit(
            sentence.start + found.start(),
            sentence.start + found.end(),
            Rule.SPECIAL_SIGN,
            f"Das Zeichen „{found[0].strip() or '-'}“ kennen viele nicht."
            if found[0] != "\u00ad"
            else "Hier steht eine unsichtbare Trennstelle.",
            _instead(found[0]),
        )


def _instead(sign: str) -> str:
    if sign in _INSTEAD:
        return f"Schreiben Sie: {_INSTEAD[sign]}."
    if sign in "([{<":
        return "Machen Sie aus der Klammer einen eigenen Satz."
    if sign in '"„“”«»‚‘’':
        return "Lassen Sie die Anführungszeichen weg. Schreiben Sie fett, was wichtig ist."
    if sign in "*_:":
        return "Schreiben Sie beide Formen: Helferinnen und Helfer. Oder: alle, die helfen."
    if sign == "\u00ad":
        return "Schreiben Sie einen Bindestrich, der immer zu sehen ist."
    return "Lassen Sie das Zeichen weg. Machen Sie einen Punkt."


def capitals(sentence: Sentence) -> Iterator[Hit]:
    """Words in capitals only are hard to recognise; abbreviations are another rule."""
    for word in sentence.words:
        letters = word.text
        if not letters.isupper() or len(letters) < 3 or letters in _USUAL:
            continue
        if len(letters) >= 5 or german.is_known(letters):
            yield hit_on(
                word,
                word,
                Rule.CAPITALS,
                "Wörter aus großen Buchstaben sind schwer zu lesen.",
                f"Schreiben Sie: {_as_usual(letters)}. Wichtige Wörter können Sie fett schreiben.",
            )


def _as_usual(letters: str) -> str:
    tagged = german.tags(["Das", letters.capitalize()])[-1]
    return letters.capitalize() if tagged.startswith("N") else letters.lower()
