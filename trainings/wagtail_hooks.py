"""What the trainings add to the administration."""

from django.contrib import messages
from django.urls import include, path
from django.utils import timezone
from wagtail import hooks

from .models import TrainingPage
from .viewsets import book_viewset


@hooks.register("register_admin_viewset")
def register_books():
    return book_viewset


@hooks.register("register_admin_urls")
def open_the_desk():
    return [path("anmeldungen/", include("trainings.urls.desk"))]


@hooks.register("after_publish_page")
def warn_when_over(request, page):
    """A date in the past may be meant (the archive) or be a slip of the year."""
    if not isinstance(page, TrainingPage) or not page.language.is_source:
        return
    now = timezone.now()
    sessions = list(page.sessions.all())
    if sessions and all(session.ends_at <= now for session in sessions):
        messages.warning(
            request,
            f"Alle Termine von „{page.title}“ liegen in der Vergangenheit. "
            "Die Schulung steht nur im Archiv.",
        )
