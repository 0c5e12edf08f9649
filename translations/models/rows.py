"""Review of what is no page: topics, focus areas, contacts, the words of the frame."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class RowReview(models.Model):
    """A translated row that was handed in; Wagtail's workflow knows pages only.

    A row has no draft: its words wait with the translation until somebody approves them.
    """

    translation = models.OneToOneField(
        "wagtail_localize.Translation", on_delete=models.CASCADE, related_name="row_review"
    )
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    handed_in_at = models.DateTimeField("Eingereicht", default=timezone.now)
    sent_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_back_at = models.DateTimeField("Zurückgegeben", null=True)
    comment = models.TextField("Kommentar", blank=True)

    class Meta:
        verbose_name = "Prüfung"
        verbose_name_plural = "Prüfungen"

    def __str__(self):
        return f"Prüfung {self.pk}"
