"""What is true for the site as a whole: the office, its address and its legal pages."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import FilteredRelation, Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images.models import SourceImageIOError
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField

from .row_forms import RowForm

# What components/header.html shows, without the words that only concern SVG.
LOGO_FILTER = "max-320x128|format-webp"


def legal_page(label: str) -> models.ForeignKey:
    """A link from the footer to one of the pages that the law asks for."""
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """Name, address and duties of the office; the same in every language."""

    office_name = models.CharField("Name des Amts", max_length=120, default="Landratsamt")
    district_name = models.CharField(
        "Landkreis", max_length=120, blank=True, help_text="Etwa „Landkreis Musterland“."
    )
    logo = models.ForeignKey(
        "core.SiteImage",
        verbose_name="Logo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    street = models.CharField("Straße und Hausnummer", max_length=120, blank=True)
    postcode = models.CharField(
        "Postleitzahl",
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{5}\Z", "Eine Postleitzahl hat fünf Ziffern.")],
    )
    city = models.CharField("Ort", max_length=80, blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    security_email = models.EmailField(
        "Meldeadresse für Sicherheitslücken", blank=True, help_text="Steht in security.txt."
    )
    press_responsible = models.CharField(
        "Verantwortlich für die Pressetexte",
        max_length=160,
        blank=True,
        help_text="Nach § 18 Abs. 2 MStV, mit Anschrift im Impressum.",
    )
    enforcement_body_name = models.CharField(
        "Durchsetzungsstelle",
        max_length=160,
        blank=True,
        help_text=(
            "In Bayern: Durchsetzungs- und Überwachungsstelle für barrierefreie "
            "Informationstechnik."
        ),
    )
    enforcement_body_address = models.TextField("Anschrift der Durchsetzungsstelle", blank=True)
    enforcement_body_email = models.EmailField("E-Mail der Durchsetzungsstelle", blank=True)
    enforcement_body_phone = models.CharField(
        "Telefon der Durchsetzungsstelle", max_length=40, blank=True
    )
    enforcement_body_url = models.URLField("Internetseite der Durchsetzungsstelle", blank=True)
    imprint_page = legal_page("Impressum")
    privacy_page = legal_page("Datenschutzerklärung")
    accessibility_page = legal_page("Erklärung zur Barrierefreiheit")
    easy_language_page = legal_page("Leichte Sprache")
    names_machine_translation = models.BooleanField(
        "Maschinelle Übersetzung nennen",
        default=False,
        help_text=(
            "Sagt auf einer übersetzten Seite, dass eine Maschine sie begonnen und ein Mensch sie "
            "geprüft hat. Ohne Maschine steht dort nichts."
        ),
    )
    is_sample = models.BooleanField("Beispielinhalte", default=False, editable=False)

    base_form_class = RowForm
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("office_name"),
                FieldPanel("district_name"),
                FieldPanel("logo"),
            ],
            heading="Amt",
        ),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("security_email"),
            ],
            heading="Anschrift",
        ),
        MultiFieldPanel(
            [
                FieldPanel("imprint_page"),
                FieldPanel("privacy_page"),
                FieldPanel("accessibility_page"),
                FieldPanel("easy_language_page"),
                FieldPanel("press_responsible"),
            ],
            heading="Rechtliches",
            help_text="Diese Seiten verlinkt der Fuß jeder Seite.",
        ),
        MultiFieldPanel(
            [
                FieldPanel("enforcement_body_name"),
                FieldPanel("enforcement_body_address"),
                FieldRowPanel(
                    [FieldPanel("enforcement_body_email"), FieldPanel("enforcement_body_phone")]
                ),
                FieldPanel("enforcement_body_url"),
            ],
            heading="Durchsetzungsstelle für Barrierefreiheit",
        ),
        FieldPanel("names_machine_translation"),
    ]

    class Meta:
        verbose_name = "Amt und Rechtliches"

    @classmethod
    def base_queryset(cls):
        """With the logo in the size of the header, so that it costs no query there."""
        in_header = FilteredRelation(
            "logo__renditions",
            condition=Q(logo__renditions__filter_spec=LOGO_FILTER)
            & Q(logo__renditions__focal_point_key=""),
        )
        queryset = super().base_queryset().annotate(_logo_in_header=in_header)
        return queryset.select_related("logo", "_logo_in_header")

    def load_logo(self) -> None:
        """Makes the logo ready to be shown; without a file there is none."""
        if self.logo is None:
            return
        # Unknown on a row that was only just made.
        known = getattr(self, "_logo_in_header", None)
        try:
            rendition = known or self.logo.get_rendition(LOGO_FILTER)
        except SourceImageIOError:
            self.logo = None
        else:
            rendition.image = self.logo
            self.logo.prefetched_renditions = [rendition]


class SiteText(TranslatableMixin, models.Model):
    """The words of the frame that differ by language: one row per language."""

    claim = models.CharField(
        "Leitsatz", max_length=160, blank=True, help_text="Ein Satz unter dem Namen des Amts."
    )
    opening_hours = models.TextField("Öffnungszeiten", blank=True, help_text="Eine Zeile je Tag.")
    footer_note = models.TextField("Hinweis im Fuß", blank=True)

    translatable_fields = [
        TranslatableField("claim"),
        TranslatableField("opening_hours"),
        TranslatableField("footer_note"),
    ]

    base_form_class = RowForm
    panels = [FieldPanel("claim"), FieldPanel("opening_hours"), FieldPanel("footer_note")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "Texte des Rahmens"
        verbose_name_plural = "Texte des Rahmens"
        constraints = [
            models.UniqueConstraint(fields=["locale"], name="core_sitetext_one_per_language")
        ]

    def __str__(self):
        return f"Texte des Rahmens ({self.locale})"

    def clean(self):
        super().clean()
        # The form leaves the language out, so the constraint is not asked there.
        if SiteText.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk).exists():
            raise ValidationError("Diese Texte gibt es schon. Bearbeiten Sie den Eintrag.")
