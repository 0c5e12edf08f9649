"""Messages of the coordinator to the people of a training."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone


class Announcement(models.Model):
    """A message (Nachricht an Teilnehmende): its words by language, to whom, and when.

    `texts` is {"de": {"subject": "…", "message": "…"}, "ar": {…}}; German is always there.
    """

    training = models.ForeignKey(
        "trainings.TrainingPage", on_delete=models.CASCADE, related_name="announcements"
    )
    submission_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    texts = models.JSONField("Texte", default=dict)
    recipients = models.PositiveIntegerField("Empfänger", default=0)
    sent_at = models.DateTimeField("Gesendet", default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "Nachricht an Teilnehmende"
        verbose_name_plural = "Nachrichten an Teilnehmende"
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return self.texts.get(settings.LANGUAGE_CODE, {}).get("subject", f"Nachricht {self.pk}")
