"""Topics that sort releases and trainings."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..slugs import GermanSlugInput
from .facts import address_name_is_taken, share_facts
from .row_forms import RowForm


class Topic(TranslatableMixin, models.Model):
    """A topic such as „Sprache“ or „Wohnen“, one row per language."""

    name = models.CharField("Name", max_length=60)
    slug = models.SlugField(
        "Kurzname für Adressen",
        max_length=60,
        help_text="Steht in der Adresse, etwa ?thema=wohnen; in allen Sprachen gleich.",
    )

    translatable_fields = [
        TranslatableField("name"),
        SynchronizedField("slug", overridable=False),
    ]

    base_form_class = RowForm
    panels = [
        TitleFieldPanel("name", placeholder=False),
        FieldPanel("slug", widget=GermanSlugInput),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="core_topic_slug_unique")
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        share_facts(self, ["slug"])

    def clean(self):
        super().clean()
        if address_name_is_taken(self):
            raise ValidationError({"slug": "Diesen Kurznamen hat schon ein anderes Thema."})
