"""The seats of a training: numbers that change while the page stays as it is."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from ..choices import SessionStatus


class RegistrationBookQuerySet(models.QuerySet):
    """Books in words of the office; `now` is for tests, the clock otherwise."""

    def with_free_seats(self):
        """Books with a seat for a newcomer: whoever waits comes first."""
        return self.filter(seats_taken__lt=F("capacity"), waiting_count=0)

    def open_for_registration(self, now: datetime | None = None):
        """Books that take names now, for a seat or for the waiting list."""
        now = now or timezone.now()
        return (
            self.filter(Q(opens_at=None) | Q(opens_at__lte=now))
            .filter(Q(closes_at=None) | Q(closes_at__gt=now))
            .filter(
                Q(seats_taken__lt=F("capacity"), waiting_count=0)
                | Q(waiting_count__lt=F("waiting_capacity"))
            )
            .filter(_unit_is_still_to_come(now))
        )


def _unit_is_still_to_come(now: datetime) -> Q:
    """Nothing of what the book covers has begun, and something of it takes place."""
    sessions = RegistrationBook._meta.get_field("session").related_model.objects
    dates = sessions.filter(training=OuterRef("training")).taking_place()
    one = Q(session__starts_at__gt=now) & ~Q(session__status=SessionStatus.CANCELLED)
    whole = Q(Exists(dates)) & ~Q(Exists(dates.filter(starts_at__lte=now)))
    return Q(session__isnull=False) & one | Q(session__isnull=True) & whole


class RegistrationBook(models.Model):
    """Seats and waiting list of what can be booked: a training, or one date of a series.

    Belongs to the German page; a draft of the page never changes it.
    """

    training = models.ForeignKey(
        "trainings.TrainingPage",
        verbose_name="Schulung",
        on_delete=models.CASCADE,
        related_name="books",
        editable=False,
    )
    session = models.OneToOneField(
        "trainings.Session",
        verbose_name="Termin",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="book",
        editable=False,
        help_text="Nur bei Reihen, deren Termine einzeln gebucht werden.",
    )
    capacity = models.PositiveSmallIntegerField(
        "Plätze", default=20, help_text="So viele Menschen können teilnehmen."
    )
    seats_taken = models.PositiveSmallIntegerField("Belegte Plätze", default=0, editable=False)
    waiting_capacity = models.PositiveSmallIntegerField(
        "Plätze auf der Warteliste", default=10, help_text="0 heißt: keine Warteliste."
    )
    waiting_count = models.PositiveSmallIntegerField(
        "Auf der Warteliste", default=0, editable=False
    )
    opens_at = models.DateTimeField(
        "Anmeldung ab", null=True, blank=True, help_text="Leer: sofort."
    )
    closes_at = models.DateTimeField(
        "Anmeldung bis", null=True, blank=True, help_text="Leer: bis zum Beginn der Schulung."
    )

    objects = RegistrationBookQuerySet.as_manager()

    # What the coordinator sets; everything else belongs to the registrations.
    editable_fields = ["capacity", "waiting_capacity", "opens_at", "closes_at"]
    panels = [
        FieldRowPanel([FieldPanel("capacity"), FieldPanel("waiting_capacity")]),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
    ]

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
        if self.session_id is None:
            return self.training.title
        start = timezone.localtime(self.session.starts_at)
        return f"{self.training.title}, {date_format(start, 'SHORT_DATE_FORMAT')}"

    def clean(self):
        super().clean()
        errors = {}
        if self.capacity is not None and self.capacity < self.seats_taken:
            errors["capacity"] = (
                f"Es sind schon {self.seats_taken} Plätze vergeben. Weniger Plätze gehen nicht."
            )
        if self.waiting_capacity is not None and self.waiting_capacity < self.waiting_count:
            errors["waiting_capacity"] = (
                f"Es warten schon {self.waiting_count} Personen. "
                "Eine kürzere Warteliste geht nicht."
            )
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = "Die Anmeldung endet, bevor sie beginnt."
        if errors:
            raise ValidationError(errors)

    @property
    def seats_free(self) -> int:
        return self.capacity - self.seats_taken

    @property
    def is_full(self) -> bool:
        return self.seats_free <= 0

    @property
    def is_in_use(self) -> bool:
        """Somebody has a seat or waits for one."""
        return bool(self.seats_taken or self.waiting_count)
