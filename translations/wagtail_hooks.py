"""What translations adds to the admin."""

from django.urls import include, path
from wagtail import hooks

from .hooks import (  # noqa: F401 - they register their hooks
    buttons,
    easy_language,
    german_page,
    guard,
    history,
    menu,
    questions,
    takeover,
)


@hooks.register("register_admin_urls")
def desk_addresses():
    return [path("uebersetzungen/", include("translations.urls"))]
