"""What circles add to the admin."""

from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.master_data import MENU_HOOK
from core.models import Municipality

from .models import CirclePage, FocusArea


class FocusAreaViewSet(SnippetViewSet):
    """What circles do."""

    model = FocusArea
    icon = "pick"
    menu_label = "Schwerpunkte"
    menu_hook = MENU_HOOK
    menu_order = 10
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    base_url_path = "stammdaten/schwerpunkte"


register_snippet(FocusAreaViewSet)


@hooks.register("before_delete_snippet")
def keep_served_municipalities(request, instances):
    """A circle whose municipality disappeared would be found by nobody."""
    for place in instances:
        if not isinstance(place, Municipality):
            continue
        circles = CirclePage.objects.german().serving([place])
        if circles.exists():
            names = ", ".join(circle.title for circle in circles)
            messages.error(
                request, f"„{place}“ bleibt, denn diese Helferkreise gehören dazu: {names}."
            )
            return redirect(Municipality.snippet_viewset.get_url_name("list"))
    return None
