"""The addresses below a training."""

from django.shortcuts import redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin, path


class TrainingRoutes(RoutablePageMixin):
    """What stands below the address of a training: its dates as a file, the way to the form."""

    @path("kalender.ics/", name="calendar_file")
    def calendar_file(self, request):
        """The dates of this training for a calendar program."""
        from ..ical import calendar_response, training_calendar

        return calendar_response(training_calendar(self, request), self.slug)

    @path("anmelden/", name="sign_up")
    def sign_up(self, request):
        """An address that can be told before the seats have one; it stays when they change."""
        from ..reading import sign_up_address

        return redirect(sign_up_address(self))
