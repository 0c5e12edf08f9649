"""The archive of the press index: releases by topic, year and month, twenty a page."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import F
from django.http import Http404
from django.utils.dates import MONTHS
from django.utils.translation import gettext

from core.languages import active_language
from core.models import Topic
from core.reading import in_language, reading_url

from .forms import ArchiveForm
from .models import NewsIndexPage, PressReleaseQuerySet
from .teasers import subscription_links, teaser

PER_PAGE = 20


@dataclass(frozen=True)
class Archive:
    """The part of the archive a visitor asked for."""

    index: NewsIndexPage
    topic: Topic | None = None
    year: int | None = None
    month: int | None = None
    number: int = 1
    # Every topic, German and in the words of the reader.
    named: list[tuple[Topic, Topic]] = field(default_factory=list)

    @classmethod
    def asked_for(cls, index: NewsIndexPage, request) -> "Archive":
        """Reads the address; Http404 for what cannot be a topic, year, month or page."""
        form = ArchiveForm(request.GET)
        if not form.is_valid():
            raise Http404("Diesen Teil des Archivs gibt es nicht.")
        asked = form.cleaned_data
        named = all_topics()
        return cls(
            index,
            topic=topic_named(asked["thema"], [german for german, _words in named]),
            year=asked["jahr"],
            month=asked["monat"],
            number=asked["seite"] or 1,
            named=named,
        )

    @property
    def is_filtered(self) -> bool:
        return bool(self.topic or self.year or self.month)

    @property
    def url(self) -> str:
        return reading_url(self.index, active_language())

    @property
    def query(self) -> str:
        """The filters as a query string, without the page number."""
        values = {
            "thema": self.topic.slug if self.topic else None,
            "jahr": self.year,
            "monat": self.month,
        }
        return urlencode({name: value for name, value in values.items() if value})

    def link(self, **changes) -> str:
        """The address of this part of the archive with something changed."""
        other = replace(self, **changes)
        return f"{other.url}?{other.query}" if other.query else other.url

    def releases(self) -> PressReleaseQuerySet:
        found = self.index.readable_releases()
        if self.topic:
            found = found.about(self.topic)
        if self.year:
            found = found.in_year(self.year)
        if self.month:
            found = found.in_month(self.month)
        return found

    def page(self) -> Page:
        """The asked page with what its readers see; Http404 behind the last one."""
        paginator = Paginator(self.releases(), PER_PAGE)
        try:
            page = paginator.page(self.number)
        except EmptyPage as error:
            raise Http404("So viele Seiten hat das Archiv nicht.") from error
        page.object_list = [
            teaser(reading, reading.source, reading.reading_lang)
            for reading in in_language(page.object_list)
        ]
        return page

    def years(self) -> list[dict]:
        """All years that have releases on this topic, newest first."""
        counted = (
            replace(self, year=None, month=None).releases().count_by(year="published_on__year")
        )
        return [
            self._choice(str(row["year"]), row["count"], year=row["year"], month=None)
            for row in counted
        ]

    def months(self) -> list[dict]:
        """The months of the chosen year."""
        if not self.year:
            return []
        counted = replace(self, month=None).releases().count_by(month="published_on__month")
        return [
            self._choice(MONTHS[row["month"]], row["count"], month=row["month"]) for row in counted
        ]

    def topics(self) -> list[dict]:
        """The topics that releases of this time are about, by name."""
        counted = replace(self, topic=None).releases().count_by(topic="topics")
        counts = {row["topic"]: row["count"] for row in counted}
        choices = [
            self._choice(words.name, counts[german.pk], topic=german)
            for german, words in self.named
            if german.pk in counts
        ]
        return sorted(choices, key=lambda choice: choice["title"].casefold())

    def _choice(self, title: str, count: int, **changes) -> dict:
        is_current = all(getattr(self, name) == value for name, value in changes.items() if value)
        # A second click on the current choice takes it back.
        target = dict.fromkeys(changes) if is_current else changes
        return {"title": f"{title} ({count})", "url": self.link(**target), "is_current": is_current}

    def description(self) -> str:
        """The chosen filters in words, for title and heading."""
        topic = next((words.name for german, words in self.named if german == self.topic), "")
        month = str(MONTHS[self.month]) if self.month else ""
        time = " ".join(filter(None, [month, str(self.year or "")]))
        return ", ".join(filter(None, [topic, time]))

    def as_context(self, request) -> dict:
        page = self.page()
        topic_query = f"?thema={self.topic.slug}" if self.topic else ""
        context = {
            "archive": self,
            "description": self.description(),
            "releases": page.object_list,
            "page_obj": page,
            "query": self.query,
            "years": self.years(),
            "months": self.months(),
            "topics": self.topics(),
            "feeds": subscription_links(self.url, topic_query),
        }
        if page.number > 1:
            context["page_note"] = gettext("Seite {number}").format(number=page.number)
        if self.is_filtered:
            # Every release is found through the unfiltered list; its excerpts need no index.
            context |= {"is_noindex": True, "canonical_url": "", "alternates": []}
        return context


def all_topics() -> list[tuple[Topic, Topic]]:
    """Every topic, German and in the words of the reader: one query for both."""
    language = active_language()
    rows = Topic.objects.filter(locale__language_code__in=[settings.LANGUAGE_CODE, language.code])
    known = list(rows.annotate(code=F("locale__language_code")))
    words = {topic.translation_key: topic for topic in known if topic.code == language.code}
    german = [topic for topic in known if topic.code == settings.LANGUAGE_CODE]
    return [(topic, words.get(topic.translation_key, topic)) for topic in german]


def topic_named(slug: str, german: list[Topic]) -> Topic | None:
    """The German topic with this slug; Http404 when there is none."""
    if not slug:
        return None
    for topic in german:
        if topic.slug == slug:
            return topic
    raise Http404("Dieses Thema gibt es nicht.")
