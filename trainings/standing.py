"""Where a registration stands, in words for the person: what is, and what happens next."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext

from .booking import Bookable, moment_in_words
from .choices import RegistrationState
from .letters import queue_position
from .models import Registration


@dataclass(frozen=True)
class Standing:
    """A heading, one or two sentences, and the colour of the badge."""

    title: str
    text: str
    kind: str = "info"


def standing(registration: Registration, bookable: Bookable) -> Standing:
    """What the person sees first on the page of their registration."""
    if bookable.is_over and registration.state == RegistrationState.CONFIRMED:
        return Standing(gettext("Diese Schulung ist vorbei"), "", "")
    if registration.state == RegistrationState.OFFERED and not offer_holds(registration):
        return _expired(registration)  # The clock has not come by yet.
    return _WORDS[RegistrationState(registration.state)](registration)


def after_move(here: Standing) -> Standing:
    """The same for somebody who came by the link of the date they were moved from."""
    return replace(here, title=gettext("Wir haben Sie umgebucht"))


def offer_holds(registration: Registration) -> bool:
    """Whether a seat is offered that can still be taken."""
    until = registration.offered_until
    is_offered = registration.state == RegistrationState.OFFERED
    return is_offered and until is not None and timezone.now() < until


def _unverified(registration: Registration) -> Standing:
    return Standing(
        gettext("Ihre Anmeldung ist noch nicht bestätigt"),
        gettext("Öffnen Sie den Link in unserer Mail und drücken Sie dort auf den Knopf."),
        "warning",
    )


def _requested(registration: Registration) -> Standing:
    return Standing(
        gettext("Ihre Anfrage ist angekommen"),
        gettext(
            "Das Landratsamt entscheidet, wer teilnimmt. Dann bekommen Sie eine Mail. Bis dahin "
            "müssen Sie nichts tun."
        ),
    )


def _confirmed(registration: Registration) -> Standing:
    title = gettext("Ihr Platz ist bestätigt")
    if registration.seats > 1:
        title = gettext("Ihre Plätze sind bestätigt")
    text = gettext("Wir freuen uns auf Sie. Eine Bestätigung haben wir Ihnen geschickt.")
    return Standing(title, text, "success")


def _waiting(registration: Registration) -> Standing:
    number = {"number": queue_position(registration)}
    return Standing(
        gettext("Sie stehen auf der Warteliste"),
        gettext(
            "Sie sind Nummer %(number)s. Wird ein Platz frei, bekommen Sie sofort eine Mail. Sie "
            "müssen nichts tun."
        )
        % number,
        "warning",
    )


def _offered(registration: Registration) -> Standing:
    until = {"moment": moment_in_words(registration.offered_until)}
    return Standing(
        gettext("Für Sie ist ein Platz frei"),
        gettext("Bitte antworten Sie bis %(moment)s. Danach bekommt jemand anderes den Platz.")
        % until,
        "success",
    )


def _cancelled(registration: Registration) -> Standing:
    return Standing(
        gettext("Ihre Anmeldung ist storniert"),
        gettext("Sie gilt nicht mehr. Sie müssen nichts weiter tun."),
        "",
    )


def _rejected(registration: Registration) -> Standing:
    return Standing(
        gettext("Leider haben wir keinen Platz für Sie"),
        gettext("Das tut uns leid. Vielleicht passt eine andere Schulung."),
        "danger",
    )


def _expired(registration: Registration) -> Standing:
    if registration.sequence is None:
        return Standing(
            gettext("Ihre Anmeldung ist verfallen"),
            gettext("Sie wurde nicht innerhalb von 24 Stunden bestätigt."),
            "",
        )
    return Standing(
        gettext("Das Angebot ist abgelaufen"),
        gettext("Der Platz ist an jemand anderes gegangen."),
        "",
    )


_WORDS: dict[RegistrationState, Callable[[Registration], Standing]] = {
    RegistrationState.UNVERIFIED: _unverified,
    RegistrationState.REQUESTED: _requested,
    RegistrationState.CONFIRMED: _confirmed,
    RegistrationState.WAITING: _waiting,
    RegistrationState.OFFERED: _offered,
    RegistrationState.CANCELLED: _cancelled,
    RegistrationState.REJECTED: _rejected,
    RegistrationState.EXPIRED: _expired,
}
