"""The calendar and the trainings in it."""

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager, TranslatableMixin
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.models import SitePage, SitePageQuerySet

from ..choices import BookingMode


class TrainingIndexPage(RoutablePageMixin, SitePage):
    """The training calendar (Schulungskalender) as list and as month."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["trainings.TrainingPage"]
    max_count_per_parent = 1

    lead = models.TextField("Vorspann", max_length=500, blank=True)

    translatable_fields = [*SitePage.translatable_fields, TranslatableField("lead")]
    content_panels = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = "Schulungskalender"
        verbose_name_plural = "Schulungskalender"


class TrainingPageQuerySet(SitePageQuerySet):
    """Trainings in words of the office."""


class TrainingPage(SitePage):
    """One training with its dates."""

    parent_page_types = ["trainings.TrainingIndexPage"]
    subpage_types = []

    summary = models.TextField("In einem Satz", max_length=300)
    body = StreamField(BodyBlock(), verbose_name="Beschreibung", blank=True)
    target_group = models.CharField("Für wen", max_length=200, blank=True)
    learning_goals = models.TextField(
        "Das lernen Sie", max_length=1000, blank=True, help_text="Eine Zeile je Ziel."
    )
    programme = models.TextField(
        "Ablauf", max_length=1500, blank=True, help_text="Eine Zeile je Punkt."
    )
    trainers = models.CharField("Wer leitet die Schulung", max_length=200, blank=True)
    topics = ParentalManyToManyField("core.Topic", verbose_name="Themen", blank=True)
    circles = ParentalManyToManyField(
        "circles.CirclePage",
        verbose_name="Für Helferkreise",
        blank=True,
        help_text="Leer lassen, wenn die Schulung für alle ist.",
    )
    teaching_language = models.CharField(
        "Unterrichtssprache", max_length=80, default="Deutsch", blank=True
    )
    cost = models.CharField(
        "Kosten",
        max_length=120,
        blank=True,
        help_text="Leer lassen, wenn die Schulung kostenlos ist.",
    )
    booking_mode = models.CharField(
        "Anmeldung für", max_length=20, choices=BookingMode, default=BookingMode.WHOLE
    )
    is_wheelchair_accessible = models.BooleanField("Mit Rollstuhl zugänglich", default=False)
    has_induction_loop = models.BooleanField("Induktionsschleife", default=False)
    has_childcare = models.BooleanField("Kinderbetreuung", default=False)
    interpreter_on_request = models.BooleanField("Dolmetschen auf Anfrage", default=False)
    accessibility_note = models.CharField("Weiteres zur Zugänglichkeit", max_length=200, blank=True)
    contact = models.ForeignKey(
        "core.Contact",
        verbose_name="Ansprechpartner",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image = models.ForeignKey(
        "core.SiteImage",
        verbose_name="Bild",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField("Alternativtext", max_length=255, blank=True)

    objects = PageManager.from_queryset(TrainingPageQuerySet)()

    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("summary"),
        TranslatableField("body"),
        TranslatableField("target_group"),
        TranslatableField("learning_goals"),
        TranslatableField("programme"),
        TranslatableField("trainers"),
        TranslatableField("teaching_language"),
        TranslatableField("cost"),
        TranslatableField("accessibility_note"),
        TranslatableField("image_alt"),
        TranslatableField("attachments"),
    ]

    class Meta:
        verbose_name = "Schulung"
        verbose_name_plural = "Schulungen"


class TrainingAttachment(TranslatableMixin, Orderable):
    """A file that belongs to the training."""

    page = ParentalKey(TrainingPage, related_name="attachments", on_delete=models.CASCADE)
    document = models.ForeignKey(
        "core.SiteDocument", verbose_name="Datei", on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField("Bezeichnung", max_length=160)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "Datei"
        verbose_name_plural = "Dateien"
