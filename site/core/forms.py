"""The forms of the admin that differ from Wagtail's: pictures, documents, accounts, signing in."""

import secrets
import warnings
from functools import wraps
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile
from PIL import Image
from wagtail.admin.forms.auth import LoginForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from .limits import visitor_address
from .models import SignInFailures
from .photo_privacy import has_location, read_through, without_location
from .picture_sizes import look_again_soon

TOO_MANY_PIXELS = (
    "Dieses Bild hat zu viele Bildpunkte. Erlaubt sind höchstens 80 Millionen, "
    "etwa 10.000 × 8.000. Verkleinern Sie es und laden Sie es dann hoch."
)
DAMAGED = (
    "Die Bilddatei ist beschädigt. Speichern Sie das Bild neu und laden Sie es noch einmal hoch."
)
WITH_LOCATION = (
    "Diese Datei verrät, wo das Bild entstanden ist (GPS). Speichern Sie es ohne Standort oder "
    "als JPEG, dann entfernen wir den Ort beim Hochladen."
)
# Between one and two times its limit Pillow only warns; we refuse (Pillow, "Decompression bombs").
warnings.simplefilter("error", Image.DecompressionBombWarning)


class ImageForm(BaseImageForm):
    """A picture as the office uploads it: the place where it was made is taken out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            file.error_messages["file_too_many_pixels"] = TOO_MANY_PIXELS
            file.error_messages["invalid_image"] = (
                f"Diese Datei ist kein Bild oder beschädigt. Erlaubt sind "
                f"{file.supported_formats_text}, höchstens {file.max_upload_size_text}."
            )
            # Wagtail fixes the class of this field, so its check is wrapped instead.
            file.check_image_pixel_size = _as_message(file.check_image_pixel_size)
        if description := self.fields.get("description"):
            description.label = "Alternativtext (Vorschlag)"
            description.help_text = (
                "Was zeigt das Bild? Ein Satz für Menschen, die es nicht sehen. "
                "Jede Seite kann ihren eigenen Wortlaut haben."
            )

        if licence := self.fields.get("licence"):
            # Several files at once come without it and would be stored before any check.
            licence.required = False

    def save(self, commit=True):
        image = super().save(commit=commit)
        if commit:
            look_again_soon(image)
        return image

    def clean_licence(self):
        return self.cleaned_data["licence"] or self._meta.model.Licence.OWN

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data or not file:
            return file
        file.seek(0)
        data = file.read()
        file.seek(0)
        if not _as_message(_check_content)(data):
            return file
        if Path(file.name).suffix.lower() not in (".jpg", ".jpeg"):
            raise forms.ValidationError(WITH_LOCATION)
        cleaned = without_location(data)
        return InMemoryUploadedFile(
            BytesIO(cleaned), "file", file.name, file.content_type, len(cleaned), None
        )


def _check_content(data: bytes) -> bool:
    """Whether the picture carries its place; raises what Pillow raises on a damaged file."""
    read_through(data)
    return has_location(data)


def _as_message(check):
    """What Pillow raises on a broken or huge file becomes a sentence beside the field."""

    @wraps(check)
    def checked(*args):
        try:
            return check(*args)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise forms.ValidationError(TOO_MANY_PIXELS) from None
        except (OSError, SyntaxError, ValueError):
            raise forms.ValidationError(DAMAGED) from None

    return checked


class DocumentForm(BaseDocumentForm):
    """A document as the office uploads it: its content has to be what its name says."""

    SIGNATURES = {"pdf": b"%PDF-", "zip": b"PK\x03\x04"}
    # An office document is a zip file with this inside.
    INSIDE = {
        "docx": "word/document.xml",
        "xlsx": "xl/workbook.xml",
        "odt": "content.xml",
        "ods": "content.xml",
    }
    TEXT = {"csv", "ics", "txt"}
    MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<head", b"<body")

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data or not file:
            return file
        file.seek(0)
        start = file.read(4096)
        file.seek(0)
        extension = Path(file.name).suffix.lower().lstrip(".")
        if not (self._fits(extension, start) and self._holds(extension, file)):
            raise forms.ValidationError(
                f"Der Inhalt dieser Datei ist kein „{extension}“. Speichern Sie das Dokument "
                "in dem Programm, in dem es entstanden ist, und laden Sie es noch einmal hoch."
            )
        return file

    def _fits(self, extension: str, start: bytes) -> bool:
        if signature := self.SIGNATURES.get(extension):
            return start.startswith(signature)
        if extension in self.TEXT:
            words = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
            return b"\x00" not in start and not words.startswith(self.MARKUP)
        # Other extensions are refused by WAGTAILDOCS_EXTENSIONS with their own message.
        return True

    def _holds(self, extension: str, file) -> bool:
        if not (name := self.INSIDE.get(extension)):
            return True
        try:
            with ZipFile(file) as inside:
                return name in inside.namelist()
        except (BadZipFile, ValueError, OSError):
            return False
        finally:
            file.seek(0)


def _prepare_account_form(form, for_user) -> None:
    form.error_messages = form.error_messages | {
        "duplicate_username": "Es gibt schon ein Konto mit dieser E-Mail-Adresse."
    }
    superuser = form.fields.get("is_superuser")  # Wagtail leaves it out on one's own account.
    if superuser and not (for_user and for_user.is_superuser):
        superuser.disabled = True
        superuser.help_text = "Das kann nur ein Konto vergeben, das selbst alle Rechte hat."


class AccountCreationForm(UserCreationForm):
    """A new account; the e-mail address is the login name."""

    password_required = False

    def __init__(self, *args, for_user=None, **kwargs):
        super().__init__(*args, **kwargs)
        _prepare_account_form(self, for_user)
        self.fields["password1"].help_text = (
            "Am besten leer lassen: Dann bekommt die Person eine E-Mail und legt ihr Passwort "
            "selbst fest."
        )

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def save(self, commit=True):
        if not self.cleaned_data["password1"]:
            # One that nobody knows: without any, Django would send no link to set a new one.
            self.cleaned_data["password1"] = secrets.token_urlsafe(32)
        return super().save(commit=commit)


class AccountEditForm(UserEditForm):
    """An account that exists."""

    def __init__(self, *args, for_user=None, **kwargs):
        super().__init__(*args, **kwargs)
        _prepare_account_form(self, for_user)

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class SignInForm(LoginForm):
    """Signing in, with a pause after many wrong passwords."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Passwort"

    def clean(self):
        fingerprint = SignInFailures.fingerprint_of(
            self.cleaned_data.get("username", ""), visitor_address(self.request)
        )
        if SignInFailures.is_blocked(fingerprint):
            raise forms.ValidationError(
                "Zu viele Versuche mit falschem Passwort. Warten Sie 15 Minuten oder setzen Sie "
                "Ihr Passwort zurück.",
                code="blocked",
            )
        try:
            cleaned = super().clean()
        except forms.ValidationError:
            SignInFailures.count_one(fingerprint)
            raise
        SignInFailures.forget(fingerprint)
        return cleaned
