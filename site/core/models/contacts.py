"""Contacts (Ansprechpartner) shown beside releases, trainings and circles."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField


class Contact(TranslatableMixin, index.Indexed, models.Model):
    """Whom to ask: an office or a person, one row per language.

    A private person (a spokesperson of a circle, say) is shown only while the consent
    to be published is on record.
    """

    class Kind(models.TextChoices):
        OFFICE = "office", "Stelle oder Dienstperson"
        PRIVATE = "private", "Privatperson (nur mit Einwilligung)"

    kind = models.CharField("Art", max_length=10, choices=Kind, default=Kind.OFFICE)
    name = models.CharField(
        "Name", max_length=120, help_text="Name der Stelle oder der Person, wie er erscheinen soll."
    )
    role = models.CharField("Aufgabe", max_length=120, blank=True)
    organisation = models.CharField("Organisation", max_length=120, blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    address = models.TextField("Anschrift", blank=True)
    availability = models.CharField(
        "Erreichbar",
        max_length=120,
        blank=True,
        help_text="Etwa „Montag bis Donnerstag, 9–12 Uhr“.",
    )
    consent_given_on = models.DateField(
        "Einwilligung vom",
        null=True,
        blank=True,
        help_text="Tag, an dem die Person der Veröffentlichung schriftlich zugestimmt hat.",
    )
    consent_note = models.CharField(
        "Nachweis der Einwilligung",
        max_length=200,
        blank=True,
        help_text="Wo liegt die Einwilligung? Wird nicht veröffentlicht.",
    )

    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("role"),
        TranslatableField("organisation"),
        TranslatableField("availability"),
        SynchronizedField("kind", overridable=False),
        SynchronizedField("phone", overridable=False),
        SynchronizedField("email", overridable=False),
        SynchronizedField("address", overridable=False),
        SynchronizedField("consent_given_on", overridable=False),
    ]

    panels = [
        FieldPanel("kind"),
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("role"), FieldPanel("organisation")], heading="Wer"
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("address"),
                FieldPanel("availability"),
            ],
            heading="Wie erreichbar",
        ),
        MultiFieldPanel(
            [FieldPanel("consent_given_on"), FieldPanel("consent_note")], heading="Einwilligung"
        ),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("role"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = "Ansprechpartner"
        verbose_name_plural = "Ansprechpartner"

    def __str__(self):
        return ", ".join(filter(None, [self.name, self.role]))

    def clean(self):
        super().clean()
        if self.kind == self.Kind.PRIVATE and not self.consent_given_on:
            raise ValidationError(
                {
                    "consent_given_on": (
                        "Eine Privatperson darf nur mit Einwilligung erscheinen. "
                        "Tragen Sie ein, wann die Person zugestimmt hat."
                    )
                }
            )
        if not (self.phone or self.email):
            raise ValidationError("Geben Sie Telefon oder E-Mail-Adresse an.")

    @property
    def is_public(self):
        return self.kind == self.Kind.OFFICE or self.consent_given_on is not None
