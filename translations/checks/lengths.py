"""Titles that are too long for where they are shown."""

from collections.abc import Iterator

from .warning import Pair, Rule

# How much search engines and lists show of it.
_LIMITS = {
    "title": (110, "Überschriften bleiben bis {limit} Zeichen gut lesbar."),
    "seo_title": (60, "Suchmaschinen zeigen etwa {limit}."),
    "search_description": (160, "Suchmaschinen zeigen etwa {limit}."),
}


def find(pair: Pair) -> Iterator[tuple[Rule, str]]:
    limit, why = _LIMITS.get(pair.segment.path, (0, ""))
    # A German title that is too long is no fault of the translation.
    if limit and len(pair.words) > limit >= len(pair.german):
        yield Rule.LENGTH, f"Der Text hat {len(pair.words)} Zeichen. {why.format(limit=limit)}"
