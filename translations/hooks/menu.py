"""The way to the desk: an entry of the main menu with the number of what waits."""

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from ..queue import number_of_open_items
from ..rights import languages_of, may_request
from ..views.people import DeskRequest


class DeskMenuItem(MenuItem):
    """Translators come to their queue, whoever writes German to the table."""

    def is_shown(self, request: DeskRequest) -> bool:
        return bool(languages_of(request.user)) or may_request(request.user)

    def render_component(self, request: DeskRequest) -> LinkMenuItem:
        number = number_of_open_items(request.user) if languages_of(request.user) else 0
        label = f"{self.label} ({number})" if number else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


@hooks.register("register_admin_menu_item")
def show_the_desk() -> DeskMenuItem:
    return DeskMenuItem(
        "Übersetzungen",
        reverse("translations:queue"),
        name="translations-desk",
        icon_name="globe",
        order=203,
    )
