"""Press releases (Pressemitteilungen) as the press office publishes them."""

from .index import NewsIndexPage
from .parts import Attachment, Correction, PressPhoto, RelatedRelease
from .releases import PressReleasePage, PressReleaseQuerySet

__all__ = [
    "Attachment",
    "Correction",
    "NewsIndexPage",
    "PressPhoto",
    "PressReleasePage",
    "PressReleaseQuerySet",
    "RelatedRelease",
]
