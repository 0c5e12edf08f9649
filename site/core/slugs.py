"""Short names in addresses are spelled the German way: „Größe“ becomes "groesse"."""

import unicodedata

from django.db import models
from django.utils.text import slugify
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets.slug import SlugInput

SPELLED_OUT = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ẞ": "Ss",
}
_TABLE = str.maketrans(SPELLED_OUT)


def short_name_of(title: str) -> str:
    """A title as a part of an address; empty where no letter of it can stand in one."""
    return slugify(unicodedata.normalize("NFC", title).translate(_TABLE))


class GermanSlugInput(SlugInput):
    """The field for a short name; in the browser it follows the title by the same rule."""

    def __init__(self, attrs=None, **kwargs):
        super().__init__(attrs, formatters=list(SPELLED_OUT.items()), **kwargs)


register_form_field_override(models.SlugField, override={"widget": GermanSlugInput})
