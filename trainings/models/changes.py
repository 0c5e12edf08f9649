"""What changed about a published date, kept until everybody who comes has been told."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone


class SessionChange(models.Model):
    """One change of a published date (Terminänderung): how it was before; empty if it is new.

    Written with the change itself, so that nobody stays untold when a process dies in between.
    """

    session = models.ForeignKey(
        "trainings.Session", on_delete=models.CASCADE, related_name="changes"
    )
    before = models.JSONField("Vorher", encoder=DjangoJSONEncoder)
    happened_at = models.DateTimeField("Zeit", default=timezone.now)
    told_at = models.DateTimeField("Mitgeteilt", null=True, blank=True)

    class Meta:
        verbose_name = "Terminänderung"
        verbose_name_plural = "Terminänderungen"
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["session"], name="trainings_change_untold", condition=Q(told_at=None)
            )
        ]

    def __str__(self):
        return f"Änderung {self.pk}"
