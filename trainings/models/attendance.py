"""Who was there, and the certificate (Teilnahmebestätigung) they get for it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone


class Attendance(models.Model):
    """Whether a person came to a date; no row means that nobody has said so yet."""

    participant = models.ForeignKey(
        "trainings.Participant", on_delete=models.CASCADE, related_name="attendances"
    )
    session = models.ForeignKey(
        "trainings.Session", on_delete=models.CASCADE, related_name="attendances"
    )
    is_present = models.BooleanField("War da")
    marked_at = models.DateTimeField("Eingetragen", default=timezone.now)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = "Anwesenheit"
        verbose_name_plural = "Anwesenheiten"
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "session"], name="trainings_attendance_once"
            )
        ]

    def __str__(self):
        return f"Anwesenheit {self.pk}"


class CertificateQuerySet(models.QuerySet):
    """Certificates in words of the office."""

    def to_be_had(self):
        """Without those that a correction of the sheet took back."""
        return self.filter(minutes__gt=0)

    def of(self, registration):
        """Those of the people of one registration, in their order."""
        mine = self.filter(participant__registration=registration)
        return mine.select_related("participant").order_by("participant__position")


class Certificate(models.Model):
    """The certificate of one person for one registration; number and code prove it.

    The name stands with the participant, so it goes when that is anonymised; number, code
    and hours stay, and the certificate can still be checked.
    """

    participant = models.OneToOneField(
        "trainings.Participant", on_delete=models.PROTECT, related_name="certificate"
    )
    code = models.CharField("Prüfcode", max_length=12, editable=False)
    language = models.CharField("Sprache", max_length=12)
    minutes = models.PositiveIntegerField(
        "Dauer (Minuten)", help_text="Summe der Termine, an denen die Person da war."
    )
    issued_at = models.DateTimeField("Ausgestellt", default=timezone.now)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "Teilnahmebestätigung"
        verbose_name_plural = "Teilnahmebestätigungen"
        ordering = ["pk"]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        """The paper (PDF), with the frame of the active language where it is gone."""
        return reverse("trainings:certificate", args=[self.number, self.code])

    @property
    def number(self) -> str:
        """The number on the paper: year and running number, such as "2026-00042"."""
        return f"{timezone.localtime(self.issued_at):%Y}-{self.pk:05d}"

    @property
    def shown_code(self) -> str:
        """The code as people read it, in two groups: "ABCDE-FGHJK"."""
        return f"{self.code[:5]}-{self.code[5:]}"
