"""Which circles a form offers."""

from typing import Any

from django.db.models import Q, QuerySet

from core.frame import Frame, current_frame
from core.languages import active_language

from ..models import Registration

Choice = tuple[str, str]

_kept: dict[str, tuple[Frame, list[Choice]]] = {}


def published_circles(also: int | None = None) -> QuerySet:
    """The circles one can belong to, by name; and the one that is chosen, should it be offline.

    Their names are the same in every language.
    """
    pages: Any = Registration._meta.get_field("circle").related_model
    circles = pages.objects
    readable = circles.readable().order_by().values("pk")
    return circles.filter(Q(pk__in=readable) | Q(pk=also)).order_by("title")


def circle_choices(request) -> list[Choice]:
    """Number and name of the published circles.

    A change of a page makes the frame new, and with it the choices: they are read as seldom
    as the menu is.
    """
    frame = current_frame(request)
    code = active_language().code
    known = _kept.get(code)
    if known and known[0] is frame:
        return known[1]
    rows = published_circles().values_list("pk", "title")
    choices = [(str(pk), title) for pk, title in rows]
    if frame is not None:
        _kept[code] = (frame, choices)
    return choices
