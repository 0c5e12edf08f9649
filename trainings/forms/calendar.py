"""What a visitor chooses in the calendar."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..choices import TeachingLanguage
from ..months import Month
from ..options import FilterOptions

VIEWS = [("liste", _("Liste")), ("monat", _("Monat")), ("archiv", _("Archiv"))]


class Checkbox(forms.CheckboxInput):
    """A box that sends `1`; `0`, or nothing, is no."""

    def __init__(self):
        super().__init__(attrs={"value": "1"})

    def value_from_datadict(self, data, files, name):
        return data.get(name) in ("1", "on", "true")


class CalendarFilter(forms.Form):
    """Narrows the calendar down; each field works alone and with the others."""

    thema = forms.ChoiceField(
        label=_("Thema"),
        required=False,
        error_messages={"invalid_choice": _("Dieses Thema gibt es nicht.")},
    )
    gemeinde = forms.ChoiceField(
        label=pgettext_lazy("Filter", "Gemeinde"),
        required=False,
        error_messages={"invalid_choice": _("Diese Gemeinde gibt es nicht.")},
    )
    sprache = forms.ChoiceField(
        label=_("Unterrichtssprache"),
        required=False,
        error_messages={"invalid_choice": _("Diese Sprache gibt es nicht.")},
    )
    online = forms.BooleanField(label=_("Nur online"), required=False, widget=Checkbox)
    frei = forms.BooleanField(label=_("Nur mit freien Plätzen"), required=False, widget=Checkbox)
    ansicht = forms.ChoiceField(
        label=_("Ansicht"),
        choices=VIEWS,
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("Diese Ansicht gibt es nicht.")},
    )
    monat = forms.CharField(label=_("Monat"), required=False, widget=forms.HiddenInput)

    def __init__(self, data, options: FilterOptions):
        # The search box of the frame has ids of its own.
        super().__init__(data, auto_id="filter-%s")
        self._offer("thema", _("Alle Themen"), options.topics)
        self._offer("gemeinde", _("Alle Gemeinden"), options.municipalities)
        self._offer("sprache", _("Alle Sprachen"), TeachingLanguage.choices)

    def _offer(self, name: str, everything, choices: list) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", everything), *choices]

    def clean_monat(self) -> Month:
        """The month to show; this month without one."""
        text = self.cleaned_data["monat"]
        month = Month.parse(text) if text else Month.current()
        if month is None:
            raise forms.ValidationError(
                _("Diesen Monat gibt es nicht. Schreiben Sie ihn so: 2026-12.")
            )
        if not month.is_shown:
            raise forms.ValidationError(_("Der Kalender zeigt nur zwei Jahre vor und nach heute."))
        return month

    def clean(self):
        cleaned = super().clean()
        # Nobody sees these fields, so an error beside them would lead nowhere.
        for name in ("ansicht", "monat"):
            if name in self.errors:
                self.add_error(None, list(self.errors.pop(name)))
        return cleaned

    @property
    def view(self) -> str:
        return self.cleaned_data.get("ansicht") or "liste"

    @property
    def month(self) -> Month:
        return self.cleaned_data.get("monat") or Month.current()

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen())

    def chosen(self) -> dict[str, str]:
        """The filters in use as they stand in the address, without view and month."""
        names = ["thema", "gemeinde", "sprache", "online", "frei"]
        values = {name: self.cleaned_data.get(name) for name in names}
        return {name: "1" if v is True else v for name, v in values.items() if v}

    def narrow(self, sessions):
        """The dates that match what was chosen; a wrong choice narrows nothing."""
        chosen = self.chosen()
        if "thema" in chosen:
            sessions = sessions.filter(
                training__topics__slug=chosen["thema"],
                training__topics__locale__language_code=settings.LANGUAGE_CODE,
            )
        if "gemeinde" in chosen:
            sessions = sessions.filter(municipality__slug=chosen["gemeinde"])
        if "sprache" in chosen:
            sessions = sessions.filter(training__teaching_language=chosen["sprache"])
        if "online" in chosen:
            sessions = sessions.filter(is_online=True)
        if "frei" in chosen:
            sessions = sessions.with_free_seats()
        return sessions
