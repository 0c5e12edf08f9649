"""The seats of a training: numbers that change while the page stays as it is."""

from django.db import models
from django.db.models import F, Q


class RegistrationBook(models.Model):
    """Seats and waiting list of what can be booked: a training, or one date of a series.

    Belongs to the German page; a draft of the page never changes it.
    """

    training = models.ForeignKey(
        "trainings.TrainingPage",
        verbose_name="Schulung",
        on_delete=models.CASCADE,
        related_name="books",
    )
    session = models.OneToOneField(
        "trainings.Session",
        verbose_name="Termin",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="book",
        help_text="Nur bei Reihen, deren Termine einzeln gebucht werden.",
    )
    capacity = models.PositiveSmallIntegerField("Plätze", default=20)
    seats_taken = models.PositiveSmallIntegerField("Belegte Plätze", default=0, editable=False)
    waiting_capacity = models.PositiveSmallIntegerField("Plätze auf der Warteliste", default=10)
    waiting_count = models.PositiveSmallIntegerField(
        "Auf der Warteliste", default=0, editable=False
    )
    opens_at = models.DateTimeField("Anmeldung ab", null=True, blank=True)
    closes_at = models.DateTimeField("Anmeldung bis", null=True, blank=True)

    class Meta:
        verbose_name = "Plätze"
        verbose_name_plural = "Plätze"
        constraints = [
            models.CheckConstraint(
                condition=Q(seats_taken__lte=F("capacity")), name="trainings_book_not_oversold"
            ),
            models.UniqueConstraint(
                fields=["training"],
                condition=Q(session__isnull=True),
                name="trainings_book_one_per_training",
            ),
        ]

    def __str__(self):
        return f"{self.training}: {self.capacity} Plätze"

    @property
    def seats_free(self) -> int:
        return self.capacity - self.seats_taken

    @property
    def is_full(self) -> bool:
        return self.seats_free == 0
