"""German sentences of the sample, each with its translations beside it."""

from collections import defaultdict

from wagtail_localize.strings import StringValue

# What a translator would have typed: language code -> German sentence -> translation.
_memory: dict[str, dict[str, str]] = defaultdict(dict)


class TranslationMissing(Exception):
    """A sentence of the sample has no translation in a language that promises one."""


def say(german: str, **translations: str) -> str:
    """Returns the German sentence and keeps its translations by language code (en, ar …)."""
    for code, translation in translations.items():
        language = "de-simple" if code == "simple" else code
        known = _memory[language].setdefault(_as_segment(german), _as_segment(translation))
        if known != _as_segment(translation):
            raise ValueError(f"Two translations into {language}: {german!r}")
    return german


def translation_of(segment: str, code: str) -> str:
    """The translation of a segment as wagtail-localize cuts it."""
    try:
        return _memory[code][segment]
    except KeyError:
        raise TranslationMissing(f"{code}: {segment}") from None


def sentences(code: str) -> dict[str, str]:
    """Every German sentence with its translation into this language."""
    return dict(_memory[code])


def _as_segment(text: str) -> str:
    """The text in the form of a segment: lines become <br/>, inline tags stay."""
    if "\n" in text:
        return StringValue.from_plaintext(text).data
    return StringValue(text).data
