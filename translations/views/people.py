"""The request of somebody who is signed in, as every page of the desk gets it."""

from django.http import HttpRequest

from core.models import User


class DeskRequest(HttpRequest):
    """Wagtail lets nobody in whom it does not know."""

    user: User  # type: ignore[assignment]  # it has no other users
