"""What home adds to Wagtail: the start page of everybody, the barrier reports, held back files."""

from django.http import Http404
from wagtail import hooks
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.snippets.models import register_snippet

from translations.rights import may_request

from .admin_reports import BarrierReportViewSet
from .desk import desk_panels
from .findable import is_held_back
from .first_steps import FirstStepsPanel

register_snippet(BarrierReportViewSet)


@hooks.register("construct_homepage_panels")
def show_first_steps(request, panels):
    if request.user.has_perm("core.change_sitesettings") and request.user.has_perm(
        "core.change_user"
    ):
        panels.append(FirstStepsPanel())


@hooks.register("construct_homepage_panels")
def show_own_work(request, panels):
    # Ours also lists drafts and says why something came back; Wagtail's ask for each row anew.
    replaced = [UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel]
    if not may_request(request.user):
        # Translators work at their desk, which these know nothing of.
        replaced += [RecentEditsPanel, LockedPagesPanel]
    panels[:] = [panel for panel in panels if not isinstance(panel, tuple(replaced))]
    panels += desk_panels(request.user)


@hooks.register("construct_homepage_summary_items", order=1000)
def leave_numbers_out(request, items):
    # How many pages and pictures there are tells nobody what to do, and the menu leads there.
    items.clear()


@hooks.register("before_serve_document")
def hold_back_documents(document, request):
    """Document addresses are numbered: whoever counts would read what a release keeps back."""
    if is_held_back(document) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404("Das Dokument ist noch nicht veröffentlicht.")
