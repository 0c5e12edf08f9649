"""Circles as lists: whom they serve, how near they are, how a reader sees them."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F

from core.models import Municipality, SitePageQuerySet
from core.reading import in_language

from .focus import FocusName

if TYPE_CHECKING:
    from .circle import CirclePage

_PLACE = ["pk", "name", "latitude", "longitude"]


class CirclePageQuerySet(SitePageQuerySet):
    """Circles in words of the office."""

    def serving(self, places):
        """Those that serve at least one of these municipalities."""
        return self.filter(municipalities__in=places).distinct()

    def with_focus(self, slug: str):
        return self.filter(focus_areas__slug=slug).distinct()

    def for_cards(self):
        """With what a card shows, and without the running text it does not."""
        return self.defer_streamfields().prefetch_related("municipalities", "focus_areas")

    def nearest_to(self, places: Iterable[Municipality], limit: int = 3) -> list["CirclePage"]:
        """Those whose municipalities are closest to these, nearest first.

        One query, whose rows are pairs of circle and municipality; each circle carries the
        name of the nearest one as `nearest_place` and the way there as `kilometres`.
        """
        pairs = self.defer_streamfields().annotate(
            **{f"place_{field}": F(f"municipalities__{field}") for field in _PLACE}
        )
        nearest = {}
        for circle in pairs:
            place = Municipality(**{field: getattr(circle, f"place_{field}") for field in _PLACE})
            circle.nearest_place = place.name
            circle.kilometres = min(
                (way for there in places if (way := place.kilometres_to(there)) is not None),
                default=math.inf,
            )
            known = nearest.setdefault(circle.pk, circle)
            if circle.kilometres < known.kilometres:
                nearest[circle.pk] = circle
        reachable = [circle for circle in nearest.values() if circle.kilometres < math.inf]
        return sorted(reachable, key=lambda circle: (circle.kilometres, circle.title))[:limit]


def circles_in_language(
    circles: Iterable["CirclePage"], names: dict[UUID, FocusName]
) -> list["CirclePage"]:
    """The circles as a reader of the active language sees them, each with its `focus` in words."""
    readings = in_language(circles)
    for reading in readings:
        keys = [area.translation_key for area in reading.source.focus_areas.all()]
        reading.focus = [name for key, name in names.items() if key in keys]
    return readings
