"""The volunteer circles (Helferkreise) of the district."""

from .circle import CirclePage, CirclePageQuerySet, this_year
from .focus import FocusArea
from .index import CircleIndexPage

__all__ = ["CircleIndexPage", "CirclePage", "CirclePageQuerySet", "FocusArea", "this_year"]
