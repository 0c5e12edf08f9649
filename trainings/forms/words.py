"""What people may write into a form: names, addresses, telephone numbers, a few sentences."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NAME_LENGTH = 80
EMAIL_LENGTH = 254
PHONE_LENGTH = 40
_JOINERS = "\u200c\u200d"  # Persian names need the first one between two letters.
# Emojis and other signs, their skin tones, frames of keys, signs of mathematics and money.
_SIGN_CATEGORIES = {"So", "Sm", "Sc", "Me"}
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9 ()/.\-–]{5,}\Z")
_FEWEST_DIGITS = 5


def is_invisible(character: str) -> bool:
    """Line breaks, control characters, and what turns the direction of the text around it."""
    category = unicodedata.category(character)
    if category == "Cf":
        return character not in _JOINERS
    return category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")


def _is_sign(character: str) -> bool:
    return unicodedata.category(character) in _SIGN_CATEGORIES or ord(character) in _SKIN_TONES


def checked_name(text: str) -> str:
    """A name as it is written in any language; raises ValidationError with what is wrong."""
    if any(is_invisible(character) for character in text):
        raise ValidationError(_("Schreiben Sie den Namen in eine Zeile, ohne Steuerzeichen."))
    if _ADDRESS.search(text):
        raise ValidationError(_("Schreiben Sie hier nur den Namen, keine Adresse."))
    if any(_is_sign(character) for character in text):
        raise ValidationError(_("Schreiben Sie den Namen nur mit Buchstaben, ohne Emojis."))
    if text and not any(character.isalpha() for character in text):
        raise ValidationError(_("Schreiben Sie den Namen mit Buchstaben."))
    return " ".join(unicodedata.normalize("NFC", text).split())


def without_invisible(text: str) -> str:
    """Sentences without what nobody sees; line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ["".join(c for c in line if c == "\t" or not is_invisible(c)) for line in lines]
    return "\n".join(kept).strip()


class NameField(forms.CharField):
    """A given or a family name."""

    def __init__(self, **kwargs):
        attrs = {"dir": "auto"} | kwargs.pop("attrs", {})
        super().__init__(
            max_length=NAME_LENGTH, widget=forms.TextInput(attrs=attrs), strip=True, **kwargs
        )
        self.error_messages["max_length"] = _("Ein Name hat höchstens 80 Zeichen.")

    def clean(self, value):
        return checked_name(super().clean(value))


class MailField(forms.EmailField):
    """An address to write to, in small letters."""

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "email", "inputmode": "email", "dir": "ltr"}
        super().__init__(
            label=_("E-Mail-Adresse"),
            max_length=EMAIL_LENGTH,
            widget=forms.EmailInput(attrs=attrs),
            error_messages={
                "required": _("Bitte geben Sie Ihre E-Mail-Adresse an."),
                "invalid": _("Diese Adresse ist nicht vollständig. Beispiel: name@example.org"),
                "max_length": _("Eine E-Mail-Adresse hat höchstens 254 Zeichen."),
            },
            **kwargs,
        )

    def clean(self, value):
        address = super().clean(value).lower()
        # A quoted name before the @ could hide control characters.
        if '"' in address or any(is_invisible(character) for character in address):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return address


class PhoneField(forms.CharField):
    """A telephone number as people write it, in any digits."""

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}
        super().__init__(
            max_length=PHONE_LENGTH, widget=forms.TextInput(attrs=attrs | {"type": "tel"}), **kwargs
        )
        self.error_messages["max_length"] = _("Eine Telefonnummer hat höchstens 40 Zeichen.")

    def clean(self, value):
        # Copied from a page, the groups of a number are parted by spaces that do not break.
        text = super().clean(value).replace("\u00a0", " ").replace("\u202f", " ")
        digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
        is_number = _PHONE.match(digits) and sum(map(str.isdigit, digits)) >= _FEWEST_DIGITS
        if digits and not is_number:
            raise ValidationError(
                _("Schreiben Sie die Telefonnummer mit Ziffern. Beispiel: 08321 123456")
            )
        return digits


class SentencesField(forms.CharField):
    """A few sentences in any language."""

    def __init__(self, *, rows: int = 3, **kwargs):
        attrs = {"rows": rows, "dir": "auto"}
        super().__init__(widget=forms.Textarea(attrs=attrs), **kwargs)

    def clean(self, value):
        return without_invisible(super().clean(value))
