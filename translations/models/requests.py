"""What the press office wants in which language, and until when."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone


class TranslationRequest(models.Model):
    """A wish (Auftrag): this text in this language, until a day or without one.

    `is_wanted` false means that the office decided against this language.
    """

    translation_key = models.UUIDField("Schlüssel")
    locale = models.ForeignKey("wagtailcore.Locale", on_delete=models.CASCADE, related_name="+")
    is_wanted = models.BooleanField("Gewünscht", default=True)
    wanted_by = models.DateField("Bis", null=True, blank=True)
    note = models.CharField("Hinweis", max_length=300, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    requested_at = models.DateTimeField("Erteilt", default=timezone.now)

    class Meta:
        verbose_name = "Übersetzungsauftrag"
        verbose_name_plural = "Übersetzungsaufträge"
        ordering = ["wanted_by", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="translations_one_request"
            )
        ]

    def __str__(self):
        return f"{self.translation_key} · {self.locale}"


class SectionLanguages(models.Model):
    """Into which language new pages of a section are translated, and within how many days."""

    section = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name="Bereich"
    )
    locale = models.ForeignKey(
        "wagtailcore.Locale", on_delete=models.CASCADE, related_name="+", verbose_name="Sprache"
    )
    days = models.PositiveSmallIntegerField(
        "Frist in Tagen", null=True, blank=True, validators=[MaxValueValidator(365)]
    )

    class Meta:
        verbose_name = "Sprache eines Bereichs"
        verbose_name_plural = "Sprachen der Bereiche"
        ordering = ["section", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["section", "locale"], name="translations_one_default")
        ]

    def __str__(self):
        return f"{self.section} · {self.locale}"
