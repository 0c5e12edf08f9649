"""The first filling of a language: every public page gets its draft, page by page."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.models import (
    RelatedObjectSegment,
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from core.models import User

from .choices import has_pieces
from .memory import languages_known, take_all
from .work import NotNow, begin


def unfilled(codes: Iterable[str]) -> Iterator[tuple[Page, list[Locale]]]:
    """German pages that readers see, from the top down, with the languages not yet begun."""
    with_pieces = [code for code in codes if has_pieces(code, is_page=True)]
    locales = Locale.objects.filter(language_code__in=with_pieces)
    wanted = {locale.pk: locale for locale in locales}
    begun: dict = {}
    for key, locale_id in Translation.objects.filter(
        target_locale_id__in=wanted, source__locale__language_code=settings.LANGUAGE_CODE
    ).values_list("source__object_id", "target_locale_id"):
        begun.setdefault(key, set()).add(locale_id)
    pages = Page.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    # Names only: the page itself is read in its turn, so that memory stays flat.
    for pk, key in list(pages.order_by("path").values_list("pk", "translation_key")):
        missing = [
            locale for locale_id, locale in wanted.items() if locale_id not in begun.get(key, ())
        ]
        if missing:
            yield Page.objects.get(pk=pk).specific, missing


def fill_new(german: TranslatableMixin, locales: Iterable[Locale]) -> int:
    """The same as `fill_page`, also for rows, in those languages that nobody has begun yet."""
    is_page = isinstance(german, Page)
    begun = Translation.objects.filter(source__object_id=german.translation_key, enabled=True)
    done = set(begun.values_list("target_locale_id", flat=True))
    missing = [
        locale
        for locale in locales
        if locale.pk not in done and has_pieces(locale.language_code, is_page=is_page)
    ]
    return fill_page(german, missing) if missing else 0


@transaction.atomic
def fill_page(page: TranslatableMixin, locales: list[Locale], user: User | None = None) -> int:
    """Drafts of one page with what the memory knows; nothing goes live. Returns the pieces."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    simple = _where_a_copy_will_do(source, page)
    original = source.as_instance() if simple else None
    for locale in locales:
        if original and locale.pk in simple:
            _copy(source, original, locale)
        else:
            begin(page, locale, user)
    translations = Translation.objects.filter(source=source, target_locale__in=locales)
    known = translations.filter(target_locale__in=languages_known(source))
    return sum(_taken(translation, user) for translation in known)


def _taken(translation: Translation, user: User | None) -> int:
    try:
        return take_all(translation, user)
    except NotNow:
        return 0  # A page that somebody made by hand, and that is locked or being read.


def _where_a_copy_will_do(source: TranslationSource, page: TranslatableMixin) -> set[int]:
    """The languages in which there is nothing yet that the draft would have to take in.

    The package copies the page, fills in the words and saves and keeps every step: four times the
    work, for a draft that says the same.
    """
    if not (isinstance(page, Page) and page.live):
        return set()
    above = page.get_parent()
    is_linked = RelatedObjectSegment.objects.filter(source=source).exists()
    if is_linked or above.is_root() or page.get_view_restrictions().exists():
        return set()
    # Also where the page above is one: Wagtail would make an alias of it.
    there = above.get_translations().filter(alias_of=None).values_list("locale_id", flat=True)
    drafts = page.get_translations().values_list("locale_id", flat=True)
    of_page = {"context__object_id": source.object_id}
    words = StringTranslation.objects.filter(**of_page).values_list("locale_id", flat=True)
    others = SegmentOverride.objects.filter(**of_page).values_list("locale_id", flat=True)
    return set(there) - set(drafts) - set(words) - set(others)


def _copy(source: TranslationSource, original: Page, locale: Locale) -> None:
    Translation.objects.get_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    draft = original.copy_for_translation(locale)
    TranslationLog.objects.create(source=source, locale=locale, revision=draft.latest_revision)
