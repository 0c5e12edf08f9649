"""The form for dates that follow a rule."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from ..date_rules import PLACE, Rule
from ..models import Session
from ..models.sessions import LONGEST

MINUTE = timedelta(minutes=1)
DAYS = {"1": "Tage", "7": "Wochen"}
MOST_DATES = 52
TOO_FAR = "So weit in der Zukunft gibt es keinen Kalender. Prüfen Sie Beginn und Abstand."


class DateRuleForm(WagtailAdminModelForm):
    """When, how often and where; the place is the one of the last date until it is changed."""

    minutes = forms.IntegerField(
        label="Dauer in Minuten", min_value=5, max_value=LONGEST // MINUTE, initial=120
    )
    every = forms.IntegerField(label="Alle …", min_value=1, max_value=365, initial=1)
    unit = forms.ChoiceField(label="Tage oder Wochen", choices=list(DAYS.items()), initial="7")
    number = forms.IntegerField(
        label="Wie oft?",
        min_value=1,
        max_value=MOST_DATES,
        initial=4,
        help_text=f"Der erste Termin zählt mit. Höchstens {MOST_DATES}.",
    )

    online_url = forms.URLField(
        label=Session._meta.get_field("online_url").verbose_name,
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=Session._meta.get_field("online_url").help_text,
    )

    field_order = ["starts_at", "minutes", "number", "every", "unit"]

    class Meta:
        model = Session
        fields = ["starts_at", *PLACE]
        labels = {"starts_at": "Erster Termin"}

    def __init__(self, data: Any, *, last: Session | None):
        initial = {name: getattr(last, name) for name in PLACE} if last else {}
        if last:
            initial["minutes"] = (last.ends_at - last.starts_at) // MINUTE
        super().__init__(data, initial=initial)

    def clean(self):
        cleaned = super().clean()
        if {"starts_at", "minutes", "every", "unit", "number"} <= set(cleaned):
            try:
                self.rule.moments()
            except ValidationError as error:
                self.add_error("starts_at", error)
            except OverflowError:
                self.add_error("starts_at", TOO_FAR)
        return cleaned

    @property
    def rule(self) -> Rule:
        values = self.cleaned_data
        return Rule(
            starts_at=values["starts_at"],
            step=timedelta(days=values["every"] * int(values["unit"])),
            number=values["number"],
            length=values["minutes"] * MINUTE,
        )
