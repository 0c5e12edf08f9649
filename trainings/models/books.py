"""The seats of a training: numbers that change while the page stays as it is."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format

from ..choices import AdmissionMode, PromotionMode, SeatsShown
from .book_queryset import RegistrationBookQuerySet
from .room import kept_seats

if TYPE_CHECKING:
    from .sessions import Session


# PostgreSQL has an end for small numbers; whoever types more than this has slipped.
LARGEST_NUMBER = 9999
NUMBERS = [
    "capacity",
    "waiting_capacity",
    "cancel_stop_hours",
    "offer_hours",
    "promotion_stop_hours",
]


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
    taken_by_circle = models.PositiveSmallIntegerField(
        "Davon an den Helferkreis", default=0, editable=False
    )
    smallest_waiting = models.PositiveSmallIntegerField(
        "Kleinste Gruppe, die wartet", null=True, editable=False
    )
    smallest_waiting_of_circle = models.PositiveSmallIntegerField(
        "Kleinste Gruppe des Helferkreises, die wartet", null=True, editable=False
    )
    opens_at = models.DateTimeField(
        "Anmeldung ab", null=True, blank=True, help_text="Leer: sofort."
    )
    closes_at = models.DateTimeField(
        "Anmeldung bis", null=True, blank=True, help_text="Leer: bis zum Beginn der Schulung."
    )

    last_sequence = models.PositiveIntegerField("Letzte Nummer", default=0, editable=False)
    admission = models.CharField(
        "Aufnahme", max_length=10, choices=AdmissionMode, default=AdmissionMode.DIRECT
    )
    promotion = models.CharField(
        "Nachrücken", max_length=10, choices=PromotionMode, default=PromotionMode.DIRECT
    )
    offer_hours = models.PositiveSmallIntegerField(
        "Ein Angebot gilt (Stunden)", default=48, validators=[MinValueValidator(1)]
    )
    promotion_stop_hours = models.PositiveSmallIntegerField(
        "Niemand rückt mehr nach (Stunden vor Beginn)", default=2
    )
    cancel_stop_hours = models.PositiveSmallIntegerField(
        "Absagen bis (Stunden vor Beginn)",
        default=0,
        help_text="Danach sagt man nur noch beim Amt ab.",
    )
    party_limit = models.PositiveSmallIntegerField(
        "Menschen je Anmeldung",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text="So viele darf eine Person mit anmelden, sich selbst mitgezählt.",
    )
    seats_shown = models.CharField(
        "Freie Plätze zeigen", max_length=10, choices=SeatsShown, default=SeatsShown.EXACT
    )
    reserved_for = models.ForeignKey(
        "circles.CirclePage",
        verbose_name="Plätze freihalten für",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reserved_seats = models.PositiveSmallIntegerField("Zahl der freigehaltenen Plätze", default=0)
    reserved_until = models.DateTimeField("Freigehalten bis", null=True, blank=True)

    objects = RegistrationBookQuerySet.as_manager()

    # What the coordinator sets; everything else belongs to the registrations.
    editable_fields = [
        "capacity",
        "waiting_capacity",
        "party_limit",
        "seats_shown",
        "opens_at",
        "closes_at",
        "admission",
        "cancel_stop_hours",
        "promotion",
        "offer_hours",
        "promotion_stop_hours",
        "reserved_for",
        "reserved_seats",
        "reserved_until",
    ]

    class Meta:
        verbose_name = "Plätze"
        verbose_name_plural = "Plätze"
        constraints = [
            models.CheckConstraint(
                condition=Q(seats_taken__lte=F("capacity")), name="trainings_book_not_oversold"
            ),
            models.CheckConstraint(
                condition=Q(taken_by_circle__lte=F("seats_taken")),
                name="trainings_book_circle_is_a_part",
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
        errors = self._numbers_that_do_not_fit() | self._kept_seats_that_do_not_fit()
        for name in NUMBERS:
            if (getattr(self, name) or 0) > LARGEST_NUMBER:
                errors[name] = f"Höchstens {LARGEST_NUMBER}."
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = "Die Anmeldung endet, bevor sie beginnt."
        if errors:
            raise ValidationError(errors)

    def _numbers_that_do_not_fit(self) -> dict[str, str]:
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
        if self._is_more_than_capacity(self.party_limit):
            errors["party_limit"] = f"Höchstens {self.capacity}: Mehr Plätze gibt es nicht."
        return errors

    def _kept_seats_that_do_not_fit(self) -> dict[str, str]:
        errors = {}
        if self._is_more_than_capacity(self.reserved_seats):
            errors["reserved_seats"] = f"Höchstens {self.capacity}: Mehr Plätze gibt es nicht."
        elif self.reserved_for_id and not self.reserved_seats:
            errors["reserved_seats"] = "Wie viele Plätze halten Sie frei?"
        elif self.reserved_seats and not self.reserved_for_id:
            errors["reserved_for"] = "Für welchen Helferkreis halten Sie die Plätze frei?"
        return errors

    def _is_more_than_capacity(self, number: int | None) -> bool:
        """Fields that are wrong by themselves are None here and have their own message."""
        return self.capacity is not None and number is not None and number > self.capacity

    def sessions(self) -> list["Session"]:
        """The dates this book covers, in their order; German rows, looked up once."""
        if not hasattr(self, "_sessions"):
            rows = self._meta.get_field("session").related_model.objects.select_related(
                "municipality"
            )
            unit = {"pk": self.session_id} if self.session_id else {"training": self.training_id}
            self._sessions = list(rows.filter(**unit).order_by("starts_at", "pk"))
        return self._sessions

    def know_sessions(self, of_training: list["Session"]) -> None:
        """Spares the look-up where the dates of the whole training are at hand, in order."""
        is_whole = self.session_id is None
        self._sessions = [row for row in of_training if is_whole or row.pk == self.session_id]

    @property
    def seats_free(self) -> int:
        return self.capacity - self.seats_taken

    @property
    def seats_kept(self) -> int:
        return kept_seats(self, timezone.now())
