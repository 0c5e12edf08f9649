"""A term of the glossary, what it is called in a language, and files of both."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core.languages import Language

from ..glossary_files.rows import LARGEST_FILE, printable
from ..models import GlossaryEntry, GlossaryTerm
from .desk import foreign_languages, language_choices

_IN_THE_LANGUAGE = ["words", "other_words", "forbidden"]


class GlossaryFilter(forms.Form):
    """Which language the list shows, and which of its terms."""

    sprache = forms.ChoiceField(label="Sprache", required=False)
    q = forms.CharField(label="Deutsch oder Übersetzung", required=False, max_length=100)
    nur = forms.ChoiceField(
        label="Begriffe", required=False, choices=[("", "Alle"), ("offen", "Ohne Übersetzung")]
    )

    def __init__(self, data):
        super().__init__(data)
        self.fields["sprache"].choices = language_choices(foreign_languages())


class _OneLine(forms.ModelForm):
    """Words without line breaks and other signs that no list of words needs."""

    def clean(self):
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = printable(value)
        return cleaned


class TermForm(_OneLine):
    """The German side of a term."""

    class Meta:
        model = GlossaryTerm
        fields = ["german", "other_forms", "note"]
        error_messages = {"german": {"unique": "Diesen Begriff gibt es schon."}}


class EntryForm(_OneLine):
    """What a term is called in one language."""

    class Meta:
        model = GlossaryEntry
        fields = ["words", "is_kept", "other_words", "forbidden", "note"]

    def __init__(self, *args, language: Language, **kwargs):
        super().__init__(*args, **kwargs)
        for name in _IN_THE_LANGUAGE:
            self.fields[name].widget.attrs |= {"lang": language.tag, "dir": language.direction}

    @property
    def is_empty(self) -> bool:
        return not any(self.cleaned_data.values())


def _not_too_big(file: UploadedFile) -> None:
    if file.size is None or file.size > LARGEST_FILE:
        raise ValidationError("Die Datei ist größer als 2 MB.")


class GlossaryFileForm(forms.Form):
    """One file with terms."""

    file = forms.FileField(
        label="Datei",
        help_text="CSV in UTF-8 oder TBX, höchstens 2 MB.",
        validators=[_not_too_big],
        widget=forms.FileInput(attrs={"accept": ".csv,.tbx,.xml"}),
    )
