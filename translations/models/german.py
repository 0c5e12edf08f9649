"""What the German text said when: the measure of every translation."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class GermanVersion(models.Model):
    """A German wording that was published: a page or a row whose text changed.

    `digest` stands for the whole text. A wording that comes back has the digest it had.
    """

    translation_key = models.UUIDField("Schlüssel")
    digest = models.UUIDField("Prüfsumme des Textes")
    words = models.PositiveIntegerField("Wörter", default=0)
    published_at = models.DateTimeField("Veröffentlicht", default=timezone.now)
    is_small_correction = models.BooleanField("Kleine Korrektur", default=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "Deutsche Fassung"
        verbose_name_plural = "Deutsche Fassungen"
        ordering = ["published_at", "pk"]
        indexes = [
            models.Index(
                fields=["translation_key", "published_at"], name="translations_german_versions"
            )
        ]

    def __str__(self):
        return f"{self.translation_key} vom {self.published_at:%d.%m.%Y}"
