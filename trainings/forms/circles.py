"""Which circles a form offers."""

from typing import Any

from django.db.models import Q, QuerySet

from ..models import Registration


def published_circles(also: int | None = None) -> QuerySet:
    """The circles one can belong to, by name; and the one that is chosen, should it be offline.

    Their names are the same in every language.
    """
    pages: Any = Registration._meta.get_field("circle").related_model
    circles = pages.objects
    readable = circles.readable().order_by().values("pk")
    return circles.filter(Q(pk__in=readable) | Q(pk=also)).order_by("title")
