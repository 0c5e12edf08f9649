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


class RegistrationState(models.TextChoices):
    """Where a registration stands; only confirmed and offered hold a seat."""

    UNVERIFIED = "unverified", _("Adresse noch nicht bestätigt")
    REQUESTED = "requested", _("angefragt")
    CONFIRMED = "confirmed", _("bestätigt")
    WAITING = "waiting", _("auf der Warteliste")
    OFFERED = "offered", _("Platz angeboten")
    CANCELLED = "cancelled", _("storniert")
    REJECTED = "rejected", _("abgelehnt")
    EXPIRED = "expired", _("verfallen")


ACTIVE_STATES = [
    RegistrationState.UNVERIFIED,
    RegistrationState.REQUESTED,
    RegistrationState.CONFIRMED,
    RegistrationState.WAITING,
    RegistrationState.OFFERED,
]

# To whom the office may write: who comes, and who hopes to.
MAY_BE_TOLD = [
    RegistrationState.CONFIRMED,
    RegistrationState.WAITING,
    RegistrationState.REQUESTED,
    RegistrationState.OFFERED,
]


class AdmissionMode(models.TextChoices):
    """Who decides about a seat."""

    DIRECT = "direct", "Sofort bestätigen"
    APPROVAL = "approval", "Das Amt entscheidet"


class PromotionMode(models.TextChoices):
    """What happens when a seat becomes free and somebody waits."""

    DIRECT = "direct", "Wer an der Reihe ist, rückt sofort nach"
    OFFER = "offer", "Wer an der Reihe ist, bekommt ein Angebot mit Frist"


class SeatsShown(models.TextChoices):
    """How much the public page says about free seats."""

    EXACT = "exact", "genaue Zahl"
    FEW = "few", "nur „wenige Plätze“"
    NONE = "none", "gar nichts"


class QuestionKind(models.TextChoices):
    """How a question of the form is answered."""

    TEXT = "text", "Text"
    CHOICE = "choice", "Auswahl"
    YES_NO = "yes_no", "Ja oder nein"
