"""What is about people and goes to no machine elsewhere: names, addresses, numbers."""

import re
import unicodedata
from collections.abc import Collection

from django.conf import settings
from django.db import models
from wagtail_localize.models import TranslationSource

from core.models import Contact

from .labels import Labels
from .plain_text import plain
from .segments import Segment

# Rows that are about a person altogether.
PERSONAL: tuple[type[models.Model], ...] = (Contact,)
# Also as people write it against robots: name(at)example.org, name [at] example (dot) org.
_AT = r"\s?[(\[{]\s?(?:at|ät)\s?[)\]}]\s?"
_MAIL = re.compile(rf"(?<![^\s@])[^\s@]+@[^\s@]+\.\w{{2,}}|\w(?:{_AT})\w", re.I)
# From the plus on seven digits, whatever is between them.
_ABROAD = r"\+(?:[\s/().\u00b7-]{0,3}\d){7,}"
# From the zero too; dates and hours have dots and colons between theirs, and two digits in front.
_FROM_ZERO = r"(?<!\d)0(?:[\s/()-]{0,3}\d){6,}|(?<![\d.])0\d{2,4}\.\d{3,}"
# Without the zero: 8321/612-115; never two years.
_WITHOUT_ZERO = r"(?<![\d/.])(?!(?:19|20)\d\d\s?/)\d{3,5}\s?/\s?\d(?:[\s-]?\d){2,}"
# A number nobody can read is one of a person or an account: Steuer-ID, wa.me/49171…
_PHONE = re.compile(rf"{_ABROAD}|{_FROM_ZERO}|{_WITHOUT_ZERO}|\d{{9,}}")
_CALLED = re.compile(
    r"(?:\b(?:Tel|Telefon|Telefax|Fax|Fon|Mobil|Handy|Ruf|Durchwahl|Whatsapp|Signal)"
    r"(?:nummern?|nr)?\b|[\u260e\u2706\U0001f4de\U0001f4f1])[^\d\n]{0,20}\d(?:[\s/-]?\d){2}",
    re.I,
)
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b", re.I)
# "Frau Muster", "Herrn Dr. Beispiel"; never "Frau und Mann".
_ADDRESSED = re.compile(r"\b(?:Frau|Herrn?|Dr\.|Prof\.)\s+(?:[A-ZÄÖÜ][\w-]*\.?\s+)*[A-ZÄÖÜ]\w+")
_DASHES = re.compile("[\u00ad\u2010-\u2015\u2212]")


def about_people(source: TranslationSource, segments: list[Segment]) -> set[int]:
    """The numbers of those pieces that no machine elsewhere gets to see."""
    model = source.specific_content_type.model_class()
    if issubclass(model, PERSONAL):
        return {segment.pk for segment in segments}
    labels, names = Labels(source), _known_names()
    return {
        segment.pk
        for segment in segments
        if _is_declared(model, labels, segment.path)
        or names_a_way_to_somebody(segment.german)
        or names_somebody(segment.german, names)
    }


def names_a_way_to_somebody(german: str) -> bool:
    """Whether there is a mail address, or the number of a phone or an account, in this sentence."""
    text = _as_read(german)
    return any(pattern.search(text) for pattern in (_MAIL, _PHONE, _CALLED, _ACCOUNT))


def names_somebody(german: str, names: Collection[str] = ()) -> bool:
    """Whether a person is addressed in this sentence, or stands there by one of these names."""
    text = _as_read(german)
    if _ADDRESSED.search(text):
        return True
    folded = text.casefold()
    return any(name in folded for name in names)


def _as_read(german: str) -> str:
    """The sentence in one spelling: wide letters, narrow spaces and long dashes are no way out."""
    text = unicodedata.normalize("NFKC", plain(german))
    return " ".join(_DASHES.sub("-", text).split())


def _known_names() -> set[str]:
    """The contacts of the site by first and last name; one word may be any word."""
    names = Contact.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    spelled = (_as_read(name).casefold() for name in names.values_list("name", flat=True))
    return {name for name in spelled if " " in name}


def _is_declared(model: type[models.Model], labels: Labels, path: str) -> bool:
    """Page classes and blocks name their fields about people in `personal`."""
    if path.split(".")[0] in getattr(model, "personal", ()):
        return True
    around, _dot, name = path.rpartition(".")
    return bool(around) and name in getattr(labels.block_at(around), "personal", ())
