"""What home adds to the admin: the first steps on a new site, the barrier reports."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin_reports import BarrierReportViewSet
from .first_steps import FirstStepsPanel

register_snippet(BarrierReportViewSet)


@hooks.register("construct_homepage_panels")
def show_first_steps(request, panels):
    if request.user.has_perm("core.change_sitesettings") and request.user.has_perm(
        "core.change_user"
    ):
        panels.append(FirstStepsPanel())
