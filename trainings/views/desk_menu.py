"""The menu entry "Anmeldungen" of the administration."""

from django.urls import reverse
from wagtail.admin.menu import MenuItem


class DeskMenuItem(MenuItem):
    """Shown to who may see participants at all."""

    def is_shown(self, request):
        return request.user.has_perm("trainings.view_registration")


def statistics_menu_item() -> DeskMenuItem:
    return DeskMenuItem(
        "Schulungen in Zahlen",
        reverse("trainings_desk:statistics"),
        name="trainings-statistics",
        icon_name="table",
        order=650,
    )


def desk_menu_item() -> DeskMenuItem:
    return DeskMenuItem(
        "Anmeldungen",
        reverse("trainings_desk:index"),
        name="trainings-desk",
        icon_name="clipboard-list",
        order=205,
    )
