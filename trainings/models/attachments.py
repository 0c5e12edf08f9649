"""The files (Dateien) of a training."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField


class TrainingAttachment(TranslatableMixin, Orderable):
    """A file that belongs to the training."""

    page = ParentalKey(
        "trainings.TrainingPage", related_name="attachments", on_delete=models.CASCADE
    )
    # Not PROTECT: old versions may name a file that is gone, modelcluster cannot read them then.
    document = models.ForeignKey(
        "core.SiteDocument", verbose_name="Datei", on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(
        "Bezeichnung", max_length=160, help_text="Was steht in der Datei? Etwa „Programm“."
    )

    translatable_fields = [
        TranslatableField("title"),
        SynchronizedField("document", overridable=False),
    ]
    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "Datei"
        verbose_name_plural = "Dateien"

    def __str__(self):
        return self.title
