"""What the office types about a message in the outbox."""

from django import forms


class AddressForm(forms.Form):
    """The right address for a mail that did not arrive."""

    recipient = forms.EmailField(label="Richtige E-Mail-Adresse", max_length=254)

    def clean_recipient(self) -> str:
        return self.cleaned_data["recipient"].lower()
