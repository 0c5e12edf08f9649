"""The fixed choices of trainings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BookingMode(models.TextChoices):
    """What a registration is for: all dates together or each date by itself."""

    WHOLE = "whole", _("Alle Termine gehören zusammen")
    PER_SESSION = "per_session", _("Jeder Termin einzeln")


class SessionStatus(models.TextChoices):
    """Whether a date takes place."""

    SCHEDULED = "scheduled", _("findet statt")
    MOVED = "moved", _("verlegt")
    CANCELLED = "cancelled", _("abgesagt")


class TeachingLanguage(models.TextChoices):
    """The language people speak in a training."""

    GERMAN = "de", _("Deutsch")
    EASY_GERMAN = "de-simple", _("Einfaches Deutsch")
    ENGLISH = "en", _("Englisch")
    UKRAINIAN = "uk", _("Ukrainisch")
    ARABIC = "ar", _("Arabisch")
    PERSIAN = "fa", _("Dari oder Farsi")
    RUSSIAN = "ru", _("Russisch")
    TURKISH = "tr", _("Türkisch")
    FRENCH = "fr", _("Französisch")
    SEVERAL = "mul", _("Mehrere Sprachen")
