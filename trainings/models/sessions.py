"""The dates (Termine) of a training."""

import uuid

from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from ..choices import SessionStatus


class Session(Orderable):
    """One date of a training: when and where.

    Rows belong to the German page; other languages read them from there.
    """

    training = ParentalKey(
        "trainings.TrainingPage", related_name="sessions", on_delete=models.CASCADE
    )
    uid = models.UUIDField("Kennung im Kalender", default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField("Fassung im Kalender", default=0, editable=False)
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende")
    status = models.CharField(
        "Status", max_length=20, choices=SessionStatus, default=SessionStatus.SCHEDULED
    )
    is_online = models.BooleanField("Online", default=False)
    place_name = models.CharField("Ort", max_length=120, blank=True)
    street = models.CharField("Straße und Hausnummer", max_length=120, blank=True)
    postcode = models.CharField("Postleitzahl", max_length=5, blank=True)
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name="Gemeinde",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    directions = models.CharField("Anfahrt", max_length=300, blank=True)
    note = models.CharField("Hinweis", max_length=200, blank=True)
    changed_at = models.DateTimeField("Zuletzt geändert", auto_now=True)

    class Meta(Orderable.Meta):
        verbose_name = "Termin"
        verbose_name_plural = "Termine"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="trainings_session_ends_after_start"
            )
        ]
