"""Two people at a row without versions: the second who saves learns of the first."""

import hashlib
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import registry


def fingerprint(stored: dict[str, Any]) -> str:
    """Stands for what a form was opened with."""
    return hashlib.sha256(repr(sorted(stored.items())).encode()).hexdigest()


class RowForm(WagtailAdminModelForm):
    """The form of what pages refer to, and of settings; pages say it with their versions."""

    opened_with = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["opened_with"] = fingerprint(self.initial)

    def clean(self):
        cleaned = super().clean()
        opened_with, stored = self.cleaned_data.get("opened_with"), self.initial["opened_with"]
        if self.instance.pk and opened_with and opened_with != stored:
            # The next click on "Speichern" comes with the knowledge of what is stored now.
            self.data = self.data.copy()
            self.data[self.add_prefix("opened_with")] = stored
            self.add_error(
                None,
                f"{self._who_and_when()} Ihre Eingaben stehen noch hier, sind aber nicht "
                "gespeichert. Wenn Sie noch einmal speichern, gilt Ihre Fassung.",
            )
        return cleaned

    def _who_and_when(self) -> str:
        entry = registry.get_logs_for_instance(self.instance).first()
        if entry is None:
            return "Das wurde geändert, während Sie daran arbeiteten."
        name = get_user_display_name(entry.user) or "Jemand"
        moment = f"{timezone.localtime(entry.timestamp):%d.%m.%Y um %H:%M} Uhr"
        return f"{name} hat das am {moment} gespeichert, während Sie daran arbeiteten."
