"""What the office sets for all trainings: how long data is kept, who signs certificates."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from core.models.row_forms import RowForm

from .terms import CONFIRM_LIFE


def _period(label: str, default: int, longest: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(1), MaxValueValidator(longest)]
    )


@register_setting(icon="lock")
class RegistrationSettings(BaseGenericSetting):
    """How long personal data of registrations is kept, and what stands on certificates."""

    unverified_hours = _period("Unbestätigte Anmeldungen (Stunden)", 48, 14 * 24)
    needs_days = _period("Unterstützungsbedarf (Tage nach dem letzten Termin)", 14, 365)
    people_days = _period("Namen und Adressen (Tage nach dem letzten Termin)", 90, 3 * 365)
    mail_days = _period("Text versandter Mails (Tage)", 30, 365)
    certificate_signer = models.CharField(
        "Wer unterschreibt Teilnahmebestätigungen",
        max_length=160,
        blank=True,
        help_text="Name und Amt unter der Linie. Leer: nur der Name des Amts.",
    )

    base_form_class = RowForm
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("unverified_hours"),
                FieldPanel("needs_days"),
                FieldPanel("people_days"),
                FieldPanel("mail_days"),
            ],
            heading="Wie lange werden Daten aufbewahrt?",
        ),
        FieldPanel("certificate_signer"),
    ]

    class Meta:
        verbose_name = "Anmeldungen"
        verbose_name_plural = "Anmeldungen"

    @property
    def keep_unverified(self) -> timedelta:
        # As long as the link in the mail works, somebody may still press the button.
        return max(timedelta(hours=self.unverified_hours), CONFIRM_LIFE)

    @property
    def keep_needs(self) -> timedelta:
        return timedelta(days=self.needs_days)

    @property
    def keep_people(self) -> timedelta:
        return timedelta(days=self.people_days)

    @property
    def keep_mails(self) -> timedelta:
        return timedelta(days=self.mail_days)
