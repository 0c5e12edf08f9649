"""What the coordinator chooses before a list leaves the site."""

from django import forms

from ..choices import RegistrationState
from ..exports import FORMATS
from ..models import RegistrationBook

FORMAT_LABELS = {
    "csv": "CSV (für jede Tabellenkalkulation)",
    "xlsx": "XLSX (Excel, LibreOffice)",
}
# Who never answered the mail has not registered yet.
STATES = [choice for choice in RegistrationState.choices if choice[0] != "unverified"]


class ExportForm(forms.Form):
    """Which registrations, and as which file."""

    format = forms.ChoiceField(
        label="Datei",
        choices=[(name, FORMAT_LABELS[name]) for name in FORMATS],
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(["required", "invalid_choice"], "Wählen Sie CSV oder XLSX."),
    )
    state = forms.MultipleChoiceField(
        label="Stand",
        choices=STATES,
        initial=["confirmed", "waiting", "requested", "offered"],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ohne Auswahl: alle.",
        error_messages={"invalid_choice": "Diesen Stand gibt es nicht: %(value)s"},
    )
    book = forms.ChoiceField(
        label="Termin",
        required=False,
        error_messages={"invalid_choice": "Diesen Termin gibt es in der Schulung nicht."},
    )
    needs = forms.BooleanField(
        label="Mit Unterstützungsbedarf",
        required=False,
        help_text=(
            "Das sind Angaben zur Gesundheit. Nehmen Sie sie nur mit, wenn Sie sie brauchen, "
            "und löschen Sie die Datei danach."
        ),
    )

    def __init__(self, *args, books: list[RegistrationBook], sees_needs: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.books = {str(book.pk): book for book in books}
        chooser = self.fields["book"]
        if len(books) > 1 and isinstance(chooser, forms.ChoiceField):
            rows = [(key, str(book.session or book)) for key, book in self.books.items()]
            chooser.choices = [("", "Alle Termine"), *rows]
        else:
            del self.fields["book"]
        if not sees_needs:
            del self.fields["needs"]

    @property
    def chosen_book(self) -> RegistrationBook | None:
        return self.books.get(self.cleaned_data.get("book", ""))

    @property
    def chosen_states(self) -> list[str]:
        return self.cleaned_data["state"] or [state for state, _label in STATES]
