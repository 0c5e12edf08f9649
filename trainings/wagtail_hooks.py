"""What the trainings add to the administration."""

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.urls import include, path
from django.utils import timezone
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from .exports import EXPORT_ACTION
from .models import TrainingPage
from .views.desk_menu import desk_menu_item, statistics_menu_item
from .views.desk_today import panels_for
from .views.telling import say_who_is_told
from .views.withdrawal import ask_before_unpublishing, refuse_to_delete
from .viewsets import book_viewset

RIGHTS_ON_REGISTRATIONS = [
    "view_registration",
    "change_registration",
    "view_accessneed",
    "add_announcement",
]


@hooks.register("register_admin_viewset")
def register_books():
    return book_viewset


@hooks.register("register_admin_urls")
def open_the_desk():
    return [
        path("anmeldungen/", include("trainings.urls.desk")),
        path("schulungen/", include("trainings.urls.dates")),
    ]


@hooks.register("register_admin_menu_item")
def show_the_desk():
    return desk_menu_item()


@hooks.register("construct_homepage_panels")
def show_what_waits(request, panels):
    panels += panels_for(request.user)


@hooks.register("register_reports_menu_item")
def show_the_statistics():
    return statistics_menu_item()


@hooks.register("before_delete_page")
def keep_registrations(request, page):
    return refuse_to_delete(request, [page])


@hooks.register("before_unpublish_page")
def think_of_who_is_registered(request, page):
    return ask_before_unpublishing(request, [page])


@hooks.register("before_bulk_action")
def think_of_all_of_them(request, action_type, objects, action):
    what = {"delete": refuse_to_delete, "unpublish": ask_before_unpublishing}.get(action_type)
    if what and objects and isinstance(objects[0], Page):
        return what(request, objects)
    return None


@hooks.register("register_permissions")
def offer_rights_on_registrations():
    """The office may give them to a group of its own."""
    return Permission.objects.filter(
        content_type__app_label="trainings", codename__in=RIGHTS_ON_REGISTRATIONS
    )


@hooks.register("register_log_actions")
def name_exports(actions):
    """The history of a training says who took which list of participants."""

    @actions.register_action(EXPORT_ACTION)
    class ExportFormatter(LogFormatter):
        label = "Liste heruntergeladen"

        def format_message(self, log_entry):
            return f"Heruntergeladen: {log_entry.data.get('what', 'Liste')}"


@hooks.register("after_publish_page")
def say_what_follows(request, page):
    if isinstance(page, TrainingPage) and page.language.is_source:
        say_who_is_told(request, page)


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
