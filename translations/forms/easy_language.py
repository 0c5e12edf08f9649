"""The form for a test reading of a page in Leichte Sprache."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from ..models import EasyLanguageTest

LATEST, PUBLIC = "latest", "public"


class EasyLanguageTestForm(forms.ModelForm):
    """Who read the page, when, and which version; a page that is not public has only one."""

    class Meta:
        model = EasyLanguageTest
        fields = ["testers", "tested_on"]
        widgets = {"tested_on": AdminDateInput}

    def __init__(self, *args: Any, page: Page, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.page = page
        choices = [(LATEST, "Die zuletzt gespeicherte Fassung")]
        if page.live and page.live_revision_id:
            choices.insert(0, (PUBLIC, "Die Fassung, die auf der Website steht"))
        version = forms.ChoiceField(
            label="Welche Fassung?", widget=forms.RadioSelect, choices=choices
        )
        self.fields["version"] = version
        self.initial["version"] = choices[0][0]

    def clean_tested_on(self) -> date:
        day = self.cleaned_data["tested_on"]
        if day > timezone.localdate():
            raise ValidationError("Das ist ein Tag in der Zukunft.")
        return day

    def chosen_revision(self):
        """The version that was read."""
        is_public = self.cleaned_data["version"] == PUBLIC
        return self.page.live_revision if is_public else self.page.get_latest_revision()
