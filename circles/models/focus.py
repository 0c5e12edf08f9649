"""What circles do, as words to filter by."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.languages import Language
from core.models import SiteVersion
from core.models.facts import address_name_is_taken, share_facts
from core.models.row_forms import RowForm
from core.slugs import GermanSlugInput


@dataclass(frozen=True)
class FocusName:
    """A focus in words; `lang` is set when they are not in the reader's language."""

    slug: str
    name: str
    lang: str = ""


class FocusAreaQuerySet(models.QuerySet):
    """Focus areas in words of the office."""

    def german(self):
        """The rows that circles refer to."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def names_in(self, language: Language) -> dict[uuid.UUID, FocusName]:
        """The name of every focus by its translation key, in the order of the German names."""
        codes = {settings.LANGUAGE_CODE, language.code}
        rows = list(self.filter(locale__language_code__in=codes).select_related("locale"))
        german = [row for row in rows if row.locale.language_code == settings.LANGUAGE_CODE]
        own = {row.translation_key: row.name for row in rows if row not in german}
        missing = "" if language.is_source else settings.LANGUAGE_CODE
        return {
            row.translation_key: FocusName(
                row.slug,
                own.get(row.translation_key, row.name),
                "" if row.translation_key in own else missing,
            )
            for row in german
        }


def names_of(areas, language: Language) -> list[FocusName]:
    """The names of the focus areas a German page refers to (its manager), with one query."""
    if language.is_source:
        # A preview refers to areas that are not saved yet: they are on the page, not in a query.
        return [FocusName(area.slug, area.name) for area in areas.all()]
    keys = areas.values_list("translation_key", flat=True)
    return list(FocusArea.objects.filter(translation_key__in=keys).names_in(language).values())


class FocusArea(TranslatableMixin, models.Model):
    """What circles do: language, housing, work, school, encounter … One row per language."""

    name = models.CharField("Name", max_length=60, help_text="Etwa „Sprache“ oder „Wohnen“.")
    slug = models.SlugField(
        "Kurzname für Adressen",
        max_length=60,
        help_text="Steht in der Adresse, etwa ?schwerpunkt=wohnen; in allen Sprachen gleich.",
    )

    objects = FocusAreaQuerySet.as_manager()

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
        verbose_name = "Schwerpunkt"
        verbose_name_plural = "Schwerpunkte"
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="circles_focus_slug_unique")
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        share_facts(self, ["slug"])

    def clean(self):
        super().clean()
        if address_name_is_taken(self):
            raise ValidationError({"slug": "Diesen Kurznamen hat schon ein anderer Schwerpunkt."})


@receiver([post_save, post_delete], sender=FocusArea)
def on_change(sender, raw=False, **kwargs):
    """Every circle shows these names: what is kept of its pages is old."""
    if not raw:
        SiteVersion.raise_number()
