"""The press release itself: its fields, its embargo, what its address answers."""

from datetime import datetime, time

from django.core.exceptions import ValidationError
from django.db import models
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.languages import active_language
from core.models import SitePage

from . import panels
from .api import PUBLIC_FIELDS
from .forms import PressReleaseForm
from .queryset import PressReleaseQuerySet
from .rules import problems_of, refuse_photos_without_credit


class PressReleasePage(RoutablePageMixin, SitePage):
    """One press release, with everything a newsroom needs."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []

    kicker = models.CharField(
        "Dachzeile", max_length=120, blank=True, help_text="Steht klein über der Überschrift."
    )
    published_on = models.DateField(
        "Datum",
        default=timezone.localdate,
        help_text="Der Tag, der über der Mitteilung steht und nach dem sie einsortiert wird.",
    )
    place = models.CharField("Ort", max_length=80, blank=True, help_text="Etwa „Sonthofen“.")
    lead = models.TextField(
        "Vorspann", max_length=600, help_text="Das Wichtigste in ein bis drei Sätzen."
    )
    body = StreamField(BodyBlock(), verbose_name="Text")
    lead_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name="Aufmacherbild",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Steht über dem Text. Das Bild braucht einen Bildnachweis.",
    )
    lead_image_alt = models.CharField(
        "Alternativtext",
        max_length=255,
        blank=True,
        help_text="Was zeigt das Bild? Für Menschen, die es nicht sehen.",
    )
    lead_image_caption = models.CharField("Bildunterschrift", max_length=300, blank=True)
    topics = ParentalManyToManyField(
        "core.Topic",
        verbose_name="Themen",
        blank=True,
        help_text="Unter diesen Themen steht die Mitteilung im Archiv und im Feed.",
    )
    press_contact = models.ForeignKey(
        "core.Contact",
        verbose_name="Pressekontakt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Wen Redaktionen anrufen können.",
    )
    embargo_until = models.DateTimeField(
        "Sperrfrist bis",
        null=True,
        blank=True,
        help_text=(
            "Vor diesem Zeitpunkt sieht niemand die Mitteilung, auch wenn sie freigegeben ist. "
            "Danach erscheint sie von selbst."
        ),
    )
    withdrawn_on = models.DateField(
        "Zurückgezogen am",
        null=True,
        blank=True,
        help_text=(
            "Die Adresse sagt dann nur noch, dass die Mitteilung zurückgezogen wurde. "
            "Gilt, sobald Sie veröffentlichen."
        ),
    )

    content_panels = panels.CONTENT
    promote_panels = panels.PROMOTE
    base_form_class = PressReleaseForm

    search_fields = [
        *Page.search_fields,
        # Title over lead over body; the last entry for a field is the one that counts.
        index.SearchField("title", boost=4),
        index.SearchField("kicker", boost=2),
        index.SearchField("lead", boost=2),
        index.SearchField("body"),
        index.FilterField("published_on"),
        index.FilterField("embargo_until"),
        index.FilterField("withdrawn_on"),
    ]
    api_fields = [APIField(name, serializer=serializer) for name, serializer in PUBLIC_FIELDS]

    objects = PageManager.from_queryset(PressReleaseQuerySet)()

    # A draft may still lack what a published release must have (set by the admin form).
    is_incomplete_draft = False

    # Not `embargo_until` and `withdrawn_on`: a translation can be held back by itself.
    facts = [
        "published_on",
        "place",
        "lead_image",
        "topics",
        "press_contact",
        "related_releases",
    ]
    kept_back_until = [*SitePage.kept_back_until, "embargo_until"]
    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("kicker"),
        TranslatableField("lead"),
        TranslatableField("body"),
        TranslatableField("lead_image_alt"),
        TranslatableField("lead_image_caption"),
        TranslatableField("photos"),
        TranslatableField("attachments"),
        TranslatableField("corrections"),
        # Needed by the publishing of the translation itself, not only by its reader.
        SynchronizedField("embargo_until", overridable=False),
    ]

    shown_with = ["lead_image", "press_contact__locale"]

    class Meta:
        verbose_name = "Pressemitteilung"
        verbose_name_plural = "Pressemitteilungen"
        indexes = [models.Index(fields=["-published_on", "-page_ptr"], name="news_newest_first")]

    @classmethod
    def translation_deadlines(cls):
        """Releases under embargo: translators come to them first."""
        releases = cls.objects.filter(embargo_until__gt=timezone.now())
        return releases.annotate(translation_deadline=models.F("embargo_until"))

    @cached_property
    def _rows_that_count(self):
        """The page and its German page: a translation is held back by either."""
        if self.locale_id is None or self.source is self:
            return [self]
        return [self, self.source]

    @property
    def embargo_ends_at(self):
        """The end of the embargo, also of the German text; None without one."""
        ends = [row.embargo_until for row in self._rows_that_count if row.embargo_until]
        return max(ends, default=None)

    @property
    def is_under_embargo(self):
        return self.embargo_ends_at is not None and self.embargo_ends_at > timezone.now()

    @property
    def is_withdrawn(self):
        return any(row.withdrawn_on for row in self._rows_that_count)

    @property
    def released_at(self):
        """The moment of release; the start of its day when the exact time was on another day."""
        day = self.source.published_on
        for moment in (self.source.embargo_until, self.source.first_published_at):
            if moment and timezone.localdate(moment) == day:
                return moment
        return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())

    @property
    def changed_at(self):
        """The last change a reader could see, in the text or in its German facts."""
        moments = (self.released_at, self.last_published_at, self.source.last_published_at)
        return max(moment for moment in moments if moment)

    @property
    def status_string(self):
        return "zurückgezogen" if self.is_withdrawn else super().status_string

    def clean(self):
        super().clean()
        if self.language.is_source and (problems := problems_of(self)):
            raise ValidationError(problems)

    def save_revision(self, *args, clean=True, **kwargs):
        if clean:
            refuse_photos_without_credit(self)
        return super().save_revision(*args, clean=clean, **kwargs)

    def with_content_json(self, content):
        """The page as of a revision; under embargo it goes live no sooner than the embargo ends.

        Every way of publishing (approval, button, schedule, translation) starts here.
        """
        release = super().with_content_json(content)
        if release.is_under_embargo:
            release.go_live_at = max(filter(None, [release.go_live_at, release.embargo_ends_at]))
        return release

    def save(self, *args, **kwargs):
        fields = kwargs.get("update_fields")
        if self.live and kwargs.get("clean", True):
            # A draft may have such photos; past its form it must not become public either.
            refuse_photos_without_credit(self)
        # Whatever lists live pages (search, sitemap, API) is thereby right by itself.
        if self.live and (fields is None or "live" in fields):
            self._stay_back_if_due(everything=fields is None)
        super().save(*args, **kwargs)

    def _stay_back_if_due(self, everything):
        # Asked anew: the German page may have changed since this one was loaded.
        self.__dict__.pop("_rows_that_count", None)
        self.__dict__.pop("source", None)
        if not (self.is_under_embargo or self.is_withdrawn):
            return
        self.live = False
        if everything:
            self.live_revision = None
            self.has_unpublished_changes = True

    def route(self, request, path_components):
        # A withdrawn release is not live, but its address still has to say what became of it.
        if not path_components and not self.live and self._was_withdrawn_after_release:
            return RouteResult(self)
        return super().route(request, path_components)

    @property
    def _was_withdrawn_after_release(self):
        was_public = self.source.first_published_at and not self.is_under_embargo
        return bool(was_public and self.is_withdrawn)

    def serve(self, request, *args, **kwargs):
        if self._was_withdrawn_after_release:
            return self._serve_withdrawn(request)
        if self.is_under_embargo or not self.source.live:
            raise Http404("Die Pressemitteilung ist noch nicht veröffentlicht.")
        return super().serve(request, *args, **kwargs)

    def _serve_withdrawn(self, request):
        is_in_readers_language = self.language == active_language()
        context = {
            "title": self.title if is_in_readers_language else "",
            "withdrawn_on": self.source.withdrawn_on or self.withdrawn_on,
        }
        return TemplateResponse(request, "410.html", context, status=410)

    @path("fotos/<int:number>/", name="photo")
    def photo(self, request, number):
        """The original of a press photo, which no other public address gives out."""
        pages = [self.pk, self.source.pk]
        photos = self._meta.get_field("photos").related_model.objects.select_related("image")
        image = get_object_or_404(photos, pk=number, page__in=pages).image
        try:
            file = image.file.storage.open(image.file.name)
        except OSError as error:
            raise Http404("Die Bilddatei fehlt.") from error
        response = FileResponse(file, as_attachment=True, filename=image.filename)
        if image.file_hash:
            response.headers["ETag"] = f'"{image.file_hash}"'
        return response

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | self._reading(request).as_context()

    def get_structured_data(self, request):
        from ..structured_data import news_article

        return [news_article(self._reading(request))]

    def _reading(self, request):
        """Built once for the page and its structured data."""
        from ..reading import ReleaseReading

        if "_known_reading" not in self.__dict__:
            self._known_reading = ReleaseReading(self, request)
        return self._known_reading
