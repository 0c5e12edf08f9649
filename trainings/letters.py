"""What the mails of a registration say, looked up at the moment they leave."""

from copy import copy
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime

from core.languages import Language, language_for
from core.models import Municipality, SiteSettings, contact_in
from core.reading import in_language
from outbox.composing import Contents, NobodyNeedsIt, composer
from outbox.models import OutboxMessage

from . import ical
from .choices import RegistrationState
from .models import Announcement, Certificate, Registration, RegistrationBook, Session
from .models.terms import CONFIRM_LIFE, cancel_until
from .notifications import queue_position
from .tokens import registration_token

PATHS = {
    "certificates": "bestaetigungen",
    "confirm": "bestaetigen",
    "manage": "verwalten",
    "offer": "angebot",
}


@composer(
    "certificate_ready",
    "participants_message",
    "registration_cancelled",
    "registration_cancelled_by_office",
    "registration_confirm_address",
    "registration_confirmed",
    "registration_known",
    "registration_offer_expired",
    "registration_offered",
    "registration_promoted",
    "registration_rejected",
    "registration_reminder",
    "registration_requested",
    "registration_waiting",
    "session_changed",
    "training_cancelled",
)
def letter(message: OutboxMessage) -> Contents:
    """Everything a mail of a registration may name; the templates choose."""
    registration = _registration(message)
    language = language_for(message.language)
    what = about(registration.book, language)
    training, sessions, contact = what["training"], what["sessions"], what["contact"]
    reply_to = contact.email if contact else ""
    context = {
        **what,
        "registration": registration,
        "participants": list(registration.participants.all()),
        "reason": registration.reason,
        "queue_position": queue_position(registration),
        **_deadlines_and_links(registration),
        **_facts(message, sessions),
    }
    if message.kind == "certificate_ready":
        context |= _certificates(registration)
    calendar = ""
    if message.calendar_method:
        organizer = reply_to or _mailbox_of_the_office()
        with translation.override(language.code):
            dates = _dates_of_enclosure(message, sessions, context.get("session"))
            calendar = ical.invitation(
                training, dates, organizer, message.recipient, message.calendar_method
            )
    return Contents(context, calendar, reply_to)


def _mailbox_of_the_office() -> str:
    """An organizer must be a mailbox somebody reads (RFC 5546, 2.1.1)."""
    office = SiteSettings.objects.filter(site__is_default_site=True).first()
    if office and office.email:
        return office.email
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def about(book: RegistrationBook, language: Language) -> dict[str, Any]:
    """The training of a mail with its dates and whom to ask, in the reader's language."""
    (training,) = in_language([book.training], language)
    return {
        "training": training,
        "training_url": f"{settings.WAGTAILADMIN_BASE_URL}{training.reading_url}",
        "sessions": book.sessions(),
        "contact": contact_in(book.training.contact_id, language),
    }


def _dates_of_enclosure(
    message: OutboxMessage, sessions: list[Session], changed: Session | None
) -> list[Session]:
    """A change is about one date; nobody is invited to dates that do not take place."""
    is_invitation = message.calendar_method == "REQUEST"
    if changed is None:
        return [row for row in sessions if not (is_invitation and row.is_cancelled)]
    if is_invitation and changed.is_cancelled:
        raise NobodyNeedsIt  # Called off before the mail about the move has left.
    return [changed]


def _registration(message: OutboxMessage) -> Registration:
    known = Registration.objects.named(message.reference).filter(anonymised_at=None)
    registration = known.select_related("book__training").first()
    if registration is None:
        raise NobodyNeedsIt
    return registration


def _deadlines_and_links(registration: Registration) -> dict[str, Any]:
    last_moment = cancel_until(registration.book)
    is_ahead = last_moment is not None and last_moment > timezone.now()
    is_offered = registration.state == RegistrationState.OFFERED
    return {
        "cancel_until": last_moment if is_ahead else None,
        "confirm_until": registration.created_at + CONFIRM_LIFE,
        "offered_until": registration.offered_until,
        "confirm_url": link(registration, "confirm"),
        "manage_url": link(registration, "manage"),
        "offer_url": link(registration, "offer") if is_offered else "",
    }


def _certificates(registration: Registration) -> dict[str, Any]:
    """Who has a certificate, and where: the paper itself, or the page with several."""
    certificates = list(Certificate.objects.to_be_had().of(registration))
    if not certificates:
        raise NobodyNeedsIt
    url = link(registration, "certificates")
    if len(certificates) == 1:
        with translation.override(language_for(registration.language).code):
            url = f"{settings.WAGTAILADMIN_BASE_URL}{certificates[0].get_absolute_url()}"
    return {"participants": [row.participant for row in certificates], "url": url}


def link(registration: Registration, purpose: str) -> str:
    """An absolute link in the person's language, for one of the purposes in PATHS."""
    token = registration_token(registration, purpose)
    base = settings.WAGTAILADMIN_BASE_URL
    return f"{base}/{registration.language}/anmeldung/{PATHS[purpose]}/{token}/"


def _facts(message: OutboxMessage, sessions: list[Session]) -> dict[str, Any]:
    """What was stored with the mail, with rows in place of their numbers."""
    facts: dict[str, Any] = dict(message.facts or {})
    if "session" in facts:
        facts["session"] = next((row for row in sessions if row.pk == facts["session"]), None)
        if facts["session"] is None:
            raise NobodyNeedsIt
    if "changes" in facts:
        facts |= change(facts["session"], facts.pop("changes"))
    if "announcement" in facts:
        found = Announcement.objects.filter(pk=facts.pop("announcement")).first()
        if found is None or not found.texts:
            raise NobodyNeedsIt
        facts |= words_in(found.texts, message.language)
    return facts


def words_in(texts: dict[str, dict[str, str]], language_code: str) -> dict[str, str]:
    """Subject and message of the office in a language; in German where it wrote no other."""
    is_written = language_code in texts
    code = language_code if is_written else settings.LANGUAGE_CODE
    return {**texts[code], "message_lang": "" if is_written else settings.LANGUAGE_CODE}


def change(session: Session, changes: list) -> dict[str, Any]:
    """The date as it was, and what of it a person has to know about; raw (field, old, new)."""
    before, after = copy(session), copy(session)
    for field, old, new in changes:
        _put(before, field, old)
        _put(after, field, new)
    return {
        "before": before,
        "after": after,
        "takes_place_again": before.is_cancelled and not after.is_cancelled,
        "has_new_time": (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at),
        "has_new_place": (before.place, before.address) != (after.place, after.address),
        "has_new_link": before.online_url != after.online_url and after.is_online,
    }


def _put(session: Session, field: str, value: Any) -> None:
    if field in ("starts_at", "ends_at") and not isinstance(value, datetime):
        value = parse_datetime(value)
    if field in ("municipality", "municipality_id"):
        session.municipality = Municipality.objects.filter(pk=value).first()
        return
    setattr(session, field, value)
