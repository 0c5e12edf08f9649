"""Which text a reader gets: their own language where it is published, German otherwise.

Facts (dates, seats, places, topics) are read from the German page, words from the
translation. Lists therefore list German pages and lay the translations over them.
"""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models.expressions import Combinable
from wagtail.models import Page

from .languages import Language, active_language

AnyPage = TypeVar("AnyPage", bound=Page)

_asked_with_page: dict[str, Combinable] = {}


def ask_with_page(**expressions: Combinable) -> None:
    """What a room wants to know of every page a reader opens, without a query of its own."""
    _asked_with_page.update(expressions)


def asked_with_page() -> dict[str, Combinable]:
    return _asked_with_page


def reading_url(page: Page, language: Language) -> str:
    """The address of a page in a language; the path is the same in every language."""
    path = page.url_path.split("/", 2)[2]
    return f"/{language.code}/{path}"


def in_language(pages: Iterable[AnyPage], language: Language | None = None) -> list[AnyPage]:
    """German pages as a reader of the language sees them, with one query for all.

    Each result carries `source` (the German page), `reading_url`, and `reading_lang`: empty,
    or the tag of the text's language where that is not the reader's.
    """
    language = language or active_language()
    sources = list(pages)
    if not sources or language.is_source:
        return laid_over(sources, [], language)
    translations = type(sources[0]).objects.live()
    found = translations.filter(
        locale__language_code=language.code,
        translation_key__in=[page.translation_key for page in sources],
    )
    return laid_over(sources, found, language)


def laid_over(
    sources: Iterable[AnyPage], translations: Iterable[AnyPage], language: Language
) -> list[AnyPage]:
    """The same for translations that are at hand: published pages in the language."""
    # An alias carries German text under the name of another language.
    words = {page.translation_key: page for page in translations if page.alias_of_id is None}
    readings = []
    for source in sources:
        reading = words.get(source.translation_key, source)
        reading.source = source
        reading.reading_url = reading_url(source, language)
        is_foreign = not language.is_source and source.translation_key not in words
        reading.reading_lang = "de" if is_foreign else ""
        readings.append(reading)
    return readings
