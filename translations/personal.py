"""What is about people and goes to no machine elsewhere: names, mail addresses, phone numbers."""

import re

from django.db import models
from django.utils.html import strip_tags
from wagtail_localize.models import TranslationSource

from core.models import Contact

from .labels import Labels
from .segments import Segment

# Rows that are about a person altogether.
PERSONAL: tuple[type[models.Model], ...] = (Contact,)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
# From the zero or the plus on seven digits; dates and hours have dots and colons between theirs.
_PHONE = re.compile(r"(?<!\d)(?:\+|0)(?:[\s/()\u2013\u00a0-]{0,3}\d){6,}")
_CALLED = re.compile(r"\b(?:Tel|Telefon|Mobil|Handy|Fax|Durchwahl)\b[^\d\n]{0,20}\d{3}", re.I)


def about_people(source: TranslationSource, segments: list[Segment]) -> set[int]:
    """The numbers of those pieces that no machine elsewhere gets to see."""
    model = source.specific_content_type.model_class()
    if issubclass(model, PERSONAL):
        return {segment.pk for segment in segments}
    labels = Labels(source)
    return {
        segment.pk
        for segment in segments
        if _is_declared(model, labels, segment.path) or names_a_way_to_somebody(segment.german)
    }


def names_a_way_to_somebody(german: str) -> bool:
    """Whether there is a mail address or the number of a phone in this sentence."""
    text = strip_tags(german)
    return any(pattern.search(text) for pattern in (_MAIL, _PHONE, _CALLED))


def _is_declared(model: type[models.Model], labels: Labels, path: str) -> bool:
    """Page classes and blocks name their fields about people in `personal`."""
    if path.split(".")[0] in getattr(model, "personal", ()):
        return True
    around, _dot, name = path.rpartition(".")
    return bool(around) and name in getattr(labels.block_at(around), "personal", ())
