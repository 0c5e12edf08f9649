"""What the office types about a message in the outbox."""

import uuid

from django import forms


class AddressForm(forms.Form):
    """The right address for a mail that did not arrive."""

    recipient = forms.EmailField(
        label="Richtige E-Mail-Adresse",
        max_length=254,
        error_messages={
            "required": "Geben Sie die richtige Adresse an.",
            "invalid": "Diese Adresse ist nicht vollständig. Beispiel: name@example.org",
        },
    )

    def clean_recipient(self) -> str:
        return self.cleaned_data["recipient"].lower()


class SampleForm(forms.Form):
    """Which press of the button this is, so that a double click sends one mail."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
