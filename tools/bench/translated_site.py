"""A site with many German pages in eight languages, begun by the command of the first filling."""

import random
import time
import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from translated_states import BEGUN, SHARES, bring
from wagtail.models import Locale, Page, Revision

from home.models import HomePage, StandardPage
from translations.choices import EASY_LANGUAGE
from translations.filling import fill_page, unfilled
from translations.german import digest_of
from translations.models import GermanVersion

PAGES = 2_000
# Hours, rooms and offices: every page says something else, and all say it alike.
LEAD = "Die Beratung Nummer {0} ist jeden Dienstag von 9 bis 12 Uhr geöffnet."
BODY = (
    "<p>Sie finden uns in Raum {0} im <b>Landratsamt</b>. Bringen Sie bitte Ihren Ausweis mit.</p>"
    "<p>Rufen Sie vorher an, dann nehmen wir uns für Ihr Anliegen Nummer {0} Zeit.</p>"
)
NOW = timezone.now()
FIRST, CHANGED = NOW - timedelta(days=90), NOW - timedelta(days=30)


def fill(pages: int = PAGES) -> tuple[int, float]:
    """Makes the site; returns how many drafts the command made, and how many seconds it took."""
    chance = random.Random(4)  # noqa: S311 - the same pages in every run, nothing secret
    keys = {number: uuid.uuid4() for number in range(1, pages + 1)}
    languages = Locale.objects.exclude(language_code=settings.LANGUAGE_CODE)
    stands = {
        locale: {key: chance.choices(list(SHARES), SHARES.values())[0] for key in keys.values()}
        for locale in languages
    }
    with transaction.atomic():
        german = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
        _versions(_pages(_section(german), keys))
        # Nothing fills in easy language: it is written anew, where somebody does.
        easy = languages.get(language_code=EASY_LANGUAGE)
        written = {n: key for n, key in keys.items() if stands[easy][key] in BEGUN}
        _pages(_section(easy), written)
    _analyse()
    codes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    begun, drafts = time.perf_counter(), 0
    for page, locales in unfilled(codes):
        fill_page(page, locales)
        drafts += len(locales)
    seconds = time.perf_counter() - begun
    with transaction.atomic():
        for locale in languages:
            bring(locale, stands[locale], FIRST, NOW)
    _analyse()
    return drafts, seconds


def _analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _section(locale: Locale) -> Page:
    """The page above all others; translated by the command like they are."""
    home = HomePage.objects.get(locale=locale)
    german = StandardPage.objects.filter(slug="bench").first()
    key = german.translation_key if german else uuid.uuid4()
    section = StandardPage(title="Beratung", slug="bench", locale=locale, translation_key=key)
    return home.add_child(instance=section)


def _pages(section: Page, keys: dict[int, uuid.UUID]) -> list[StandardPage]:
    """Published pages with their version, written past all that publishing does."""
    made = Page.objects.bulk_create(
        [_page(section, number, key) for number, key in keys.items()], batch_size=500
    )
    Page.objects.filter(pk=section.pk).update(numchild=len(made))
    pages = []
    for number, page in zip(keys, made, strict=True):
        child = StandardPage(page_ptr_id=page.pk)
        child.__dict__.update(vars(page))
        child.lead, child.body = LEAD.format(number), [("prose", BODY.format(number))]
        child.save_base(raw=True, force_insert=True)
        pages.append(child)
    _revisions(pages)
    return pages


def _page(section: Page, number: int, key: uuid.UUID) -> Page:
    title = f"Beratung in der Gemeinde Nummer {number}"
    return Page(
        path=Page._get_path(section.path, section.depth + 1, number),
        depth=section.depth + 1,
        title=title,
        draft_title=title,
        slug=f"bench-{number}",
        content_type=ContentType.objects.get_for_model(StandardPage),
        locale_id=section.locale_id,
        translation_key=key,
        live=True,
        url_path=f"{section.url_path}bench-{number}/",
        first_published_at=FIRST,
        last_published_at=CHANGED,
    )


def _revisions(pages: list[StandardPage]) -> None:
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=page.content_type,
                base_content_type=ContentType.objects.get_for_model(Page),
                object_id=str(page.pk),
                created_at=CHANGED,
                object_str=page.title,
                content=page.serializable_data(),
            )
            for page in pages
        ],
        batch_size=500,
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
    Page.objects.bulk_update(
        [
            Page(pk=page.pk, latest_revision=page.latest_revision, live_revision=page.live_revision)
            for page in pages
        ],
        ["latest_revision", "live_revision"],
        batch_size=200,
    )


def _versions(german: list[StandardPage]) -> None:
    """Everything was changed once."""
    GermanVersion.objects.bulk_create(
        GermanVersion(
            translation_key=page.translation_key, digest=digest, words=46, published_at=moment
        )
        for page in german
        for digest, moment in ((uuid.uuid4(), FIRST), (digest_of(page), CHANGED))
    )
