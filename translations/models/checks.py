"""Warnings of the check that somebody looked at and found in order."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class ConfirmedWarning(models.Model):
    """A warning at one piece that may stay, and why.

    It holds for this German sentence and these words; when one of them changes, the warning
    is back.
    """

    translation = models.ForeignKey(
        "wagtail_localize.Translation", on_delete=models.CASCADE, related_name="+"
    )
    context = models.ForeignKey(
        "wagtail_localize.TranslationContext", on_delete=models.CASCADE, related_name="+"
    )
    string = models.ForeignKey(
        "wagtail_localize.String", on_delete=models.CASCADE, related_name="+"
    )
    words = models.TextField("Übersetzung")
    rule = models.CharField("Regel", max_length=20)
    text = models.CharField("Warnung", max_length=500)
    reason = models.CharField("Grund", max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField("Bestätigt", default=timezone.now)

    class Meta:
        verbose_name = "Bestätigte Warnung"
        verbose_name_plural = "Bestätigte Warnungen"
        ordering = ["at", "pk"]

    def __str__(self):
        return self.text
