"""The languages of the site as a reader meets them: tag, direction, own name."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.translation import get_language, get_language_info

# The home page of each language stands directly below the root of the page tree.
HOME_DEPTH = 2


@dataclass(frozen=True)
class Language:
    """One language: `code` as in the address, `tag` for the lang attribute (BCP 47)."""

    code: str
    tag: str
    direction: str
    name: str

    @property
    def is_source(self) -> bool:
        return self.code == settings.LANGUAGE_CODE


@cache
def all_languages() -> tuple[Language, ...]:
    """Every language of the site in the order of the language menu."""
    return tuple(_describe(code) for code, _name in settings.LANGUAGES)


def _describe(code: str) -> Language:
    info = get_language_info(code)
    # "de-simple" is a valid tag: "simple" is a registered variant (IANA, RFC 5646).
    own_name = {"fa": "فارسی / دری"}.get(code, info["name_local"])
    return Language(
        code=code,
        tag=code,
        direction="rtl" if info["bidi"] else "ltr",
        name=own_name[:1].upper() + own_name[1:],
    )


def language_for(code: str) -> Language:
    """The language with this code; German when the site does not have it."""
    return next((item for item in all_languages() if item.code == code), all_languages()[0])


def active_language() -> Language:
    """The language this request is answered in."""
    return language_for(get_language() or settings.LANGUAGE_CODE)


_reader: ContextVar[str] = ContextVar("reader")


@contextmanager
def reading_in(code: str) -> Iterator[None]:
    """For this long, the reader's language is known beside the language of the text."""
    token = _reader.set(code)
    try:
        yield
    finally:
        _reader.reset(token)


def reader_language() -> Language:
    """The language of the frame; differs from the active one inside text that is in German only."""
    code = _reader.get("")
    return language_for(code) if code else active_language()
