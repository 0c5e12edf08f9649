"""Pictures and documents with what the law and good style ask to be said about them."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from ..turns import one_at_a_time


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

    def create_rendition(self, filter):
        return self.create_renditions(filter)[filter]

    def create_renditions(self, *filters):
        """Each size is made once, however many readers ask for it at the same moment.

        The others wait and find it. Wagtail lets all of them make it, and the files of all
        but one stay behind without a row.
        """
        if not filters:
            return {}
        with one_at_a_time(f"picture-{self.pk}"):
            found = self._stored_renditions(filters)
            if missing := [wanted for wanted in filters if wanted not in found]:
                made = self._make_renditions(missing)
                found |= self._stored_renditions(missing)
                _forget_what_was_not_stored(made, found)
        return found

    def _stored_renditions(self, filters) -> dict:
        specs = {wanted.spec: wanted for wanted in filters}
        keys = {wanted.spec: wanted.get_cache_key(self) for wanted in filters}
        rows = self.get_rendition_model().objects.filter(image=self, filter_spec__in=specs)
        found = {
            specs[row.filter_spec]: row
            for row in rows
            if row.focal_point_key == keys[row.filter_spec]
        }
        for row in found.values():
            row.image = self  # With the alternative text that this use of the picture has.
        return found

    def _make_renditions(self, filters) -> list:
        with self.open_file() as file:
            original = file.read()

        def make(wanted):
            return self.generate_rendition_instance(wanted, BytesIO(original))

        with ThreadPoolExecutor(max_workers=2) as threads:
            made = list(threads.map(make, filters))
        self.get_rendition_model().objects.bulk_create(made, ignore_conflicts=True)
        return made


def _forget_what_was_not_stored(made: list, stored: dict) -> None:
    """A transaction that was still open may have stored the same size a moment before."""
    names = {row.file.name for row in stored.values()}
    for rendition in made:
        if rendition.file.name not in names:
            rendition.file.delete(save=False)


class SiteRendition(AbstractRendition):
    """One size and format of a picture, made once (`core/picture_sizes.py`)."""

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

    def clean(self):
        # Wagtail looks at the name of the file, also after the form has refused the file.
        if self.file:
            super().clean()
