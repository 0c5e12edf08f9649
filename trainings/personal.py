"""What somebody without an account can see and take along: all that is theirs, by a mailed link."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext

from core.languages import Language, language_for
from outbox.composing import Contents, NobodyNeedsIt, composer
from outbox.models import OutboxMessage
from outbox.services import queue_mail

from .booking import Bookable, bookables
from .choices import RegistrationState
from .ical import KEPT, OwnDate, own_calendar
from .models import Certificate, PersonalAccess, Registration, RegistrationEvent
from .standing import Standing, standing
from .tokens import ACCESS_LIFE, access_token

# Two presses of the button are one mail.
PAUSE = timedelta(minutes=1)


def ask_for_link(email: str, language: Language) -> None:
    """Sends the link where there is anything to see; nobody else learns whether there is."""
    if not _registrations(email).exists():
        return
    now = timezone.now()
    with transaction.atomic():
        PersonalAccess.objects.get_or_create(email=email)
        access = PersonalAccess.objects.select_for_update().get(email=email)
        if access.asked_at and now - access.asked_at < PAUSE:
            return
        access.asked_at = now
        access.save(update_fields=["asked_at"])
        queue_mail(
            f"access:{access.pk}:{now.timestamp():.6f}",
            "my_trainings_link",
            email,
            language.code,
            {},
            reference=f"access:{access.pk}",
            expires_at=now + ACCESS_LIFE,
        )


@composer("my_trainings_link")
def letter_with_link(message: OutboxMessage) -> Contents:
    """The link is made when the mail leaves: its two hours begin then."""
    pk = message.reference.removeprefix("access:")
    access = PersonalAccess.objects.filter(pk=pk).first()
    if access is None:
        raise NobodyNeedsIt
    with translation.override(language_for(message.language).code):
        path = reverse("trainings:my_trainings", args=[access_token(access, "list")])
    url = f"{settings.WAGTAILADMIN_BASE_URL}{path}"
    return Contents({"url": url, "valid_until": timezone.now() + ACCESS_LIFE})


def renew_feed(access: PersonalAccess) -> None:
    """The address of the personal calendar is another one now; the old one is dead."""
    access.feed_nonce = uuid4()
    access.save(update_fields=["feed_nonce"])


def _registrations(email: str):
    return Registration.objects.filter(email=email, anonymised_at=None)


@dataclass(frozen=True)
class Mine:
    """One registration as its owner sees it in the list."""

    registration: Registration
    bookable: Bookable
    standing: Standing
    certificates: list[Certificate] = field(default_factory=list)


def my_trainings(access: PersonalAccess) -> list[Mine]:
    """Everything under this address, the next date first."""
    registrations = list(
        _registrations(access.email)
        .select_related("book__training", "book__session")
        .prefetch_related("participants")
    )
    known = _by_registration(registrations)
    found = [
        Mine(registration, bookable, standing(registration, bookable), known[registration.pk])
        for registration, bookable in _with_bookables(registrations)
    ]
    return sorted(found, key=lambda mine: mine.bookable.last_end)


def _with_bookables(registrations: list[Registration]) -> list[tuple[Registration, Bookable]]:
    units = bookables(registration.book for registration in registrations)
    return list(zip(registrations, units, strict=True))


def _by_registration(registrations: list[Registration]) -> dict[int, list[Certificate]]:
    found: dict[int, list[Certificate]] = {row.pk: [] for row in registrations}
    rows = Certificate.objects.to_be_had().filter(participant__registration__in=found)
    for row in rows.select_related("participant").order_by("participant__position"):
        found[row.participant.registration_id].append(row)
    return found


def personal_calendar(access: PersonalAccess) -> bytes:
    """What somebody comes to, and crossed out what they had come to.

    What is cancelled, and what is over, stays for as long as in the public calendar.
    """
    now = timezone.now()
    had_a_seat = RegistrationEvent.objects.filter(
        registration=OuterRef("pk"), to_state=RegistrationState.CONFIRMED
    )
    confirmed = Q(state=RegistrationState.CONFIRMED)
    given_back = Q(state=RegistrationState.CANCELLED, changed_at__gt=now - KEPT)
    rows = _registrations(access.email).filter(confirmed | given_back & Exists(had_a_seat))
    rows = rows.select_related("book__training", "book__session").order_by("pk")
    dates: dict[UUID, OwnDate] = {}
    for registration, bookable in _with_bookables(list(rows)):
        comes = registration.state == RegistrationState.CONFIRMED
        for session in bookable.book.sessions():
            # Who signed up again after cancelling comes: one date, one entry.
            if session.ends_at > now - KEPT and (comes or session.uid not in dates):
                dates[session.uid] = OwnDate(bookable.reading, session, is_given_back=not comes)
    in_order = sorted(dates.values(), key=lambda date: (date.session.starts_at, date.session.pk))
    return own_calendar(gettext("Meine Schulungen"), in_order)
