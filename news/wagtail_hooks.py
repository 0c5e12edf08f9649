"""What news adds to the admin."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from .models import PressReleasePage
from .models.rules import pictures_without_credit


@hooks.register("before_edit_page")
def say_what_lacks_a_credit(request: HttpRequest, page: Page) -> None:
    """A draft is stored without it; who opens the draft reads what is still to be done."""
    if request.method != "GET" or not isinstance(page, PressReleasePage):
        return
    pictures = pictures_without_credit(page)
    if not pictures:
        return
    titles = ", ".join(f"„{picture.title}“" for picture in pictures)
    messages.warning(
        request,
        "Zum Einreichen und Veröffentlichen fehlt noch der Bildnachweis von "
        f"{titles}. Tragen Sie ihn beim Bild ein oder wählen Sie ein anderes Bild.",
        buttons=[_way_to(picture) for picture in pictures],
    )


def _way_to(picture) -> tuple:
    address = reverse("wagtailimages:edit", args=[picture.pk])
    return messages.button(address, f"„{picture.title}“ bearbeiten", new_window=True)
