"""Press releases (Pressemitteilungen) as the press office publishes them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock
from core.models import SitePage, SitePageQuerySet


class NewsIndexPage(RoutablePageMixin, SitePage):
    """The list of all press releases, with archive and feeds."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.PressReleasePage"]
    max_count_per_parent = 1

    lead = models.TextField("Vorspann", max_length=500, blank=True)

    translatable_fields = [*SitePage.translatable_fields, TranslatableField("lead")]
    content_panels = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = "Presse-Übersicht"
        verbose_name_plural = "Presse-Übersichten"


class PressReleaseQuerySet(SitePageQuerySet):
    def newest_first(self):
        return self.order_by("-published_on", "-pk")


class PressReleasePage(SitePage):
    """One press release, with everything a newsroom needs."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []

    kicker = models.CharField(
        "Dachzeile", max_length=120, blank=True, help_text="Steht klein über der Überschrift."
    )
    published_on = models.DateField("Datum", default=timezone.localdate)
    place = models.CharField("Ort", max_length=80, blank=True, help_text="Etwa „Sonthofen“.")
    lead = models.TextField(
        "Vorspann", max_length=600, help_text="Das Wichtigste in ein bis drei Sätzen."
    )
    body = StreamField(BodyBlock(), verbose_name="Text")
    lead_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name="Aufmacherbild",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        "Alternativtext",
        max_length=255,
        blank=True,
        help_text="Was zeigt das Bild? Für Menschen, die es nicht sehen.",
    )
    lead_image_caption = models.CharField("Bildunterschrift", max_length=300, blank=True)
    topics = ParentalManyToManyField("core.Topic", verbose_name="Themen", blank=True)
    press_contact = models.ForeignKey(
        "core.Contact",
        verbose_name="Pressekontakt",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    embargo_until = models.DateTimeField(
        "Sperrfrist bis",
        null=True,
        blank=True,
        help_text="Vor diesem Zeitpunkt sieht niemand die Mitteilung, auch wenn sie freigegeben ist.",
    )
    withdrawn_on = models.DateField(
        "Zurückgezogen am",
        null=True,
        blank=True,
        help_text="Die Adresse sagt dann nur noch, dass die Mitteilung zurückgezogen wurde.",
    )

    objects = PageManager.from_queryset(PressReleaseQuerySet)()

    translatable_fields = [
        *SitePage.translatable_fields,
        TranslatableField("kicker"),
        TranslatableField("lead"),
        TranslatableField("body"),
        TranslatableField("lead_image_alt"),
        TranslatableField("lead_image_caption"),
        TranslatableField("photos"),
        TranslatableField("attachments"),
        TranslatableField("corrections"),
        # Needed by the publishing of the translation itself, not only by its reader.
        SynchronizedField("embargo_until", overridable=False),
    ]

    class Meta:
        verbose_name = "Pressemitteilung"
        verbose_name_plural = "Pressemitteilungen"


class PressPhoto(TranslatableMixin, Orderable):
    """A print photo that newsrooms may download and use."""

    page = ParentalKey(PressReleasePage, related_name="photos", on_delete=models.CASCADE)
    image = models.ForeignKey(
        "core.SiteImage", verbose_name="Bild", on_delete=models.PROTECT, related_name="+"
    )
    alt = models.CharField("Alternativtext", max_length=255)
    caption = models.CharField("Bildunterschrift", max_length=300, blank=True)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "Pressefoto"
        verbose_name_plural = "Pressefotos"


class Attachment(TranslatableMixin, Orderable):
    """A file that belongs to the release."""

    page = ParentalKey(PressReleasePage, related_name="attachments", on_delete=models.CASCADE)
    document = models.ForeignKey(
        "core.SiteDocument", verbose_name="Datei", on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField("Bezeichnung", max_length=160)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "Anlage"
        verbose_name_plural = "Anlagen"


class Correction(TranslatableMixin, Orderable):
    """What was changed after publication, said openly."""

    page = ParentalKey(PressReleasePage, related_name="corrections", on_delete=models.CASCADE)
    corrected_on = models.DateField("Korrigiert am", default=timezone.localdate)
    text = models.TextField("Was wurde geändert?", max_length=500)

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "Korrektur"
        verbose_name_plural = "Korrekturen"


class RelatedRelease(Orderable):
    """A link from one release to another that belongs to it."""

    page = ParentalKey(PressReleasePage, related_name="related_releases", on_delete=models.CASCADE)
    release = models.ForeignKey(
        PressReleasePage,
        verbose_name="Pressemitteilung",
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        verbose_name = "Verwandte Mitteilung"
        verbose_name_plural = "Verwandte Mitteilungen"
