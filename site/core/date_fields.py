"""How dates behave in the forms of the admin; loaded before Wagtail builds any form."""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput

# A date with a callable default (today) makes Django look for a hidden field that Wagtail does
# not render: the form would always count as changed, and nobody could approve it unchanged.
register_form_field_override(
    models.DateField, override={"widget": AdminDateInput, "show_hidden_initial": False}
)
