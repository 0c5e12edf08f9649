"""The questions (Fragen) a training asks in its registration form."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..choices import QuestionKind

KEEP_AT_MOST = 365


class TrainingQuestion(TranslatableMixin, Orderable):
    """One question of the form: its words in every language, its rules on the German page.

    `translation_key` names it in all languages; answers carry it as `question_key`.
    """

    page = ParentalKey("trainings.TrainingPage", related_name="questions", on_delete=models.CASCADE)
    label = models.CharField("Frage", max_length=200)
    purpose = models.CharField(
        "Wozu fragen Sie das?",
        max_length=200,
        help_text="Steht im Formular bei der Frage. Fragen Sie nur, was Sie brauchen.",
    )
    kind = models.CharField(
        "Art der Antwort", max_length=10, choices=QuestionKind, default=QuestionKind.TEXT
    )
    choices = models.TextField(
        "Auswahl", max_length=1000, blank=True, help_text="Eine Antwort je Zeile."
    )
    is_required = models.BooleanField("Pflichtfrage", default=False)
    keep_days = models.PositiveSmallIntegerField(
        "Antworten löschen (Tage nach dem letzten Termin)",
        default=14,
        validators=[MaxValueValidator(KEEP_AT_MOST)],
    )

    translatable_fields = [
        TranslatableField("label"),
        TranslatableField("purpose"),
        TranslatableField("choices"),
        SynchronizedField("kind", overridable=False),
        SynchronizedField("is_required", overridable=False),
        SynchronizedField("keep_days", overridable=False),
    ]
    panels = [
        FieldPanel("label"),
        FieldPanel("purpose"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_required"), FieldPanel("keep_days")]),
        FieldPanel("choices"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "Frage"
        verbose_name_plural = "Fragen"

    def __str__(self):
        return self.label

    def clean(self):
        super().clean()
        if self.kind == QuestionKind.CHOICE and len(self.choice_list) < 2:
            raise ValidationError({"choices": "Geben Sie mindestens zwei Antworten zur Auswahl."})

    @property
    def choice_list(self) -> list[str]:
        """The answers to choose from, in order."""
        return [line.strip() for line in self.choices.splitlines() if line.strip()]
