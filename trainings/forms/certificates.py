"""The form with which anybody checks a certificate."""

from django import forms
from django.utils.translation import gettext_lazy as _

AS_PRINTED = {"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}


class CertificateCheckForm(forms.Form):
    """Number and code as they stand on the paper; capitals, spaces and dashes do not matter."""

    required_css_class = "is-required"

    nummer = forms.CharField(
        label=_("Nummer"),
        max_length=40,
        widget=forms.TextInput(attrs=AS_PRINTED | {"inputmode": "numeric"}),
        error_messages={"required": _("Bitte geben Sie die Nummer an.")},
    )
    code = forms.CharField(
        label=_("Prüfcode"),
        max_length=40,
        widget=forms.TextInput(attrs=AS_PRINTED | {"autocapitalize": "characters"}),
        error_messages={"required": _("Bitte geben Sie den Prüfcode an.")},
    )
