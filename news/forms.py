"""What a visitor may ask of the press archive."""

from django import forms


class ArchiveForm(forms.Form):
    """Topic, year and month from the address; whatever else is asked there is not."""

    thema = forms.SlugField(required=False, max_length=60)
    jahr = forms.IntegerField(required=False, min_value=1900, max_value=2999)
    monat = forms.IntegerField(required=False, min_value=1, max_value=12)
    seite = forms.IntegerField(required=False, min_value=1, max_value=99_999)
