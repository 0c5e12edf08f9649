"""How well the check of Leichte Sprache finds what people found: precision and recall, per rule.

`tests/translations/easy_language_sentences.txt` holds sentences with the rules they break. Half of
them is for working on the rules; the other half shows how they do on sentences they were not made
for.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(_ROOT)]

from translations.easy_language.checker import check  # noqa: E402 - needs the path above
from translations.easy_language.text import Passage  # noqa: E402

SENTENCES = _ROOT / "tests/translations/easy_language_sentences.txt"


@dataclass(frozen=True)
class Marked:
    """A sentence with the rules it breaks and the section of the file it stands in."""

    text: str
    rules: frozenset[str]
    section: str
    is_held_out: bool


@dataclass
class Counts:
    """What was found rightly, wrongly and not at all, per rule."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    slips: list[str] = field(default_factory=list)

    def precision(self, *rules: str) -> float:
        return _share(self.right, self.wrong, rules)

    def recall(self, *rules: str) -> float:
        return _share(self.right, self.missed, rules)


def _share(right: Counter[str], other: Counter[str], rules: Iterable[str]) -> float:
    names = set(rules) or {*right, *other}
    hits = sum(right[name] for name in names)
    return hits / (hits + sum(other[name] for name in names) or 1)


def marked_sentences() -> list[Marked]:
    """The sentences of the file; every second one of a section is held out."""
    sentences: list[Marked] = []
    section, number = "", 0
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section, number = line.strip("[]"), 0
        elif line and not line.startswith("#"):
            number += 1
            sentences.append(_marked(line, section, number % 2 == 0))
    return sentences


def _marked(line: str, section: str, is_held_out: bool) -> Marked:
    if section == "mixed":
        names, text = line.split(" | ", 1)
        return Marked(text, frozenset(names.split(", ")) - {"-"}, section, is_held_out)
    return Marked(line, frozenset({section} - {"good"}), section, is_held_out)


def measured(sentences: Iterable[Marked]) -> Counts:
    """What the check says of each sentence, compared with what is marked."""
    counts = Counts()
    for sentence in sentences:
        found = {finding.rule.code for finding in check([Passage(sentence.text)])}
        counts.right.update(found & sentence.rules)
        counts.wrong.update(found - sentence.rules)
        counts.missed.update(sentence.rules - found)
        if found != sentence.rules:
            differs = ", ".join(sorted(found ^ sentence.rules))
            counts.slips.append(f"{sentence.text} ({differs})")
    return counts


def _print(title: str, counts: Counts, with_rules: bool = True) -> None:
    print(f"{title}: precision {counts.precision():.2f}, recall {counts.recall():.2f}")
    if not with_rules:
        return
    for rule in sorted({*counts.right, *counts.wrong, *counts.missed}):
        print(
            f"  {rule:14} precision {counts.precision(rule):.2f}  recall {counts.recall(rule):.2f}"
            f"  right {counts.right[rule]}, wrong {counts.wrong[rule]}"
            f", missed {counts.missed[rule]}"
        )


def main() -> None:
    """Prints both halves; slips of the held-out half stay unprinted: nobody shall work on them."""
    sentences = marked_sentences()
    good = sum(not sentence.rules for sentence in sentences)
    print(f"{len(sentences)} sentences, {good} of them without a fault.")
    working = measured(sentence for sentence in sentences if not sentence.is_held_out)
    _print("Half to work on", working)
    for slip in working.slips:
        print("    " + slip)
    held_out = [sentence for sentence in sentences if sentence.is_held_out]
    _print("Held-out half", measured(held_out))
    mixed = [sentence for sentence in held_out if sentence.section == "mixed"]
    _print("  of these, drawn from the sample texts", measured(mixed), with_rules=False)


if __name__ == "__main__":
    main()
