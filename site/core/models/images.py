"""Pictures and documents with what the law and good style ask to be said about them."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class SiteImage(AbstractImage):
    """A picture with its credit; caption and alternative text stand where it is used.

    The model knows no language: `description` is only the proposal for the German
    alternative text, each page carries its own wording.
    """

    class Licence(models.TextChoices):
        OWN = "own", "eigenes Bild des Landratsamts"
        GRANTED = "granted", "Nutzungsrecht liegt vor"
        CC_BY = "cc-by", "CC BY 4.0"
        CC_BY_SA = "cc-by-sa", "CC BY-SA 4.0"
        CC0 = "cc0", "CC0 / gemeinfrei"

    credit = models.CharField(
        "Bildnachweis",
        max_length=200,
        blank=True,
        help_text=(
            "Wer hat das Bild gemacht? Steht unter jedem Bild, etwa „Erika Beispiel, "
            "Landratsamt“. Ohne Bildnachweis lässt sich das Bild in keiner Pressemitteilung nutzen."
        ),
    )
    licence = models.CharField(
        "Lizenz",
        max_length=20,
        choices=Licence,
        default=Licence.OWN,
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = Image.search_fields

    class Meta(AbstractImage.Meta):
        verbose_name = "Bild"
        verbose_name_plural = "Bilder"


class SiteRendition(AbstractRendition):
    """One size and format of a picture, made when it is first shown."""

    image = models.ForeignKey(SiteImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="core_rendition_unique"
            )
        ]

    def get_upload_to(self, filename):
        # With the fingerprint of the picture in it, an address never shows another picture
        # later: browsers may keep it for ever (core/media.py).
        folder, name = super().get_upload_to(filename).rsplit("/", 1)
        return f"{folder}/{self.image.get_file_hash()[:12]}/{name}"


class SiteDocument(AbstractDocument):
    """A file to download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "Dokument"
        verbose_name_plural = "Dokumente"
