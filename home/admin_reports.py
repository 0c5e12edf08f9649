"""The barrier reports as the office sees them in the admin."""

from django.utils.html import format_html
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import BarrierReport


class DueColumn(Column):
    """Until when an answer is owed; overdue ones stand out in words, not only in colour."""

    def get_value(self, instance):
        if instance.done_at:
            return "erledigt"
        if instance.is_overdue:
            return format_html("<strong>überfällig seit {}</strong>", f"{instance.due_on:%d.%m.%Y}")
        return f"{instance.due_on:%d.%m.%Y}"


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
    list_display = [
        "__str__",
        "page",
        DueColumn("due_on", label="Antworten bis", sort_key="due_on"),
    ]
    list_filter = ["due_on", "done_at"]
    search_fields = ["message", "page"]
    permission_policy = ReportPolicy(BarrierReport)
