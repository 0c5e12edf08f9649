"""What readers fill in: the report of a barrier."""

import time
from typing import cast

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .models import BarrierReport

_SALT = "home.barrier_report"
# Nobody reads and fills the form faster; a program does.
FASTEST_SECONDS = 2
LONGEST_SECONDS = 60 * 60 * 24
TOO_FAST = _("Das ging sehr schnell. Bitte senden Sie das Formular noch einmal.")
TOO_OLD = _("Das Formular war zu lange offen. Bitte senden Sie es noch einmal.")


class BarrierReportForm(forms.ModelForm):
    """A report without account; the only thing asked for is what is wrong."""

    required_css_class = "is-required"

    homepage = forms.CharField(
        label=_("Lassen Sie dieses Feld leer"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = BarrierReport
        fields = ["message", "page", "contact"]
        labels = {
            "message": _("Was ist das Problem?"),
            "page": _("Adresse der Seite"),
            "contact": _("E-Mail-Adresse oder Telefonnummer"),
        }
        help_texts = {
            "message": _(
                "Was wollten Sie tun, und was hat nicht funktioniert? Nennen Sie gern auch Ihr "
                "Gerät oder Hilfsmittel."
            ),
            "page": _("Wo ist Ihnen das Problem aufgefallen?"),
            "contact": _("Nur wenn Sie eine Antwort möchten."),
        }
        error_messages = {
            "message": {"required": _("Bitte beschreiben Sie das Problem.")},
        }
        widgets = {
            "message": forms.Textarea(attrs={"rows": 6}),
            "page": forms.TextInput(attrs={"dir": "ltr", "inputmode": "url"}),
            "contact": forms.TextInput(attrs={"dir": "auto"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["opened"] = _stamp()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("homepage"):
            self.add_error("homepage", _("Dieses Feld muss leer bleiben."))
        if self.errors:
            return cleaned  # One thing at a time: the next try comes later anyway.
        seconds = _seconds_since(cleaned.get("opened", ""))
        if seconds is None or seconds > LONGEST_SECONDS:
            self._renew_stamp()
            self.add_error(None, TOO_OLD)
        elif seconds < FASTEST_SECONDS:
            self.add_error(None, TOO_FAST)
        return cleaned

    def _renew_stamp(self) -> None:
        data = cast(QueryDict, self.data).copy()
        data["opened"] = _stamp()
        self.data = data


def _stamp() -> str:
    return signing.dumps(int(time.time()), salt=_SALT)


def _seconds_since(stamp: str) -> float | None:
    """How long the form has been open; None when the stamp is not ours."""
    try:
        return time.time() - signing.loads(stamp, salt=_SALT)
    except signing.BadSignature:
        return None
