"""Requests for so many texts that the worker takes them one by one."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone


class BulkRequest(models.Model):
    """A request (Sammelauftrag) for a whole section or selection, taken text by text.

    `worked_at` is when somebody last worked on it or tried to: a request that is silent for long
    was interrupted.
    """

    # The same form sent twice is one request.
    sent_as = models.UUIDField(default=uuid4, unique=True, editable=False)
    codes = models.JSONField("Sprachen")
    wanted_by = models.DateField("Bis", null=True, blank=True)
    note = models.CharField("Hinweis", max_length=300, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    requested_at = models.DateTimeField("Erteilt", default=timezone.now)
    worked_at = models.DateTimeField("Zuletzt bearbeitet", default=timezone.now)
    finished_at = models.DateTimeField("Fertig", null=True, blank=True)

    class Meta:
        verbose_name = "Sammelauftrag"
        verbose_name_plural = "Sammelaufträge"
        ordering = ["-requested_at", "-pk"]

    def __str__(self):
        return f"{self.requested_at:%d.%m.%Y %H:%M} · {', '.join(self.codes)}"


class BulkRequestText(models.Model):
    """One text of it: done, failed with a reason, or still to come.

    `asked` holds the languages it was asked for in: those in which it was not current yet.
    """

    bulk = models.ForeignKey(BulkRequest, on_delete=models.CASCADE, related_name="texts")
    translation_key = models.UUIDField("Schlüssel")
    title = models.CharField("Titel", max_length=255)
    done_at = models.DateTimeField("Erledigt", null=True, blank=True)
    problem = models.CharField("Grund", max_length=300, blank=True)
    asked = models.JSONField("Beauftragt", default=list, blank=True)
    is_told = models.BooleanField("Gemeldet", default=False)

    class Meta:
        verbose_name = "Text eines Sammelauftrags"
        verbose_name_plural = "Texte eines Sammelauftrags"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bulk", "translation_key"], name="translations_one_text_in_bulk"
            )
        ]

    def __str__(self):
        return self.title
