"""Mails of the sample: in the outbox as if they had been sent. Loading writes to nobody."""

from datetime import timedelta

from django.utils import timezone

from outbox.composing import NobodyNeedsIt, words_of
from outbox.models import MessageState, OutboxMessage, UndeliverableAddress
from trainings import notifications
from trainings.choices import RegistrationState
from trainings.models import Registration

OUTCOMES = [
    RegistrationState.CONFIRMED,
    RegistrationState.WAITING,
    RegistrationState.REQUESTED,
    RegistrationState.REJECTED,
]
OF_EACH = 3
REFUSED = "SMTPRecipientsRefused: 550 5.1.1 Dieses Postfach gibt es nicht"


def write_correspondence(entered: list[Registration]) -> None:
    """A few mails of each kind for people who have just been entered."""
    entered = list(Registration.objects.filter(pk__in=[row.pk for row in entered]).order_by("pk"))
    # What was written long ago would have no text any more.
    recent = timezone.now() - timedelta(days=14)
    reachable = [row for row in entered if row.email and row.changed_at > recent]
    for state in RegistrationState:
        of_state = [row for row in reachable if row.state == state]
        for registration in of_state[:: max(1, len(of_state) // OF_EACH)][:OF_EACH]:
            _write(registration)
    references = [registration.reference for registration in entered]
    written = OutboxMessage.objects.filter(reference__in=references, state=MessageState.PENDING)
    certificates = written.filter(kind="certificate_ready").order_by("pk")
    certificates.exclude(pk__in=[row.pk for row in certificates[:OF_EACH]]).delete()
    moments = {registration.reference: registration.changed_at for registration in entered}
    for message in written.all():
        _send_on_paper(message, moments[message.reference] + timedelta(minutes=1))
    _one_came_back(references)


def _write(registration: Registration) -> None:
    if registration.state in OUTCOMES:
        notifications.outcome(registration)
    elif registration.state == RegistrationState.OFFERED:
        notifications.promoted(registration)
    elif registration.state == RegistrationState.UNVERIFIED:
        notifications.please_confirm(registration)
    elif registration.state == RegistrationState.CANCELLED:
        if registration.reason:
            notifications.training_cancelled(registration, had_seat=True)
        else:
            notifications.cancelled(registration, had_seat=True)


def _send_on_paper(message: OutboxMessage, moment) -> None:
    if message.kind == "certificate_ready":
        moment = timezone.now() - timedelta(days=1)
    try:
        vars(message).update(words_of(message))
    except NobodyNeedsIt:
        message.state = MessageState.DROPPED
    else:
        message.state = MessageState.SENT
        message.sent_at = moment
        message.attempts = 1
    message.created_at = message.not_before = moment
    message.save()


def _one_came_back(references: list[str]) -> None:
    """So that the office sees what that looks like."""
    message = (
        OutboxMessage.objects.filter(reference__in=references, kind="registration_confirmed")
        .order_by("pk")
        .first()
    )
    if message is not None:
        message.state = MessageState.FAILED
        message.sent_at = None
        message.last_error = REFUSED
        message.save()
        UndeliverableAddress.objects.get_or_create(
            email=message.recipient, defaults={"reason": REFUSED}
        )
