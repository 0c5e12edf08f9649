"""The municipalities (Gemeinden) of the district."""

import difflib
import math
import re
import unicodedata

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel

from ..slugs import GermanSlugInput
from .row_forms import RowForm

# Small words that people write, shorten or leave out: "Immenstadt i. Allgäu", "Markt Oberstdorf".
_SMALL_WORDS = {"a", "am", "an", "bei", "d", "der", "gemeinde", "i", "im", "in", "markt", "stadt"}
# Both spellings of an umlaut become the plain letter: Füssen, Fuessen and Fussen are one place.
_UMLAUTS = [("ae", "a"), ("oe", "o"), ("ue", "u")]
_EARTH_RADIUS_KM = 6371.0


def fold(text: str) -> str:
    """A name as it is compared: small letters, no umlauts, no accents, single spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for written, plain in _UMLAUTS:
        letters = letters.replace(written, plain)
    return " ".join(re.findall(r"\w+", letters))


def name_words(text: str) -> list[str]:
    """The words of a place name that tell it from others."""
    words = fold(text).split()
    return [word for word in words if word not in _SMALL_WORDS] or words


class MunicipalityQuerySet(models.QuerySet):
    """The municipalities in words of the office.

    Searching happens in Python: a district has a few dozen municipalities, and SQLite compares
    umlauts only letter by letter.
    """

    def named(self, words: str) -> list["Municipality"]:
        """Those with exactly this name; else whose words begin so; else that contain it."""
        wanted = name_words(words)
        if not wanted:
            return []
        exact = [place for place in self if place.words == wanted]
        begun = exact or [place for place in self if place.is_begun_by(wanted)]
        part = "".join(wanted)
        if begun or len(part) < 3:
            return begun
        return [place for place in self if part in "".join(place.words)]

    def similar_to(self, words: str, limit: int = 3) -> list["Municipality"]:
        """What somebody may have meant who mistyped a name."""
        by_name = {"".join(place.words): place for place in self}
        close = difflib.get_close_matches("".join(name_words(words)), by_name, limit, 0.6)
        return [by_name[name] for name in close]

    def with_postcode(self, digits: str) -> list["Municipality"]:
        """Those with a postcode that begins with these digits."""
        return [
            place
            for place in self
            if any(postcode.startswith(digits) for postcode in place.postcodes.split())
        ]


class Municipality(models.Model):
    """One municipality with its official key, postcodes and place on the map."""

    key = models.CharField(
        "Amtlicher Gemeindeschlüssel",
        max_length=8,
        unique=True,
        validators=[RegexValidator(r"^\d{8}\Z", "Der Gemeindeschlüssel hat acht Ziffern.")],
        help_text="Acht Ziffern, etwa 09780139.",
    )
    name = models.CharField(
        "Name",
        max_length=100,
        unique=True,
        help_text="So, wie ihn die Gemeinde schreibt, etwa „Immenstadt i. Allgäu“.",
    )
    slug = models.SlugField(
        "Kurzname für Adressen",
        max_length=100,
        unique=True,
        help_text="Steht in der Adresse der Suche, etwa ?gemeinde=immenstadt.",
    )
    postcodes = models.CharField(
        "Postleitzahlen",
        max_length=100,
        validators=[
            RegexValidator(
                r"^[0-9]{5}( [0-9]{5})*\Z",
                "Postleitzahlen haben fünf Ziffern; mehrere trennt ein Leerzeichen.",
            )
        ],
        help_text="Fünf Ziffern; mehrere durch Leerzeichen getrennt.",
    )
    latitude = models.DecimalField(
        "Geografische Breite",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="Etwa 47,51453. Damit findet das Verzeichnis Helferkreise in der Nähe.",
    )
    longitude = models.DecimalField(
        "Geografische Länge",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="Etwa 10,28134.",
    )

    objects = MunicipalityQuerySet.as_manager()

    base_form_class = RowForm
    panels = [
        TitleFieldPanel("name", placeholder=False),
        FieldRowPanel([FieldPanel("key"), FieldPanel("slug", widget=GermanSlugInput)]),
        FieldPanel("postcodes"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
            heading="Lage (Grad)",
        ),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = "Gemeinde"
        verbose_name_plural = "Gemeinden"

    def __str__(self):
        return self.name

    @property
    def words(self) -> list[str]:
        return name_words(self.name)

    def is_begun_by(self, wanted: list[str]) -> bool:
        """Whether each of the words begins one of the name's words."""
        return all(any(word.startswith(part) for word in self.words) for part in wanted)

    def kilometres_to(self, other: "Municipality") -> float | None:
        """The distance as the crow flies; None while one of the two has no coordinates."""
        if self.pk == other.pk:
            return 0.0
        degrees = [self.latitude, self.longitude, other.latitude, other.longitude]
        if None in degrees:
            return None
        south, west, north, east = (math.radians(float(value)) for value in degrees)
        # A district is small enough for a flat map.
        across = (east - west) * math.cos((south + north) / 2)
        return _EARTH_RADIUS_KM * math.hypot(across, north - south)
