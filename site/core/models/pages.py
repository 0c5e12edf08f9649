"""What all pages of the site have in common."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..languages import active_language, language_for
from ..reading import reading_url
from ..structured_data import as_script, breadcrumb_list


class SitePageQuerySet(PageQuerySet):
    """Pages in words of the office."""

    def german(self):
        """Only the German pages: the ones that carry the facts."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def readable(self):
        """German pages that are published for everybody."""
        return self.german().live().public()


class SitePage(Page):
    """A page with a title in every language and the same path in all of them."""

    objects = PageManager.from_queryset(SitePageQuerySet)()

    # What is not listed is a fact: it is read from the German page and never copied.
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("show_in_menus", overridable=False),
    ]

    class Meta:
        abstract = True

    @property
    def language(self):
        """The language this page is written in."""
        return language_for(self.locale.language_code)

    @cached_property
    def source(self):
        """The German page, which carries the facts; the page itself when it is German."""
        if self.language.is_source:
            return self
        german = type(self).objects.german().filter(translation_key=self.translation_key).first()
        return german or self

    @cached_property
    def reading_url(self):
        """Where a reader of the active language finds this page."""
        return reading_url(self, active_language())

    # Text in the reader's language unless `in_language` says otherwise.
    reading_lang = ""

    def get_structured_data(self, request) -> list[dict]:
        """The schema.org objects of this page; sections add theirs to the breadcrumbs."""
        return []

    def get_context(self, request, *args, **kwargs):
        from ..frame import page_frame

        context = super().get_context(request, *args, **kwargs)
        context |= page_frame(self, request)
        context["structured_data"] = as_script(
            [breadcrumb_list(request, context["breadcrumbs"]), *self.get_structured_data(request)]
        )
        return context
