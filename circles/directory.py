"""What somebody asks the directory, and what it understands by it."""

import re
import unicodedata
from typing import cast

from django import forms
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from core.models import Municipality
from core.models.municipalities import MunicipalityQuerySet, name_words

from .models.focus import FocusName

LONGEST_QUESTION = 80
_SHORTEST_POSTCODE, _POSTCODE = 3, 5
_MOST_NAMED = 4


def plain_digits(text: str) -> str:
    """The text with digits of any script as 0 to 9: Arabic keyboards write ٨٧٥٢٧."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text
    )


def printable(text: str) -> str:
    """The text without control characters and the invisible marks of right-to-left writing."""
    spaced = " ".join(text.split())
    return "".join(letter for letter in spaced if letter.isprintable())


def split_question(text: str) -> tuple[str, str]:
    """Postcode and name in what was typed; one of the two may be empty.

    Raises ValidationError when the digits cannot be the beginning of a postcode.
    """
    text = re.sub(r"^d[\s-]+(?=\d)", "", plain_digits(text).strip(), flags=re.IGNORECASE)
    if re.fullmatch(r"[\d\s]+", text):
        text = "".join(text.split())
    parts = text.split()
    digits = [part.strip(",;.") for part in parts if re.search(r"\d", part)]
    if not digits:
        return "", text
    postcode = digits[0]
    if len(digits) > 1 or not postcode.isascii() or not postcode.isdecimal():
        raise forms.ValidationError(
            _("Eine Postleitzahl besteht nur aus Ziffern, zum Beispiel 87527.")
        )
    if not _SHORTEST_POSTCODE <= len(postcode) <= _POSTCODE:
        raise forms.ValidationError(
            _("Geben Sie die ersten drei bis fünf Ziffern der Postleitzahl ein.")
        )
    return postcode, " ".join(part for part in parts if not re.search(r"\d", part))


class DirectoryForm(forms.Form):
    """The question to the directory; after `is_valid`, `places` holds the municipalities meant."""

    ort = forms.CharField(
        label=_("Gemeinde oder Postleitzahl"),
        required=False,
        max_length=LONGEST_QUESTION,
        error_messages={
            "max_length": _("Das ist zu lang. Geben Sie nur den Ort oder die Postleitzahl ein.")
        },
    )
    gemeinde = forms.ChoiceField(
        label=_("Oder Gemeinde auswählen"),
        required=False,
        error_messages={
            "invalid_choice": _("Diese Gemeinde kennen wir nicht. Wählen Sie eine aus der Liste.")
        },
    )
    schwerpunkt = forms.ChoiceField(
        label=_("Schwerpunkt"),
        required=False,
        error_messages={
            "invalid_choice": _(
                "Diesen Schwerpunkt kennen wir nicht. Wählen Sie einen aus der Liste."
            )
        },
    )

    def __init__(self, query, municipalities: MunicipalityQuerySet, names: list[FocusName]):
        # A mistyped question is shown again for correction, but not all 10,000 letters of it.
        shown = LONGEST_QUESTION + 1
        super().__init__({name: query.get(name, "")[:shown] for name in self.base_fields})
        self.municipalities = municipalities
        self.names = names
        self.places: list[Municipality] = []
        self.unknown_place = ""
        self.fields["ort"].widget.attrs |= {"autocomplete": "off", "maxlength": LONGEST_QUESTION}
        cast(forms.ChoiceField, self.fields["gemeinde"]).choices = [
            ("", _("Alle Gemeinden")),
            *[(place.slug, place.name) for place in municipalities],
        ]
        cast(forms.ChoiceField, self.fields["schwerpunkt"]).choices = [
            ("", _("Alle Schwerpunkte")),
            *[(name.slug, name.name) for name in names],
        ]

    @property
    def is_asked(self) -> bool:
        """Whether there is any question at all."""
        return any(self.data.values())

    def clean_ort(self):
        text = printable(self.cleaned_data["ort"])
        if not text:
            return text
        postcode, name = split_question(text)
        if not postcode and not name_words(name):
            raise forms.ValidationError(_("Geben Sie einen Ort oder eine Postleitzahl ein."))
        self.places = self._understand(postcode, name)
        self.unknown_place = "" if self.places else text
        return text

    def _understand(self, postcode: str, name: str) -> list[Municipality]:
        by_name = self.municipalities.named(name)
        if not postcode:
            return by_name
        by_postcode = self.municipalities.with_postcode(postcode)
        return [place for place in by_postcode if place in by_name] or by_postcode or by_name

    def clean_gemeinde(self):
        slug = self.cleaned_data["gemeinde"]
        chosen = [place for place in self.municipalities if place.slug == slug]
        # Whoever types one place and chooses another wants to see both.
        self.places += [place for place in chosen if place not in self.places]
        return slug

    @property
    def chosen_focus(self) -> FocusName | None:
        slug = self.cleaned_data.get("schwerpunkt")
        return next((name for name in self.names if name.slug == slug), None)

    @property
    def place_text(self) -> str:
        """The municipalities meant, in words; what was typed when they are too many to name."""
        if len(self.places) <= _MOST_NAMED:
            return ", ".join(place.name for place in self.places)
        # Each language has quotation marks of its own.
        return gettext("„{text}“").format(text=self.cleaned_data["ort"])

    def heading(self, count: int) -> Promise:
        """How many circles answer which question, in the language that is active when read."""
        focus = self.chosen_focus.name if self.chosen_focus else ""
        if self.unknown_place and not self.places:
            return format_lazy(_("Nichts gefunden zu „{place}“"), place=self.unknown_place)
        if self.places and focus:
            text = ngettext_lazy(
                "{count} Helferkreis für {places} mit dem Schwerpunkt {focus}",
                "{count} Helferkreise für {places} mit dem Schwerpunkt {focus}",
                count,
            )
        elif self.places:
            text = ngettext_lazy(
                "{count} Helferkreis für {places}", "{count} Helferkreise für {places}", count
            )
        elif focus:
            text = ngettext_lazy(
                "{count} Helferkreis mit dem Schwerpunkt {focus}",
                "{count} Helferkreise mit dem Schwerpunkt {focus}",
                count,
            )
        else:
            text = ngettext_lazy("{count} Helferkreis", "{count} Helferkreise", count)
        return format_lazy(text, count=count, places=self.place_text, focus=focus)
