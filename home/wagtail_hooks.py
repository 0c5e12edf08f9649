"""What home adds to Wagtail: the start page of everybody, the barrier reports, held back files."""

from django.http import Http404
from wagtail import hooks
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel
from wagtail.snippets.models import register_snippet

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
    # Ours also lists drafts, and says why something came back.
    panels[:] = [p for p in panels if not isinstance(p, UserObjectsInWorkflowModerationPanel)]
    panels += desk_panels()


@hooks.register("before_serve_document")
def hold_back_documents(document, request):
    """Document addresses are numbered: whoever counts would read what a release keeps back."""
    if is_held_back(document) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404("Das Dokument ist noch nicht veröffentlicht.")
