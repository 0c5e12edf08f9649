"""What the office sees differently from stock Wagtail while it edits: four eyes, menus, looks."""

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .models import FourEyesApprovalTask


@hooks.register("register_permissions")
def offer_publishing_without_approval():
    return Permission.objects.filter(
        content_type__app_label="core", codename="publish_without_approval"
    )


@hooks.register("after_edit_page")
def keep_approval_at_latest_version(request, page):
    task = page.current_workflow_task
    if not isinstance(task, FourEyesApprovalTask):
        return
    task.move_to_latest_revision(page.current_workflow_task_state)
    if request.POST.get("workflow-action-name") == "approve":
        messages.warning(
            request,
            "Noch nicht freigegeben: Der Text wurde während der Prüfung geändert. Die Änderung "
            "ist gespeichert; wer sie nicht selbst geschrieben hat, kann sie freigeben.",
        )


@hooks.register("insert_global_admin_css")
def office_look():
    return format_html('<link rel="stylesheet" href="{}">', static("admin/office.css"))


@hooks.register("construct_help_menu")
def no_links_to_foreign_manuals(request, items):
    items[:] = [item for item in items if not item.url.startswith("http")]
