"""What hangs on a release: press photos, attachments, corrections, related releases."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.api import APIField
from wagtail.models import Orderable, TranslatableMixin

from core.reading import reading_url

from . import panels
from .api import AttachedFile, CreditedImage
from .releases import PressReleasePage
from .rules import NO_CREDIT


class PressPhoto(TranslatableMixin, Orderable):
    """A print photo that newsrooms may download and use."""

    page = ParentalKey(PressReleasePage, related_name="photos", on_delete=models.CASCADE)
    image = models.ForeignKey(
        "core.SiteImage",
        verbose_name="Bild",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Das Bild braucht einen Bildnachweis.",
    )
    alt = models.CharField(
        "Alternativtext",
        max_length=255,
        help_text="Was zeigt das Bild? Für Menschen, die es nicht sehen.",
    )
    caption = models.CharField("Bildunterschrift", max_length=300, blank=True)

    panels = panels.PHOTO
    # Set by the form of the release, as there.
    is_incomplete_draft = False
    api_fields = [
        APIField("image", serializer=CreditedImage()),
        APIField("alt"),
        APIField("caption"),
        APIField("download_url"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "Pressefoto"
        verbose_name_plural = "Pressefotos"

    def __str__(self):
        return self.caption or self.alt

    @property
    def download_url(self):
        """The address of the original, in the language of the page."""
        return f"{reading_url(self.page, self.page.language)}fotos/{self.pk}/"

    def clean(self):
        super().clean()
        if self.image_id and not self.image.credit and not self.is_incomplete_draft:
            raise ValidationError({"image": NO_CREDIT})


class Attachment(TranslatableMixin, Orderable):
    """A file that belongs to the release."""

    page = ParentalKey(PressReleasePage, related_name="attachments", on_delete=models.CASCADE)
    document = models.ForeignKey(
        "core.SiteDocument", verbose_name="Datei", on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(
        "Bezeichnung", max_length=160, help_text="Etwa „Faltblatt Integrationslotsen“."
    )

    panels = panels.ATTACHMENT
    api_fields = [APIField("title"), APIField("document", serializer=AttachedFile())]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "Anlage"
        verbose_name_plural = "Anlagen"

    def __str__(self):
        return self.title


class Correction(TranslatableMixin, Orderable):
    """What was changed after publication, said openly."""

    page = ParentalKey(PressReleasePage, related_name="corrections", on_delete=models.CASCADE)
    corrected_on = models.DateField("Korrigiert am", default=timezone.localdate)
    text = models.TextField(
        "Was wurde geändert?",
        max_length=500,
        help_text="Etwa „In der ersten Fassung stand ein falsches Datum.“",
    )

    panels = panels.CORRECTION
    api_fields = [APIField("corrected_on"), APIField("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "Korrektur"
        verbose_name_plural = "Korrekturen"

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        if self.corrected_on and self.corrected_on > timezone.localdate():
            raise ValidationError(
                {"corrected_on": "Der Tag liegt in der Zukunft. Tragen Sie höchstens heute ein."}
            )


class RelatedRelease(Orderable):
    """A link from one release to another that belongs to it."""

    page = ParentalKey(PressReleasePage, related_name="related_releases", on_delete=models.CASCADE)
    release = models.ForeignKey(
        PressReleasePage,
        verbose_name="Pressemitteilung",
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = panels.RELATED

    class Meta(Orderable.Meta):
        verbose_name = "Verwandte Mitteilung"
        verbose_name_plural = "Verwandte Mitteilungen"

    def __str__(self):
        return str(self.release)

    def clean(self):
        super().clean()
        if self.release_id and self.release_id == self.page_id:
            raise ValidationError({"release": "Das ist diese Mitteilung selbst."})
