"""How dates behave in the forms of the admin; loaded before Wagtail builds any form."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

FIRST_YEAR, LAST_YEAR = 1950, 2100


def year_is_plausible(value: date) -> None:
    """A slip like 0024 breaks every clock: the year 1 has no time in UTC."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValidationError(
            f"Das Jahr {value.year:04} ist wohl ein Tippfehler. Es muss zwischen {FIRST_YEAR} "
            f"und {LAST_YEAR} liegen.",
            code="year",
        )


class DayField(forms.DateField):
    """A day of our time."""

    default_validators = [year_is_plausible]


class MomentField(forms.DateTimeField):
    """A day and a time of our time."""

    default_validators = [year_is_plausible]


# A date with a callable default (today) makes Django look for a hidden field that Wagtail does
# not render: the form would always count as changed, and nobody could approve it unchanged.
register_form_field_override(
    models.DateField,
    override={"form_class": DayField, "widget": AdminDateInput, "show_hidden_initial": False},
)
register_form_field_override(
    models.DateTimeField, override={"form_class": MomentField, "widget": AdminDateTimeInput}
)
