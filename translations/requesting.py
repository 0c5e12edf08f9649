"""Asking for translations: by hand, in bulk, and for new pages of a section by themselves."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page

from core.models import User

from .choices import READY, State
from .letters import tell_translators
from .models import SectionLanguages, TranslationRequest
from .states import standing_of, standings

# That a language may be missing holds while it is missing, until somebody takes it back.
_UNASKED = (*READY, State.NOT_NEEDED)
# Where readers have a translation, or it is with its approvers, there is nothing to do without.
_MAY_BE_MISSING = (State.MISSING, State.IN_WORK, State.OFFLINE, State.NOT_NEEDED)


@transaction.atomic
def request_translations(
    titles: dict[UUID, str],
    codes: Collection[str],
    user: User | None,
    *,
    wanted_by: date | None = None,
    note: str = "",
) -> int:
    """Asks for these texts (key and title) in these languages; an earlier request is replaced.

    Nobody is asked for what is current already, or was decided against. Translators get one mail
    for each language, however many texts there are. Returns how many translations were asked for.
    """
    asked = ask_for(titles.keys(), codes, user, wanted_by=wanted_by, note=note)
    for code, keys in asked.items():
        tell_translators(code, [titles[key] for key in keys], user, wanted_by, note)
    return sum(len(keys) for keys in asked.values())


@transaction.atomic
def ask_for(
    keys: Collection[UUID],
    codes: Collection[str],
    user: User | None,
    *,
    wanted_by: date | None,
    note: str,
    requested_at: datetime | None = None,
) -> dict[str, list[UUID]]:
    """The same without a mail; returns for each language what was asked for."""
    locales = locales_of(codes)
    found = standings(keys, [locale.language_code for locale in locales])
    asked = {}
    for locale in locales:
        code = locale.language_code
        wanted = [key for key in keys if standing_of(found, key, code).state not in _UNASKED]
        if wanted:
            _store(
                wanted,
                [locale],
                user,
                is_wanted=True,
                wanted_by=wanted_by,
                note=note,
                requested_at=requested_at or timezone.now(),
            )
            asked[code] = wanted
    return asked


@transaction.atomic
def decide_against(keys: Collection[UUID], codes: Collection[str], user: User | None) -> int:
    """These texts need no translation into these languages; returns how many were missing."""
    found = standings(keys, codes)
    number = 0
    for locale in locales_of(codes):
        code = locale.language_code
        missing = [key for key in keys if standing_of(found, key, code).state in _MAY_BE_MISSING]
        _store(missing, [locale], user, is_wanted=False, wanted_by=None, note="")
        number += len(missing)
    return number


def decided_against(keys: Collection[UUID], codes: Collection[str]) -> int:
    """How many of these translations may be missing."""
    found = standings(keys, codes)
    return sum(standing.state == State.NOT_NEEDED for standing in found.values())


def withdraw(keys: Collection[UUID], codes: Collection[str]) -> int:
    """Takes back requests; returns how many there were."""
    return _decisions(keys, codes, is_wanted=True).delete()[0]


def need_after_all(keys: Collection[UUID], codes: Collection[str]) -> int:
    """Takes back that a language may be missing; returns how many such decisions there were."""
    return _decisions(keys, codes, is_wanted=False).delete()[0]


def request_for_section(page: Page, user: User | None) -> None:
    """A new German page gets what the office has set up for its section, or for one above."""
    above = page.get_ancestors(inclusive=True).values("pk")
    defaults = SectionLanguages.objects.filter(section__in=above).select_related("locale")
    nearest = {row.locale_id: row for row in defaults.order_by("section__depth")}
    known = TranslationRequest.objects.filter(translation_key=page.translation_key)
    decided = set(known.values_list("locale_id", flat=True)) if nearest else set()
    for row in nearest.values():
        if row.locale_id in decided:
            continue
        wanted_by = timezone.localdate() + timedelta(days=row.days) if row.days else None
        request_translations(
            {page.translation_key: page.title},
            [row.locale.language_code],
            user,
            wanted_by=wanted_by,
        )


def section_defaults(keys: Collection[UUID]) -> set[str]:
    """The languages that are set up for the sections of these pages."""
    pages = Page.objects.filter(
        translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE
    )
    paths = {path[:end] for path in pages.values_list("path", flat=True) for end in ends_of(path)}
    rows = SectionLanguages.objects.filter(section__path__in=paths)
    return set(rows.values_list("locale__language_code", flat=True))


def ends_of(path: str) -> range:
    """Where the path of each page above ends within the path of a page."""
    return range(Page.steplen, len(path) + 1, Page.steplen)


def locales_of(codes: Collection[str]) -> list[Locale]:
    """Their rows in the database; German is none of them."""
    wanted = set(codes) - {settings.LANGUAGE_CODE}
    return list(Locale.objects.filter(language_code__in=wanted))


def _decisions(
    keys: Collection[UUID], codes: Collection[str], *, is_wanted: bool
) -> QuerySet[TranslationRequest]:
    return TranslationRequest.objects.filter(
        translation_key__in=keys, locale__language_code__in=codes, is_wanted=is_wanted
    )


def _store(
    keys: Collection[UUID], locales: list[Locale], user: User | None, **fields: object
) -> None:
    rows = [
        TranslationRequest(translation_key=key, locale=locale, requested_by=user, **fields)
        for key in keys
        for locale in locales
    ]
    TranslationRequest.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["translation_key", "locale"],
        update_fields=["is_wanted", "wanted_by", "note", "requested_by", "requested_at"],
    )
