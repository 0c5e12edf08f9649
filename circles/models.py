"""The volunteer circles (Helferkreise) of the district."""

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.models import SitePage
from wagtail.fields import StreamField


class FocusArea(TranslatableMixin, models.Model):
    """What circles do: language, housing, work, school, encounter … One row per language."""

    name = models.CharField("Name", max_length=60)
    slug = models.SlugField("Kurzname für Adressen", max_length=60)

    translatable_fields = [
        TranslatableField("name"),
        SynchronizedField("slug", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = "Schwerpunkt"
        verbose_name_plural = "Schwerpunkte"
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="circles_focus_slug_unique")
        ]

    def __str__(self):
        return self.name


class CircleIndexPage(RoutablePageMixin, SitePage):
    """The directory of all circles, searched by municipality or postcode."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["circles.CirclePage"]
    max_count_per_parent = 1

    lead = models.TextField("Vorspann", max_length=500, blank=True)

    translatable_fields = [*SitePage.translatable_fields, TranslatableField("lead")]
    content_panels = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = "Helferkreis-Verzeichnis"
        verbose_name_plural = "Helferkreis-Verzeichnisse"


class CirclePage(SitePage):
    """The profile of one circle."""

    parent_page_types = ["circles.CircleIndexPage"]
    subpage_types = []

    summary = models.TextField("In einem Satz", max_length=300)
    activities = StreamField(BodyBlock(), verbose_name="Was wir tun", blank=True)
    needs = models.TextField(
        "Was wir brauchen", max_length=600, blank=True, help_text="Eine Zeile je Bedarf."
    )
    how_to_join = models.TextField("So kann man mitmachen", max_length=600, blank=True)
    municipalities = ParentalManyToManyField("core.Municipality", verbose_name="Gemeinden")
    focus_areas = ParentalManyToManyField(FocusArea, verbose_name="Schwerpunkte", blank=True)
    meeting_place = models.CharField("Treffpunkt", max_length=200, blank=True)
    meeting_times = models.CharField(
        "Treffzeiten",
        max_length=200,
        blank=True,
        help_text="Etwa „jeden zweiten Dienstag, 18 Uhr“.",
    )
    languages_spoken = models.CharField(
        "Sprachen", max_length=200, blank=True, help_text="Etwa „Deutsch, Arabisch, Englisch“."
    )
    contact = models.ForeignKey(
        "core.Contact",
        verbose_name="Ansprechpartner",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo = models.ForeignKey(
        "core.SiteImage",
        verbose_name="Foto",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_alt = models.CharField("Alternativtext", max_length=255, blank=True)
    founded_in = models.PositiveSmallIntegerField("Gegründet (Jahr)", null=True, blank=True)
    volunteer_count = models.PositiveSmallIntegerField(
        "Zahl der Ehrenamtlichen", null=True, blank=True
    )

    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("summary"),
        TranslatableField("activities"),
        TranslatableField("needs"),
        TranslatableField("how_to_join"),
        TranslatableField("meeting_place"),
        TranslatableField("meeting_times"),
        TranslatableField("languages_spoken"),
        TranslatableField("photo_alt"),
    ]

    class Meta:
        verbose_name = "Helferkreis"
        verbose_name_plural = "Helferkreise"
