"""Turns data into a tagged PDF (PDF/UA-1) with the typst templates of the trainings."""

import json
import re
from functools import cache
from pathlib import Path

import typst
from anyascii import anyascii
from django.conf import settings

TEMPLATES = settings.PROJECT_DIR / "templates" / "trainings" / "pdf"
FONTS = Path(__file__).parent / "fonts"
# Letters that are certainly in our fonts: Latin, Cyrillic, Arabic and Persian with their signs.
_KNOWN = r"\x20-\x7e\xa0-\u017e\u0400-\u045f\u0490\u0491\u060c\u061b\u061f\u0621-\u063a"
_KNOWN += r"\u0640-\u0652\u0660-\u066d\u0670\u067e\u0686\u0698\u06a9\u06af\u06c0\u06cc\u06f0-\u06f9"
_KNOWN += r"\u200c-\u200f\u2010\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026\u2039\u203a"
_UNKNOWN = re.compile(f"[^{_KNOWN}]")
# Characters nobody sees: they would turn the text around or have no picture at all.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2060-\u2069\ufeff]")


def render(template: str, data: dict) -> bytes:
    """The PDF of `template` ("certificate.typ"); `data` is all that it knows.

    PDF/UA allows no letter without a picture. Where somebody's name has one that our fonts
    lack, that letter is written with Latin ones ("ተስፋ" becomes "tesfa").
    """
    clean = _each_text(data, lambda text: _INVISIBLE.sub(" ", text))
    try:
        return _compile(template, clean)
    except typst.TypstError:
        return _compile(template, _each_text(clean, _in_known_letters))


def _compile(template: str, data: dict) -> bytes:
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        # As data, never as part of the template: what people type is not read as markup.
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _each_text(value, change):
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each_text(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _each_text(item, change) for key, item in value.items()}
    return value


def _in_known_letters(text: str) -> str:
    return _UNKNOWN.sub(lambda found: _written_out(found.group()), text)


def _written_out(letter: str) -> str:
    """Latin letters for another letter; nothing for a picture such as an emoji."""
    return anyascii(letter) if letter.isalnum() else " "
