"""How the queue and the table are narrowed, and what a request consists of."""

from datetime import timedelta
from typing import cast
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from core.languages import Language, all_languages

from ..choices import State
from ..models import SectionLanguages

NAMES = dict(settings.LANGUAGES)
LONGEST = timedelta(days=3 * 366)


def language_choices(languages: list[Language]) -> list[tuple[str, str]]:
    """The languages as the office calls them."""
    return [(language.code, NAMES[language.code]) for language in languages]


def foreign_languages() -> list[Language]:
    """All that is translated into."""
    return [language for language in all_languages() if not language.is_source]


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = cast(forms.ChoiceField, form.fields[name])
    field.choices = [("", "Alle"), *choices]


class QueueFilter(forms.Form):
    """Narrows the queue by language and state."""

    sprache = forms.ChoiceField(label="Sprache", required=False)
    stand = forms.ChoiceField(label="Stand", required=False)

    def __init__(self, data, languages: list[Language], states: list[State]):
        super().__init__(data)
        _offer(self, "sprache", language_choices(languages))
        _offer(self, "stand", [(s.value, s.label) for s in states])


class TableFilter(forms.Form):
    """Narrows the table of all texts."""

    q = forms.CharField(label="Im Titel", required=False, max_length=200)
    bereich = forms.ChoiceField(label="Bereich", required=False)
    sprache = forms.ChoiceField(label="Sprache", required=False)
    stand = forms.ChoiceField(label="Stand", required=False, choices=[("", "Alle"), *State.choices])
    nur = forms.ChoiceField(
        label="Aufträge",
        required=False,
        choices=[("", "Alle"), ("auftrag", "Mit Auftrag"), ("frist", "Frist vorbei")],
    )

    def __init__(self, data, sections: dict[str, str]):
        super().__init__(data)
        _offer(self, "bereich", list(sections.items()))
        _offer(self, "sprache", language_choices(foreign_languages()))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("stand") and not cleaned.get("sprache"):
            del cleaned["stand"]
            self.add_error("sprache", "Wählen Sie eine Sprache, um nach dem Stand zu filtern.")
        return cleaned


class RequestForm(forms.Form):
    """An order (Auftrag) for some texts; the first button asks for them."""

    sprachen = forms.MultipleChoiceField(
        label="Sprachen",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Wählen Sie mindestens eine Sprache."},
    )
    bis = forms.DateField(
        label="Fertig bis",
        required=False,
        widget=AdminDateInput,
        help_text="Leer lassen, wenn es nicht eilt.",
        error_messages={"invalid": "Geben Sie das Datum so an: 31.12.2026."},
    )
    unterseiten = forms.BooleanField(label="Mit allen Unterseiten", required=False)
    hinweis = forms.CharField(
        label="Hinweis",
        required=False,
        max_length=300,
        help_text="Lesen alle, die den Auftrag bekommen.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["sprachen"])
        field.choices = language_choices(foreign_languages())

    def clean_bis(self):
        day = self.cleaned_data["bis"]
        today = timezone.localdate()
        if day and day < today:
            raise forms.ValidationError("Dieser Tag liegt in der Vergangenheit.")
        if day and day > today + LONGEST:
            raise forms.ValidationError("Dieser Tag liegt zu weit in der Zukunft.")
        return day


class SectionForm(forms.Form):
    """Into which languages new pages of a section are translated, and within how many days."""

    def __init__(self, *args, section: Page, **kwargs):
        super().__init__(*args, **kwargs)
        self.section = section
        known = SectionLanguages.objects.filter(section=section).select_related("locale")
        days = {row.locale.language_code: row.days for row in known}
        for code, name in language_choices(foreign_languages()):
            self.fields[f"{code}-on"] = forms.BooleanField(
                label=name, required=False, initial=code in days
            )
            self.fields[f"{code}-days"] = forms.IntegerField(
                label=f"{name}: Frist in Tagen",
                required=False,
                min_value=1,
                max_value=365,
                initial=days.get(code),
            )

    def rows(self) -> list[tuple]:
        """For the template: the tick and the days of each language."""
        codes = [language.code for language in foreign_languages()]
        return [(self[f"{code}-on"], self[f"{code}-days"]) for code in codes]

    def chosen(self) -> dict[str, int | None]:
        """The languages that are ticked, with their days."""
        data = self.cleaned_data
        codes = [language.code for language in foreign_languages()]
        return {code: data.get(f"{code}-days") for code in codes if data.get(f"{code}-on")}


def keys_in(values: list[str]) -> tuple[list[UUID], int]:
    """The keys among what was sent, and how many values are none."""
    keys: dict[UUID, None] = {}
    bad = 0
    for value in values:
        try:
            keys[UUID(value)] = None
        except ValueError:
            bad += 1
    return list(keys), bad
