"""What all pages of the site have in common."""

from functools import cache

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Left, Length
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.compat import HTTPMethod
from wagtail.models import Locale, Page, PageManager, PageQuerySet, PageViewRestriction
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..languages import Language, active_language, language_for
from ..reading import asked_with_page, reading_url
from ..slugs import short_name_of
from ..stems import with_stems
from ..structured_data import as_script, breadcrumb_list
from .editing import SitePageForm
from .workflows import EditingRights


@cache
def _language_code(locale_id: int) -> str:
    # Nine rows that a running site never changes; every page would ask for its own.
    return Locale.objects.values_list("language_code", flat=True).get(pk=locale_id)


def language_of(page: Page) -> Language:
    """The language a page is written in."""
    return language_for(_language_code(page.locale_id))


class SitePageQuerySet(PageQuerySet):
    """Pages in words of the office."""

    def german(self):
        """Only the German pages: the ones that carry the facts."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def public(self):
        """Pages without view restriction, here or above; part of the same query."""
        restricted = PageViewRestriction.objects.annotate(depth_of=Length("page__path"))
        above = restricted.filter(page__path=Left(OuterRef("path"), F("depth_of")))
        return self.filter(~Exists(above))

    def with_public_german(self):
        """Only while the German page is public: that one is what was approved."""
        german = SitePageQuerySet(model=Page).german().live().public()
        return self.filter(translation_key__in=german.order_by().values("translation_key"))

    def with_restrictions(self):
        """Tells of each page whether it is restricted, so that open pages need not ask."""
        restrictions = PageViewRestriction.objects.annotate(
            depth_of=Length("page__path"), depth_of_alias=Length("page__aliases__path")
        )
        is_above = Q(page__path=Left(OuterRef("path"), F("depth_of")))
        is_above_alias = Q(page__aliases__path=Left(OuterRef("path"), F("depth_of_alias")))
        german = SitePageQuerySet(model=Page).german().order_by()
        is_above_german = Exists(
            german.filter(
                translation_key=OuterRef(OuterRef("translation_key")),
                path__startswith=OuterRef("page__path"),
            )
        )
        return self.annotate(
            has_restrictions=Exists(
                restrictions.filter(is_above | is_above_alias | is_above_german)
            )
        )

    def for_reading(self):
        """With what every reader of the page needs."""
        shown = self.model.shown_with
        pages = self.with_restrictions().annotate(**asked_with_page())
        pages = pages.prefetch_related(*self.model.prefetched_with)
        # Without names it would follow every relation.
        return pages.select_related(*shown) if shown else pages

    def readable(self):
        """German pages that are published for everybody."""
        return self.german().live().public()


class SitePage(Page):
    """A page with a title in every language and the same path in all of them."""

    # Travels with the version from the editor to whoever publishes it.
    small_correction = models.BooleanField(
        "Kleine Korrektur: Übersetzungen bleiben gültig",
        default=False,
        help_text=(
            "Nur wenn sich seit der letzten Veröffentlichung nichts am Inhalt ändert, etwa bei "
            "einem Tippfehler. Sonst sehen alle Sprachen, dass ihre Übersetzung veraltet ist."
        ),
    )

    objects = PageManager.from_queryset(SitePageQuerySet)()

    # Pages are read; forms live on addresses of their own.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    # What is not listed is a fact: it is read from the German page and never copied.
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("show_in_menus", overridable=False),
    ]

    # Facts that have a field in the editor: only the German page offers them.
    facts: list[str] = []
    # Fields with a moment before which nobody can read the page.
    kept_back_until: list[str] = ["go_live_at"]
    # Words that name people: no machine elsewhere translates them.
    personal: list[str] = []
    # Relations that the page shows: they come together with it.
    shown_with: list[str] = []
    # The same for rows, of which there can be many: one query for each name.
    prefetched_with: list[str] = []

    settings_panels = [*Page.settings_panels, FieldPanel("small_correction")]
    base_form_class = SitePageForm

    class Meta:
        abstract = True

    @classmethod
    def get_search_fields(cls):
        return [with_stems(field) for field in super().get_search_fields()]

    @classmethod
    def can_create_at(cls, parent):
        """A page begins in German; other languages are made by translating it."""
        begins_in_german = parent.is_root() or language_of(parent).is_source
        return begins_in_german and super().can_create_at(parent)

    @property
    def language(self):
        """The language this page is written in."""
        return language_of(self)

    @cached_property
    def source(self):
        """The German page, which carries the facts; the page itself when it is German."""
        if self.language.is_source:
            return self
        german = type(self).objects.german().for_reading()
        return german.filter(translation_key=self.translation_key).first() or self

    @property
    def german_is_live(self):
        """Whether the German page exists and is published."""
        return self.source.language.is_source and self.source.live

    @cached_property
    def reading_url(self):
        """Where a reader of the active language finds this page."""
        return reading_url(self, active_language())

    # Text in the reader's language unless `in_language` says otherwise.
    reading_lang = ""

    # Unknown unless `with_restrictions` asked.
    has_restrictions = True

    def get_view_restrictions(self):
        """The restrictions here and above, also of German and of the page an alias stands for."""
        if not self.has_restrictions:
            return PageViewRestriction.objects.none()
        paths = [
            path[:end]
            for path in {self.path, self.source.path}
            for end in range(self.steplen, len(path) + 1, self.steplen)
        ]
        return PageViewRestriction.objects.filter(
            Q(page__path__in=paths) | Q(page__aliases__path__in=paths)
        ).distinct()

    def full_clean(self, *args, **kwargs):
        # Before Wagtail makes a slug that drops umlauts; without a path it knows no neighbours yet.
        if not self.slug and self.path and (name := short_name_of(self.title)):
            self.slug = self._get_autogenerated_slug(name)
        super().full_clean(*args, **kwargs)

    def permissions_for_user(self, user):
        return EditingRights(user, self)

    def get_structured_data(self, request) -> list[dict]:
        """The schema.org objects of this page; sections add theirs to the breadcrumbs."""
        return []

    def get_context(self, request, *args, **kwargs):
        from ..page_frame import page_frame

        context = super().get_context(request, *args, **kwargs)
        context |= page_frame(self, request)
        context["structured_data"] = as_script(
            [breadcrumb_list(request, context["breadcrumbs"]), *self.get_structured_data(request)]
        )
        return context
