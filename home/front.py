"""What the front page shows of each section."""

from django.db.models import Count
from django.utils.translation import gettext as _
from wagtail.models import Page

from circles.models import CircleIndexPage, CirclePage
from core.languages import reader_language
from core.models import SitePage, SitePageQuerySet
from core.reading import in_language, reading_url
from news.models import NewsIndexPage, PressReleasePage
from trainings.listing import Entry, next_sessions
from trainings.models import TrainingIndexPage

_INDEXES = (TrainingIndexPage, CircleIndexPage, NewsIndexPage)
RELEASE_COUNT = 3
SESSION_COUNT = 4


def ways_in(home) -> dict[str, dict]:
    """The three ways into the site, each with its address; only sections that are published."""
    below = SitePageQuerySet(model=Page).child_of(home).readable()
    indexes = {page.specific_class: page for page in below.type(*_INDEXES).order_by("-path")}
    return {
        name: {"title": title, "text": text, "url": reading_url(indexes[index], reader_language())}
        for name, title, text, index in _sections()
        if index in indexes
    }


def _sections() -> list[tuple[str, str, str, type[SitePage]]]:
    return [
        (
            "trainings",
            _("Schulung finden"),
            _("Fortbildungen für Ehrenamtliche: Termine, freie Plätze, Anmeldung."),
            TrainingIndexPage,
        ),
        (
            "circles",
            _("Helferkreis finden"),
            _("Wer in Ihrer Gemeinde hilft, und wie Sie mitmachen können."),
            CircleIndexPage,
        ),
        (
            "press",
            _("Presse"),
            _("Pressemitteilungen, Fotos und der Kontakt zur Pressestelle."),
            NewsIndexPage,
        ),
    ]


def newest_releases() -> list[PressReleasePage]:
    return in_language(PressReleasePage.objects.newest(RELEASE_COUNT))


def next_dates() -> list[Entry]:
    return next_sessions(SESSION_COUNT)


def numbers_of_circles() -> dict[str, int]:
    """How many circles there are, and how many municipalities they serve."""
    return CirclePage.objects.readable().aggregate(
        circles=Count("pk", distinct=True), municipalities=Count("municipalities", distinct=True)
    )
