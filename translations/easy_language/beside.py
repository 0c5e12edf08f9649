"""What a writer of Leichte Sprache sees beside the form: the German text and what is new in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page, PageLogEntry, Site

from core.models import Municipality, SiteSettings

from ..changed import outdated_since
from ..german import german_page_of
from .checker import check
from .findings import Finding
from .passages import passages_of
from .text import Passage

_GENERIC = frozenset({"Landkreis", "Landratsamt", "Kreis", "Amt", "Stadt", "Gemeinde", "Markt"})


@dataclass(frozen=True)
class GermanPassage:
    """A passage of the German page; `is_new` when it came after the easy text was written."""

    passage: Passage
    is_new: bool


@dataclass(frozen=True)
class Beside:
    """The German page beside the form; `changed_at` when it says something else since."""

    german: Page | None
    passages: list[GermanPassage]
    written_at: datetime | None
    changed_at: datetime | None


@dataclass(frozen=True)
class Place:
    """The findings in one passage of the easy text."""

    passage: Passage
    findings: list[Finding]


def beside(page: Page) -> Beside:
    """The public German text, with what changed since this page was written."""
    german = _public_german(page)
    if german is None:
        return Beside(None, [], None, None)
    live = page.live_revision if page.live else None
    written_at = live.created_at if live else page.latest_revision_created_at
    changed_at = written_at and outdated_since(page.translation_key, written_at)
    old = _words_at(german, written_at) if changed_at and written_at else None
    passages = [
        GermanPassage(passage, old is not None and passage.text not in old)
        for passage in passages_of(german)
    ]
    return Beside(german, passages, written_at, changed_at or None)


def _public_german(page: Page) -> Page | None:
    german = german_page_of(page)
    return german.specific if german and german.live else None


def _words_at(german: Page, moment: datetime) -> set[str] | None:
    """What the German page said at that moment, as far as the history knows it."""
    entry = (
        PageLogEntry.objects.filter(
            page=german.pk, action="wagtail.publish", timestamp__lte=moment, revision__isnull=False
        )
        .order_by("-timestamp")
        .first()
    )
    if entry is None:
        return None
    return {passage.text for passage in passages_of(entry.revision.as_object())}


def places(page: Page) -> list[Place]:
    """What the check says about the page as it stands in memory, passage by passage."""
    passages = passages_of(page)
    findings = check(passages, names())
    return [
        Place(passage, found)
        for number, passage in enumerate(passages)
        if (found := [finding for finding in findings if finding.passage == number])
    ]


def names() -> Iterable[str]:
    """Names of places and of the office's district: they are written as they are."""
    known = list(Municipality.objects.values_list("name", flat=True))
    site = Site.objects.filter(is_default_site=True).first()
    if site:
        office = SiteSettings.for_site(site)
        known += [office.city, *office.district_name.split()]
    return [name for name in known if name and name not in _GENERIC]
