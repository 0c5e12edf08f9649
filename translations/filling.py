"""The first filling of a language: every public page gets its draft, page by page."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.models import User

from .choices import EASY_LANGUAGE
from .memory import take_all
from .work import begin


def unfilled(codes: Iterable[str]) -> Iterator[tuple[Page, list[Locale]]]:
    """German pages that readers see, from the top down, with the languages not yet begun."""
    locales = Locale.objects.filter(language_code__in=[c for c in codes if c != EASY_LANGUAGE])
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


@transaction.atomic
def fill_page(page: Page, locales: list[Locale], user: User | None = None) -> int:
    """Drafts of one page with what the memory knows; nothing goes live. Returns the pieces."""
    return sum(take_all(begin(page, locale, user), user) for locale in locales)
