"""The barrier reports as the office sees them in the admin."""

from django.utils import timezone
from django.utils.html import format_html
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import BarrierReport


class DayColumn(Column):
    """A day, without the time."""

    def get_value(self, instance):
        return f"{super().get_value(instance):%d.%m.%Y}"


class StateColumn(Column):
    """Whether an answer is owed; overdue ones stand out in words, not only in colour."""

    def get_value(self, instance):
        if instance.done_at:
            return f"erledigt am {timezone.localdate(instance.done_at):%d.%m.%Y}"
        if instance.is_overdue:
            return format_html("<strong>überfällig seit {}</strong>", f"{instance.due_on:%d.%m.%Y}")
        return "offen"


class ReportPolicy(ModelPermissionPolicy):
    """Reports come from readers: nobody in the office writes one."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return super().user_has_any_permission(user, set(actions) - {"add"})


class BarrierReportViewSet(SnippetViewSet):
    """List and answer; the ones that wait longest come first."""

    model = BarrierReport
    icon = "warning"
    menu_label = "Barriere-Meldungen"
    menu_order = 800
    add_to_admin_menu = True
    # The first column says when the report came.
    list_display = [
        "__str__",
        "page",
        DayColumn("due_on", label="Antworten bis", sort_key="due_on"),
        StateColumn("done_at", label="Stand", sort_key="done_at"),
    ]
    list_filter = ["due_on", "done_at"]
    search_fields = ["message", "page"]
    permission_policy = ReportPolicy(BarrierReport)

    def register_chooser_viewset(self):
        """No page refers to a report; the dialog would open for whoever may sign in."""
