"""What is uploaded and what is fetched: files for other translation programs."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core.languages import Language

from ..exchange.formats import FORMATS
from ..exchange.intake import german_name_of
from ..exchange.sheets import LIMIT
from ..exchange.upload import TOO_BIG

_MOST_FILES = 50


def not_too_big(file: UploadedFile) -> None:
    if file.size is None or file.size > LIMIT:
        raise ValidationError(TOO_BIG)


class FileForm(forms.Form):
    """One file for one translation."""

    file = forms.FileField(
        label="Datei",
        help_text="PO, XLIFF 1.2 oder XLIFF 2.1, höchstens 10 MB.",
        validators=[not_too_big],
        widget=forms.FileInput(attrs={"accept": ".po,.xlf,.xliff"}),
    )


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Several files at once."""

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        if not files:
            return super().clean(None, initial)
        if len(files) > _MOST_FILES:
            raise ValidationError(f"Höchstens {_MOST_FILES} Dateien auf einmal.")
        return [super(_FilesField, self).clean(file, initial) for file in files]


class FilesForm(forms.Form):
    """Several files or an archive; each says itself which translation it is for."""

    file = _FilesField(
        label="Dateien",
        help_text=(
            "PO, XLIFF 1.2 oder XLIFF 2.1, einzeln, mehrere zugleich oder als Zip. "
            "Jede Datei höchstens 10 MB."
        ),
        validators=[not_too_big],
        widget=_FilesInput(attrs={"accept": ".po,.xlf,.xliff,.zip"}),
    )


class ChosenForm(forms.Form):
    """The format for translations that were chosen in a list."""

    format = forms.ChoiceField(
        label="Format",
        choices=[(item.key, item.title) for item in FORMATS],
        widget=forms.RadioSelect,
        initial=FORMATS[0].key,
    )


class ExportForm(ChosenForm):
    """Which translations go out, as what."""

    field_order = ["code", "scope", "format"]

    scope = forms.ChoiceField(
        label="Welche Texte",
        choices=[
            (
                "open",
                "Was zu tun ist: fehlt, in Arbeit, zurückgegeben, offline genommen oder veraltet",
            ),
            ("all", "Alle"),
        ],
        widget=forms.RadioSelect,
        initial="open",
    )

    def __init__(self, *args, languages: list[Language], **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(language.code, german_name_of(language.code)) for language in languages]
        self.fields["code"] = forms.ChoiceField(label="Sprache", choices=choices)
        self.order_fields(self.field_order)
