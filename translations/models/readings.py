"""How often a page was opened, and nothing about who opened it."""

from django.db import models


class ReadingCount(models.Model):
    """How often a page was opened in a language within 28 days.

    The language is that of the address: who gets the German text below /ar/ counts as Arabic.
    """

    translation_key = models.UUIDField("Schlüssel")
    code = models.CharField("Sprache", max_length=16)
    begins_on = models.DateField("Zeitraum ab")
    number = models.PositiveIntegerField("Anzahl")

    class Meta:
        verbose_name = "Lesezahl"
        verbose_name_plural = "Lesezahlen"
        ordering = ["begins_on", "pk"]
        # The table and the queue ask for all texts in the newest two periods.
        indexes = [models.Index(fields=["begins_on", "code"], name="translations_read_recently")]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "code", "begins_on"],
                name="translations_one_reading_count",
            )
        ]

    def __str__(self):
        return f"{self.translation_key} · {self.code} · {self.begins_on}: {self.number}"
