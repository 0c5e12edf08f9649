"""The questions of a training as fields of its form, and the answers as they are stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..booking import Bookable, Periods, day_in_words
from ..choices import QuestionKind
from ..models import Answer, TrainingQuestion
from .words import SentencesField

ANSWER_LENGTH = 1000
# As the coordinator reads it; the form shows the words of the reader's language.
YES_NO = {"yes": "ja", "no": "nein"}
REQUIRED = {"required": _("Bitte beantworten Sie diese Frage.")}


@dataclass(frozen=True)
class AskedQuestion:
    """A question: its rules from the German page, its words in the language of the reader."""

    german: TrainingQuestion
    words: TrainingQuestion

    @property
    def name(self) -> str:
        return f"question_{self.german.pk}"

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What is stored is German; a translation with another number of lines is not used."""
        german, words = self.german.choice_list, self.words.choice_list
        return list(zip(german, words if len(words) == len(german) else german, strict=True))

    def field(self, periods: Periods) -> forms.Field:
        day = day_in_words(periods.answers(self.german.keep_days))
        deletion = gettext("Wir löschen die Antwort spätestens am %(day)s.") % {"day": day}
        purpose = self.words.purpose
        purpose = purpose if purpose.endswith((".", "?", "!", "؟", "۔")) else f"{purpose}."
        details: dict[str, Any] = {
            "label": self.words.label,
            "help_text": f"{purpose} {deletion}",
            "required": self.german.is_required,
            "error_messages": REQUIRED,
        }
        if self.german.kind == QuestionKind.TEXT:
            return SentencesField(rows=2, max_length=ANSWER_LENGTH, **details)
        choices = self.choices
        if self.german.kind == QuestionKind.YES_NO:
            choices = [("yes", gettext("Ja")), ("no", gettext("Nein"))]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **details)

    def answer(self, value: str) -> Answer:
        return Answer(
            question_key=self.german.translation_key,
            label=self.german.label,
            value=YES_NO[value] if self.german.kind == QuestionKind.YES_NO else value,
            keep_days=self.german.keep_days,
        )


def questions_of(bookable: Bookable) -> list[AskedQuestion]:
    """The questions of the German page with the words of the page the reader sees."""
    german = list(bookable.source.questions.all())
    if not german or bookable.reading.language.is_source:
        return [AskedQuestion(row, row) for row in german]
    words = {row.translation_key: row for row in bookable.reading.questions.all()}
    return [AskedQuestion(row, words.get(row.translation_key, row)) for row in german]


def question_fields(
    questions: Iterable[AskedQuestion], bookable: Bookable, periods: Periods
) -> dict[str, forms.Field]:
    """The fields by their names, in the language the training is shown in."""
    with translation.override(bookable.reading.language.code):
        return {question.name: question.field(periods) for question in questions}
