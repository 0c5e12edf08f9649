"""A mail came back: the address of the registration is corrected, not only that of the mail."""

from outbox.addresses import AddressRefused, keeper
from outbox.models import OutboxMessage

from .desk import AlreadyRegistered, Details, correct
from .models import Registration
from .notifications import STATE_KINDS


@keeper("access")
def refuse_access(message: OutboxMessage, recipient: str, actor: str) -> bool:
    """The link opens what belongs to the old address: nobody else may get it."""
    raise AddressRefused("Dieser Link ist nur für die Adresse, die ihn angefordert hat.")


@keeper("registration")
def correct_registration(message: OutboxMessage, recipient: str, actor: str) -> bool:
    """True when the person is told anew where the registration stands, with new links."""
    known = Registration.objects.named(message.reference)
    registration = known.filter(anonymised_at=None).first()
    if registration is None:
        raise AddressRefused("Diese Anmeldung ist gelöscht. Es gibt niemanden mehr, der sie liest.")
    if registration.email == recipient:
        return False
    details = Details(
        people=[(p.given_name, p.family_name) for p in registration.participants.all()],
        email=recipient,
        phone=registration.phone,
        language=registration.language,
        circle_id=registration.circle_id,
    )
    try:
        correct(registration, details, actor)
    except AlreadyRegistered as error:
        raise AddressRefused(
            "Mit dieser Adresse ist für die Schulung schon jemand angemeldet."
        ) from error
    return registration.is_active and message.kind in STATE_KINDS
