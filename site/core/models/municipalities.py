"""The municipalities (Gemeinden) of the district."""

from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class MunicipalityQuerySet(models.QuerySet):
    def matching(self, words: str):
        """Municipalities whose name contains the words, or one of whose postcodes begins so."""
        words = words.strip()
        if words.isdigit():
            return self.filter(postcodes__regex=rf"(^| ){words}")
        return self.filter(name__icontains=words)


class Municipality(models.Model):
    """One municipality with its official key, postcodes and place on the map."""

    key = models.CharField(
        "Amtlicher Gemeindeschlüssel",
        max_length=8,
        unique=True,
        validators=[RegexValidator(r"^\d{8}\Z", "Der Gemeindeschlüssel hat acht Ziffern.")],
        help_text="Acht Ziffern, etwa 09780139.",
    )
    name = models.CharField("Name", max_length=100, unique=True)
    slug = models.SlugField("Kurzname für Adressen", max_length=100, unique=True)
    postcodes = models.CharField(
        "Postleitzahlen",
        max_length=100,
        validators=[
            RegexValidator(
                r"^\d{5}( \d{5})*\Z",
                "Postleitzahlen haben fünf Ziffern; mehrere trennt ein Leerzeichen.",
            )
        ],
        help_text="Fünf Ziffern; mehrere durch Leerzeichen getrennt.",
    )
    latitude = models.DecimalField(
        "Geografische Breite", max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        "Geografische Länge", max_digits=8, decimal_places=5, null=True, blank=True
    )

    objects = MunicipalityQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("key"), FieldPanel("slug")]),
        FieldPanel("postcodes"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = "Gemeinde"
        verbose_name_plural = "Gemeinden"

    def __str__(self):
        return self.name
