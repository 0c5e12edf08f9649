"""Which text a reader gets: their own language where it is published, German otherwise.

Facts (dates, seats, places, topics) are read from the German page, words from the
translation. Lists therefore list German pages and lay the translations over them.
"""

from collections.abc import Iterable
from typing import TypeVar

from wagtail.models import Page

from .languages import Language, active_language

AnyPage = TypeVar("AnyPage", bound=Page)


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
    translations = {}
    if sources and not language.is_source:
        translations = {
            translation.translation_key: translation
            # An alias carries German text under the name of another language.
            for translation in type(sources[0])
            .objects.live()
            .filter(
                locale__language_code=language.code,
                alias_of__isnull=True,
                translation_key__in=[page.translation_key for page in sources],
            )
        }
    readings = []
    for source in sources:
        reading = translations.get(source.translation_key, source)
        reading.source = source
        reading.reading_url = reading_url(source, language)
        is_foreign = reading is source and not language.is_source
        reading.reading_lang = "de" if is_foreign else ""
        readings.append(reading)
    return readings
