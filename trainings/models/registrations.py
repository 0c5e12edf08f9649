"""Who takes part: registrations with their people, answers and needs."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from ..choices import ACTIVE_STATES, RegistrationState
from .registration_queryset import REFERENCE, RegistrationQuerySet


class Registration(models.Model):
    """One registration (Anmeldung) for what a book books; it may bring several people.

    `sequence` is the order in which registrations asked for their seats; it is given under
    the lock of the book and never changes, so nobody can be overtaken.
    """

    book = models.ForeignKey(
        "trainings.RegistrationBook",
        verbose_name="Plätze",
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    sequence = models.PositiveIntegerField("Reihenfolge", null=True, editable=False)
    state = models.CharField(
        "Stand",
        max_length=12,
        choices=RegistrationState,
        default=RegistrationState.UNVERIFIED,
        editable=False,
    )
    seats = models.PositiveSmallIntegerField(
        "Plätze", default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    email = models.EmailField("E-Mail-Adresse", max_length=254, blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    circle = models.ForeignKey(
        "circles.CirclePage",
        verbose_name="Helferkreis",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    language = models.CharField("Sprache", max_length=12)
    consent_version = models.CharField("Fassung der Einwilligung", max_length=20, blank=True)
    consent_given_at = models.DateTimeField("Einwilligung vom", null=True, blank=True)
    submission_key = models.UUIDField(
        "Schlüssel des Formulars", default=uuid.uuid4, unique=True, editable=False
    )
    nonce = models.UUIDField(
        "Kennung der Links",
        default=uuid.uuid4,
        editable=False,
        help_text="Ein neuer Wert macht alle verschickten Links ungültig.",
    )
    created_at = models.DateTimeField("Eingegangen", default=timezone.now)
    changed_at = models.DateTimeField("Stand vom", default=timezone.now)
    offered_until = models.DateTimeField("Angebot gilt bis", null=True, blank=True)
    reason = models.CharField("Grund", max_length=300, blank=True)
    is_by_office = models.BooleanField("Vom Amt eingetragen", default=False)
    moved_from = models.OneToOneField(
        "self",
        verbose_name="Umgebucht von",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="moved_into",
        editable=False,
    )
    anonymised_at = models.DateTimeField("Anonymisiert", null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = "Anmeldung"
        verbose_name_plural = "Anmeldungen"
        ordering = ["book", F("sequence").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "sequence"], name="trainings_registration_sequence_unique"
            ),
            models.UniqueConstraint(
                fields=["book", "email"],
                condition=Q(state__in=ACTIVE_STATES) & ~Q(email=""),
                name="trainings_registration_once_per_person",
            ),
            models.CheckConstraint(
                condition=Q(state__in=RegistrationState.values),
                name="trainings_registration_state_known",
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="trainings_registration_email_lower"
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1), name="trainings_registration_has_seats"
            ),
        ]
        indexes = [
            models.Index(fields=["book", "state", "sequence"], name="trainings_reg_queue"),
            models.Index(fields=["email"], name="trainings_reg_email"),
            # What the clock asks for every minute.
            models.Index(
                fields=["created_at"],
                name="trainings_reg_unverified",
                condition=Q(state=RegistrationState.UNVERIFIED),
            ),
            models.Index(
                fields=["offered_until"],
                name="trainings_reg_offered",
                condition=Q(state=RegistrationState.OFFERED),
            ),
        ]

    def __str__(self):
        return f"Anmeldung {self.pk}"

    @property
    def reference(self) -> str:
        """How the outbox names it."""
        return f"{REFERENCE}{self.pk}"

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE_STATES

    @cached_property
    def is_reached_by_mail(self) -> bool:
        """As far as anybody knows."""
        return Registration.objects.by_mail().filter(pk=self.pk).exists()

    @property
    def was_moved(self) -> bool:
        """The office gave this seat back for one at another date."""
        return hasattr(self, "moved_into")


class Participant(models.Model):
    """One person of a registration; the first one is who registered."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="participants"
    )
    position = models.PositiveSmallIntegerField("Nummer", default=1)
    given_name = models.CharField("Vorname", max_length=80, blank=True)
    family_name = models.CharField("Nachname", max_length=80, blank=True)

    # Whether they were at a date; set by attendance.expected.
    is_present: bool | None = None

    class Meta:
        verbose_name = "Teilnehmende Person"
        verbose_name_plural = "Teilnehmende"
        ordering = ["registration", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "position"], name="trainings_participant_position_unique"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class AccessNeed(models.Model):
    """What a person needs to take part: health data, seen by the coordinators only."""

    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="access_need"
    )
    text = models.TextField("Bedarf", max_length=500)

    class Meta:
        verbose_name = "Unterstützungsbedarf"
        verbose_name_plural = "Unterstützungsbedarfe"

    def __str__(self):
        return f"Bedarf zu Anmeldung {self.registration_id}"


class Answer(models.Model):
    """An answer to a question of the training, kept as long as the question says."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question_key = models.UUIDField("Frage")
    label = models.CharField("Frage im Wortlaut", max_length=200)
    value = models.TextField("Antwort", max_length=1000)
    keep_days = models.PositiveSmallIntegerField("Aufbewahren (Tage nach dem letzten Termin)")

    class Meta:
        verbose_name = "Antwort"
        verbose_name_plural = "Antworten"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "question_key"], name="trainings_answer_once"
            )
        ]

    def __str__(self):
        return f"Antwort zu Anmeldung {self.registration_id}"


class RegistrationEvent(models.Model):
    """One line of the log: who moved a registration from where to where. No personal data."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="events")
    happened_at = models.DateTimeField("Zeit", default=timezone.now)
    actor = models.CharField("Wer", max_length=40, help_text="person, clock oder user:12")
    from_state = models.CharField("Von", max_length=12, blank=True)
    to_state = models.CharField("Nach", max_length=12)
    reason = models.CharField("Grund", max_length=300, blank=True)

    class Meta:
        verbose_name = "Vorgang"
        verbose_name_plural = "Vorgänge"
        ordering = ["happened_at", "pk"]

    def __str__(self):
        return f"{self.from_state or '–'} → {self.to_state}"


class PersonalAccess(models.Model):
    """Lets a person see their own registrations by a link; a new nonce revokes all links."""

    email = models.EmailField("E-Mail-Adresse", max_length=254, unique=True)
    nonce = models.UUIDField(default=uuid.uuid4)
    feed_nonce = models.UUIDField(default=uuid.uuid4)
    asked_at = models.DateTimeField("Zuletzt angefordert", null=True, blank=True)

    class Meta:
        verbose_name = "Persönlicher Zugang"
        verbose_name_plural = "Persönliche Zugänge"
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="trainings_access_email_lower"
            )
        ]

    def __str__(self):
        return f"Zugang {self.pk}"
