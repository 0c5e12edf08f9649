"""Which text a reader gets: their own language where it is published, German otherwise.

Facts (dates, seats, places, topics) are read from the German page, words from the
translation. Lists therefore list German pages and lay the translations over them.
"""

from collections.abc import Iterable
from typing import TypeVar

from django.conf import settings
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


def contact_in(contact_id: int | None, language: Language):
    """The contact in the words of the language, else in German; None while consent is missing.

    One query; `Contact.published_in` needs a contact that is loaded.
    """
    from .models import Contact

    if contact_id is None:
        return None
    same = Contact.objects.filter(pk=contact_id).values("translation_key")
    rows = Contact.objects.filter(translation_key__in=same).select_related("locale")
    by_code = {row.locale.language_code: row for row in rows}
    if not all(row.is_public for row in by_code.values()):
        return None
    return by_code.get(language.code) or by_code.get(settings.LANGUAGE_CODE)
