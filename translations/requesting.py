"""Asking for translations: by hand, in bulk, and for new pages of a section by themselves."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template import Context, Engine
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.utils import get_user_display_name
from wagtail.models import GroupPagePermission, Locale, Page

from core.models import User
from outbox.models import OutboxMessage
from outbox.rendering import shorten, tidy
from outbox.services import queue_mails

from .choices import EASY_LANGUAGE, State
from .models import SectionLanguages, TranslationRequest
from .states import standing_of, standings

NAMED_IN_MAIL = 20
READY = (State.CURRENT, State.APPROVED)


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

    Nobody is asked for what is current already. Translators get one mail for each language,
    however many texts there are. Returns how many translations were asked for.
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
) -> dict[str, list[UUID]]:
    """The same without a mail; returns for each language what was not current yet."""
    locales = locales_of(codes)
    found = standings(keys, [locale.language_code for locale in locales])
    asked = {}
    for locale in locales:
        code = locale.language_code
        waiting = [key for key in keys if standing_of(found, key, code).state not in READY]
        if waiting:
            _store(waiting, [locale], user, is_wanted=True, wanted_by=wanted_by, note=note)
            asked[code] = waiting
    return asked


@transaction.atomic
def decide_against(keys: Collection[UUID], codes: Collection[str], user: User | None) -> int:
    """These texts need no translation into these languages."""
    locales = locales_of(codes)
    _store(keys, locales, user, is_wanted=False, wanted_by=None, note="")
    return len(keys) * len(locales)


def withdraw(keys: Collection[UUID], codes: Collection[str]) -> int:
    """Takes back requests and decisions; returns how many there were."""
    rows = TranslationRequest.objects.filter(
        translation_key__in=keys, locale__language_code__in=codes
    )
    return rows.delete()[0]


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


def translators_of(locale: Locale) -> QuerySet[User]:
    """Whoever translates into a language; where nobody does, whoever approves there."""
    homes = Page.objects.filter(depth=2, locale=locale).values("pk")
    rights = GroupPagePermission.objects.filter(page__in=homes)
    approving = rights.filter(permission__codename="publish_page").values("group")
    translating = rights.filter(permission__codename="change_page").values("group")
    people = User.objects.filter(is_active=True).exclude(email="")
    translators = people.filter(
        Q(groups__in=translating) & ~Q(groups__in=approving), is_superuser=False
    )
    return (
        translators if translators.exists() else people.filter(groups__in=translating)
    ).distinct()


def ends_of(path: str) -> range:
    """Where the path of each page above ends within the path of a page."""
    return range(Page.steplen, len(path) + 1, Page.steplen)


def locales_of(codes: Collection[str]) -> list[Locale]:
    """Their rows in the database; German is none of them."""
    wanted = set(codes) - {settings.LANGUAGE_CODE}
    return list(Locale.objects.filter(language_code__in=wanted))


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


def tell_translators(
    code: str, titles: list[str], user: User | None, wanted_by: date | None, note: str
) -> None:
    """One mail to whoever translates into the language, however many texts there are."""
    context = {
        "language": dict(settings.LANGUAGES)[code],
        "is_easy": code == EASY_LANGUAGE,
        "titles": titles[:NAMED_IN_MAIL],
        "more": max(len(titles) - NAMED_IN_MAIL, 0),
        "number": len(titles),
        "wanted_by": wanted_by,
        "note": note,
        "by": get_user_display_name(user) if user else "",
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{reverse('translations:queue')}",
    }
    subject = " ".join(_written("requested_subject", context).split())
    text, event = tidy(_written("requested", context)), uuid4()
    people = translators_of(Locale.objects.get(language_code=code))
    mails = [
        OutboxMessage(
            key=f"translation:requested:{event}:{person.pk}",
            kind="translation",
            recipient=person.email,
            language=settings.LANGUAGE_CODE,
            subject=shorten(subject),
            text=text,
        )
        for person in people.exclude(pk=user.pk if user else 0)
    ]
    queue_mails(mails)


def _written(name: str, context: dict) -> str:
    template = Engine.get_default().get_template(f"translations/mail/{name}.txt")
    return template.render(Context(context, autoescape=False))
