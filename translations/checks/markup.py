"""Tags of a piece: what is broken, and what got lost on the way."""

import re
from collections import Counter
from collections.abc import Iterator

from .warning import Pair, Rule

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s[^<>]*?)?)\s*/?>")
_BARE = re.compile(r"<(?!/?[a-zA-Z])|<[^<>]*$")
_VOID = {"br"}
_ALLOWED = {"a", "abbr", "acronym", "b", "br", "code", "em", "i", "strong"}
_SAME = {"strong": "b", "em": "i", "acronym": "abbr"}
_NAMES = {"b": "Fettes", "i": "Kursives", "abbr": "Eine Abkürzung", "code": "Ein Code"}
_ID = re.compile(r"""\bid=["']?([\w-]+)""")


def find(pair: Pair) -> Iterator[tuple[Rule, str]]:
    if problem := broken(pair.segment.words):
        yield Rule.MARKUP, problem
        return
    german, words = tags_of(pair.segment.german), tags_of(pair.segment.words)
    if strange := words["a"].keys() - german["a"].keys():
        yield Rule.MARKUP, f"Den Link „{min(strange)}“ gibt es in der deutschen Stelle nicht."
        return
    if lost := german["a"].total() - words["a"].total():
        yield Rule.LINKS, _number_of_links(lost)
    for tag, name in _NAMES.items():
        if words[tag].total() < german[tag].total():
            yield Rule.TAGS, f"{name} aus der deutschen Stelle fehlt in der Übersetzung."
    if german["br"] and not words["br"]:
        yield Rule.TAGS, "Die deutsche Stelle hat mehrere Zeilen, die Übersetzung nur eine."


def _number_of_links(lost: int) -> str:
    if lost < 0:
        return "Ein Link steht in der Übersetzung öfter als in der deutschen Stelle."
    return "Ein Link fehlt." if lost == 1 else f"{lost} Links fehlen."


def broken(piece: str) -> str:
    """What is wrong with the tags of a piece; empty when they are in order."""
    if _BARE.search(piece):
        return "Ein „<“ gehört zu keiner Auszeichnung."
    open_tags: list[str] = []
    for slash, name, _attributes in _TAG.findall(piece):
        tag = name.lower()
        if tag not in _ALLOWED:
            return f"Die Auszeichnung „{name}“ ist hier nicht erlaubt."
        if tag in _VOID:
            continue
        if not slash:
            open_tags.append(tag)
        elif not open_tags or open_tags.pop() != tag:
            return f"Die Auszeichnung „{name}“ ist durcheinandergeraten."
    return f"Die Auszeichnung „{open_tags[-1]}“ ist nicht geschlossen." if open_tags else ""


def tags_of(piece: str) -> dict[str, Counter[str]]:
    """Per kind of tag the ids it stands with."""
    found: dict[str, Counter[str]] = {tag: Counter() for tag in {*_ALLOWED, *_SAME.values()}}
    for slash, name, attributes in _TAG.findall(piece):
        tag = name.lower()
        if not slash and tag in found:
            id_of = _ID.search(attributes)
            found[_SAME.get(tag, tag)][id_of[1] if id_of else ""] += 1
    return found
