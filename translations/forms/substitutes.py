"""Choosing a picture, a file or a link for one translation."""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.http import QueryDict
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy as files
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as pictures
from wagtail.images.widgets import AdminImageChooser

from core.models import User

from ..substitutes import Kind

_TELEPHONE = re.compile(r"\+?[0-9][0-9 ()/-]{2,30}")
_HERE = re.compile(r"/(?![/\\])[^\s\\]*")
_LONGEST = 2000
_WEB = URLValidator(schemes=["http", "https"])
_MAIL = EmailValidator()


def leads_somewhere(address: str) -> None:
    """A page, a mail address or a telephone number, and nothing that a browser runs."""
    if _HERE.fullmatch(address):
        return
    scheme, _colon, rest = address.partition(":")
    try:
        if scheme == "mailto":
            _MAIL(rest)
        elif scheme == "tel" and _TELEPHONE.fullmatch(rest):
            return
        else:
            _WEB(address)
    except ValidationError as error:
        raise ValidationError(
            "Das ist keine Adresse. Sie beginnt mit https://, mailto: oder tel:, auf dieser "
            "Website mit /."
        ) from error


class LinkForm(forms.Form):
    """Another address for a link."""

    value = forms.CharField(
        label="Adresse für diese Sprache",
        max_length=_LONGEST,
        validators=[leads_somewhere],
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        help_text="Etwa dieselbe Seite in der Sprache der Übersetzung: https://…",
    )


class _ChooserForm(forms.Form):
    """Offers what this person may choose in the admin."""

    def __init__(self, user: User, policy: Any, data: QueryDict | None = None):
        super().__init__(data)
        field = cast(forms.ModelChoiceField, self.fields["value"])
        field.queryset = policy.instances_user_has_any_permission_for(user, ["choose"])


class PictureForm(_ChooserForm):
    """Another picture, say with words in this language inside."""

    value = forms.ModelChoiceField(
        get_image_model().objects.none(), label="Bild für diese Sprache", widget=AdminImageChooser
    )


class FileForm(_ChooserForm):
    """Another file, say the leaflet in this language."""

    value = forms.ModelChoiceField(
        get_document_model().objects.none(),
        label="Datei für diese Sprache",
        widget=AdminDocumentChooser,
    )


def form_for(kind: Kind, user: User, data: QueryDict | None = None) -> forms.Form:
    """The form for one kind, with what this person may choose."""
    if kind == Kind.LINK:
        return LinkForm(data)
    if kind == Kind.PICTURE:
        return PictureForm(user, pictures, data)
    return FileForm(user, files, data)
