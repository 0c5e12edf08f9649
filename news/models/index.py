"""The press index: the list of all releases, its archive and its feeds."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.models import SitePage

from .releases import PressReleasePage


class NewsIndexPage(RoutablePageMixin, SitePage):
    """The list of all press releases, with archive and feeds."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.PressReleasePage"]
    max_count_per_parent = 1

    lead = models.TextField(
        "Vorspann",
        max_length=500,
        blank=True,
        help_text="Ein bis zwei Sätze darüber, was hier steht.",
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    translatable_fields = [*SitePage.translatable_fields, TranslatableField("lead")]

    class Meta:
        verbose_name = "Presse-Übersicht"
        verbose_name_plural = "Presse-Übersichten"

    def readable_releases(self):
        """The German releases below this index, whatever language the index is in."""
        return PressReleasePage.objects.child_of(self.source).readable().newest_first()

    def get_context(self, request, *args, **kwargs):
        from ..archive import Archive

        archive = Archive.asked_for(self, request)
        context = super().get_context(request, *args, **kwargs)
        return context | archive.as_context(request)

    @path("feed/", name="atom")
    def atom(self, request):
        from ..feeds import AtomFeed

        return AtomFeed(self, request)(request)

    @path("rss/", name="rss")
    def rss(self, request):
        from ..feeds import RssFeed

        return RssFeed(self, request)(request)
