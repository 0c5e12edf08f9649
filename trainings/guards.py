"""Whether a mail about a registration is still true at the moment it leaves."""

from outbox.guards import guard
from outbox.models import OutboxMessage

from .choices import MAY_BE_TOLD, RegistrationState, SessionStatus
from .models import Registration, Session

STILL_TRUE_WHEN = {
    "registration_confirm_address": {RegistrationState.UNVERIFIED},
    "registration_confirmed": {RegistrationState.CONFIRMED},
    "registration_promoted": {RegistrationState.CONFIRMED},
    "registration_waiting": {RegistrationState.WAITING},
    "registration_requested": {RegistrationState.REQUESTED},
    "registration_offered": {RegistrationState.OFFERED},
    "session_changed": {RegistrationState.CONFIRMED},
    "participants_message": set(MAY_BE_TOLD),
}


@guard(*STILL_TRUE_WHEN)
def stands_as_the_mail_says(message: OutboxMessage) -> bool:
    state = _state(message)
    return state in STILL_TRUE_WHEN[message.kind]


@guard("registration_reminder")
def date_stands_and_person_comes(message: OutboxMessage) -> bool:
    """The key ends with the uid and sequence of the date it reminds of."""
    uid, sequence = message.key.split(":")[-2:]
    session = Session.objects.filter(uid=uid, sequence=sequence).first()
    if session is None or session.status == SessionStatus.CANCELLED:
        return False
    return _state(message) == RegistrationState.CONFIRMED


def _state(message: OutboxMessage) -> str | None:
    found = Registration.objects.named(message.reference)
    return found.values_list("state", flat=True).first()
