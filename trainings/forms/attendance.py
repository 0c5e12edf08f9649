"""The sheet of a date: was this person there or not."""

from django import forms

from ..models import Participant

PRESENT, ABSENT = "ja", "nein"
CHOICES = [(PRESENT, "Da"), (ABSENT, "Nicht da")]
_VALUES = {True: PRESENT, False: ABSENT, None: ""}


class AttendanceForm(forms.Form):
    """One question for each person; what was there when the page was opened comes with it.

    So only what somebody changed is entered, and two people may fill the sheet at once.
    """

    def __init__(self, people: list[Participant], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        for person in people:
            self.fields[_field(person)] = forms.ChoiceField(
                label=person.name,
                choices=CHOICES,
                required=False,
                initial=_VALUES[person.is_present],
                widget=forms.RadioSelect,
                show_hidden_initial=True,
            )

    def rows(self) -> list[tuple[Participant, forms.BoundField, str]]:
        """Each person with the question and, hidden, with what was entered before."""
        fields = [(person, self[_field(person)]) for person in self.people]
        return [(person, field, field.as_hidden(only_initial=True)) for person, field in fields]

    def marks(self, *, all_others: bool = False) -> dict[int, bool]:
        """Who was there, as somebody changed it; `all_others` are there if nobody said anything."""
        changed = set(self.changed_data)
        found = {}
        for person in self.people:
            value = self.cleaned_data[_field(person)]
            if value and _field(person) in changed:
                found[person.pk] = value == PRESENT
            elif all_others and not value and person.is_present is None:
                found[person.pk] = True
        return found


def _field(person: Participant) -> str:
    return f"person-{person.pk}"
