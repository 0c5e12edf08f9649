"""What a reader sees of a release: facts of the German page in the words of a translation.

A page is read with few queries, however much hangs on it: rows of both languages come
together, and all pictures bring their renditions at once.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.blocks import pictures_of
from core.languages import Language, active_language
from core.models import SiteImage, Topic, contact_in
from core.reading import reading_url

from .models import PressReleasePage, RelatedRelease
from .pictures import absolute, file_size, share_image
from .teasers import subscription_links, teaser

# What the licence of a press photo means to a newsroom.
LICENCE_WORDS: dict[str, Any] = {
    SiteImage.Licence.OWN: _("frei für die Berichterstattung"),
    SiteImage.Licence.GRANTED: _("nur für Berichte zu dieser Mitteilung"),
    SiteImage.Licence.CC0: _("gemeinfrei (CC0)"),
}


@dataclass(frozen=True)
class Worded:
    """A German row, the row with its words, and their language where it is not the page's."""

    fact: Any
    words: Any
    lang: str


class ReleaseReading:
    """One release as it is shown; a preview reads what the editor has typed, not the database."""

    def __init__(self, release: PressReleasePage, request):
        self.release = release
        self.source = release.source
        self.language = release.language
        self.request = request
        self.is_preview = getattr(request, "is_preview", False)
        self._load_image_and_contact()

    def as_context(self) -> dict:
        """Everything the page shows beside its own text."""
        index_url = reading_url(self.source, active_language()).rsplit("/", 2)[0] + "/"
        return {
            "source": self.source,
            "lead_image": self.lead_image,
            "share_image": absolute(share_image(self.lead_image), self.request),
            "corrections": self._corrections(),
            "photos": self._press_photos(),
            "attachments": self._attachments(),
            "topics": [
                {"title": topic.name, "url": f"{index_url}?thema={topic.slug}"}
                for topic in self._topics()
            ],
            "press_contact": contact_in(self.source.press_contact, self.language),
            "related": self._related(),
            "feeds": subscription_links(index_url),
        }

    def _load_image_and_contact(self) -> None:
        """Both with one query; a preview may have chosen others than are stored."""
        names = ("lead_image", "press_contact")
        if all(PressReleasePage._meta.get_field(name).is_cached(self.source) for name in names):
            return
        pages = PressReleasePage.objects.select_related("lead_image", "press_contact__locale")
        stored = pages.filter(pk=self.source.pk).first()
        for name in names:
            if stored and getattr(stored, f"{name}_id") == getattr(self.source, f"{name}_id"):
                setattr(self.source, name, getattr(stored, name))

    # --- Rows of the page -----------------------------------------------------

    def _worded(self, relation: str, *related: str) -> list[Worded]:
        """The rows of the German page; in German where the translation does not have them yet."""
        facts, translated = self._rows(relation, *related)
        if self.language.is_source:
            return [Worded(fact, fact, "") for fact in facts]
        words = {row.translation_key: row for row in translated}
        return [
            Worded(
                fact,
                words.get(fact.translation_key, fact),
                "" if fact.translation_key in words else settings.LANGUAGE_CODE,
            )
            for fact in facts
        ]

    def _rows(self, relation: str, *related: str) -> tuple[list, list]:
        # Called without names, select_related() would follow every foreign key.
        related = related or ("locale",)
        if self.language.is_source or self.is_preview:
            facts = list(getattr(self.source, relation).select_related(*related))
            is_german = self.language.is_source
            return facts, [] if is_german else list(getattr(self.release, relation).all())
        model = PressReleasePage._meta.get_field(relation).related_model
        both = model.objects.filter(page__in=[self.source.pk, self.release.pk])
        rows = list(both.select_related(*related).order_by("sort_order"))
        return (
            [row for row in rows if row.page_id == self.source.pk],
            [row for row in rows if row.page_id == self.release.pk],
        )

    @cached_property
    def corrections(self) -> list[Worded]:
        return self._worded("corrections")

    def _corrections(self) -> list[dict]:
        """What was changed after the release; a text that is not translated says its language."""
        return [
            {
                "date": row.fact.corrected_on,
                "html": format_html('<p lang="{}">{}</p>', row.lang, row.words.text)
                if row.lang
                else format_html("<p>{}</p>", row.words.text),
            }
            for row in self.corrections
        ]

    @cached_property
    def _photos(self) -> list[Worded]:
        photos = self._worded("photos", "image")
        images = [photo.fact.image for photo in photos]
        if self.source.lead_image:
            images.append(self.source.lead_image)
        # Those in the text too: with their sizes at hand it need not ask again.
        images += pictures_of(self.release.body)
        prefetch_related_objects(images, "renditions")
        return photos

    @property
    def lead_image(self) -> SiteImage | None:
        """The lead image with its renditions, which come together with those of the photos."""
        return self.source.lead_image if self._photos is not None else None

    def _press_photos(self) -> list[dict]:
        """The print photos with what may be done with them."""
        url = reading_url(self.source, active_language())
        return [
            {
                "image": photo.fact.image,
                "url": f"{url}fotos/{photo.fact.pk}/",
                "words": photo.words,
                "lang": photo.lang,
                "licence": licence_words(photo.fact.image),
                "size_bytes": file_size(photo.fact.image),
            }
            for photo in self._photos
        ]

    def _attachments(self) -> list[dict]:
        """The files with kind and size."""
        return [
            {
                "title": row.words.title,
                "lang": row.lang,
                "url": row.fact.document.url,
                "file_type": row.fact.document.file_extension,
                "size_bytes": file_size(row.fact.document),
            }
            for row in self._worded("attachments", "document")
        ]

    # --- What the page refers to ----------------------------------------------

    def _topics(self) -> list[Topic]:
        if self.is_preview or self.language.is_source:
            return topics_in(self.language, list(self.source.topics.all()))
        return _in_both_languages(self.language, self.source.topics.values("translation_key"))

    def _related(self) -> list[dict]:
        """Teasers of the releases that belong to this one, newest first."""
        chosen: Any
        if self.is_preview:
            chosen = [row.release_id for row in self.source.related_releases.all()]
        else:
            chosen = RelatedRelease.objects.filter(page=self.source).values("release")
        # An editor may have chosen a translation: it stands for its German page.
        keys = Page.objects.filter(pk__in=chosen).values("translation_key")
        codes = {self.language.code, settings.LANGUAGE_CODE}
        found = PressReleasePage.objects.live().public().released().newest_first()
        rows = list(found.filter(translation_key__in=keys, locale__language_code__in=codes))
        words = {row.translation_key: row for row in rows if row.language == self.language}
        german = [row for row in rows if row.language.is_source]
        return [
            teaser(
                words.get(row.translation_key, row),
                source=row,
                lang="" if row.translation_key in words else settings.LANGUAGE_CODE,
            )
            for row in german
        ]


def topics_in(language: Language, german: list[Topic]) -> list[Topic]:
    """The topics by their names in the language, German where there is none."""
    if language.is_source or not german:
        return german
    translated = Topic.objects.filter(
        locale__language_code=language.code,
        translation_key__in=[topic.translation_key for topic in german],
    )
    by_key = {topic.translation_key: topic for topic in translated}
    return [by_key.get(topic.translation_key, topic) for topic in german]


def _in_both_languages(language: Language, keys) -> list[Topic]:
    """The same with one query, where the German topics are not known yet."""
    codes = {language.code, settings.LANGUAGE_CODE}
    rows = Topic.objects.filter(translation_key__in=keys, locale__language_code__in=codes)
    found: dict = {}
    for topic in rows.annotate(code=F("locale__language_code")):
        if topic.code == language.code or topic.translation_key not in found:
            found[topic.translation_key] = topic
    return list(found.values())


def licence_words(image: SiteImage) -> str:
    """What a newsroom may do with the picture."""
    return LICENCE_WORDS.get(image.licence) or image.get_licence_display()
