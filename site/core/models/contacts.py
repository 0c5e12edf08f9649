"""Contacts (Ansprechpartner) shown beside releases, trainings and circles."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..languages import Language
from .facts import share_facts
from .row_forms import RowForm


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
    role = models.CharField(
        "Aufgabe",
        max_length=120,
        blank=True,
        help_text="Etwa „Koordination Ehrenamt“ oder „Sprecherin des Helferkreises“.",
    )
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

    WORDS = ["name", "role", "organisation", "address", "availability"]
    FACTS = ["kind", "phone", "email", "address", "consent_given_on"]

    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("role"),
        TranslatableField("organisation"),
        TranslatableField("availability"),
        *[SynchronizedField(fact, overridable=False) for fact in FACTS],
    ]

    base_form_class = RowForm
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
            [FieldPanel("consent_given_on"), FieldPanel("consent_note")],
            heading="Einwilligung",
            help_text=(
                "Nur bei Privatpersonen nötig. Zieht die Person die Einwilligung zurück, löschen "
                "Sie diesen Kontakt: Er verschwindet dann sofort von allen Seiten."
            ),
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

    # Words that are not in the language asked for; `contact_in` says which.
    still_german: Collection[str] = ()

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        share_facts(self, self.FACTS)

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
        if self.consent_given_on and self.consent_given_on > timezone.localdate():
            raise ValidationError({"consent_given_on": "Dieser Tag liegt in der Zukunft."})
        if not (self.phone or self.email):
            raise ValidationError("Geben Sie Telefon oder E-Mail-Adresse an.")

    @property
    def is_public(self):
        return self.kind == self.Kind.OFFICE or self.consent_given_on is not None

    def as_dict(self) -> dict[str, str]:
        """What other systems may know; never how the consent is recorded."""
        shown = ["name", "role", "organisation", "phone", "email", "address", "availability"]
        return {field: getattr(self, field) for field in shown}


def contact_in(chosen: Contact | int | None, language: Language) -> Contact | None:
    """The contact in the words of the language, else in German; None while consent is missing.

    `still_german` names what nobody has translated.
    One query; none where the row is given with its locale and in that language.
    """
    if isinstance(chosen, Contact) and chosen.locale.language_code == language.code:
        return chosen if chosen.is_public else None
    if chosen is None:
        return None
    key = chosen.pk if isinstance(chosen, Contact) else chosen
    return contacts_in([key], language)[key]


def contacts_in(keys: Iterable[int], language: Language) -> dict[int, Contact | None]:
    """The same for many contacts: one query for all."""
    wanted = list(keys)
    if not wanted:
        return {}
    same = Contact.objects.filter(pk__in=wanted).order_by().values("translation_key")
    rows = list(Contact.objects.filter(translation_key__in=same).select_related("locale"))
    by_key: dict = {}
    for row in rows:
        by_key.setdefault(row.translation_key, {})[row.locale.language_code] = row
    found = {row.pk: _in_words_of(by_key[row.translation_key], language) for row in rows}
    return {key: found.get(key) for key in wanted}


def _in_words_of(by_code: dict[str, Contact], language: Language) -> Contact | None:
    if not all(row.is_public for row in by_code.values()):
        return None
    german = by_code.get(settings.LANGUAGE_CODE)
    contact = by_code.get(language.code, german)
    if contact and german and not language.is_source:
        contact.still_german = [
            field for field in Contact.WORDS if getattr(contact, field) == getattr(german, field)
        ]
    return contact


@receiver(post_delete, sender=Contact)
def forget_translations(sender, instance, **kwargs):
    """Nothing of a person who withdraws the consent stays behind in another language."""
    if instance.locale.is_default:
        Contact.objects.filter(translation_key=instance.translation_key).delete()
