"""The calendar in which all trainings stand."""

from django.db import models
from django.http import Http404
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.models import SitePage

from .pages import TrainingPage
from .sessions import Session


class TrainingIndexPage(RoutablePageMixin, SitePage):
    """The training calendar (Schulungskalender) as list, as month and as archive."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["trainings.TrainingPage"]
    max_count_per_parent = 1

    lead = models.TextField(
        "Vorspann",
        max_length=500,
        blank=True,
        help_text="Ein bis drei Sätze: Für wen sind die Schulungen, was kosten sie?",
    )

    translatable_fields = [*SitePage.translatable_fields, TranslatableField("lead")]
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = "Schulungskalender"
        verbose_name_plural = "Schulungskalender"

    @property
    def sessions(self):
        """The dates of all published trainings: a site has one calendar."""
        return Session.objects.of(TrainingPage.objects.readable())

    def get_context(self, request, *args, **kwargs):
        from ..calendar import calendar_context

        context = super().get_context(request, *args, **kwargs)
        return context | calendar_context(self, request)

    @path("kalender.ics/", name="calendar_file")
    def calendar_file(self, request):
        """The dates that match the filters, to subscribe to with a calendar program."""
        from ..forms import CalendarFilter
        from ..ical import calendar_response, public_calendar
        from ..options import filter_options

        filters = CalendarFilter(request.GET, options=filter_options(request))
        if not filters.is_valid():
            raise Http404("Diesen Filter gibt es nicht.")
        sessions = filters.narrow(self.sessions)
        return calendar_response(public_calendar(self, sessions, request), self.slug)
