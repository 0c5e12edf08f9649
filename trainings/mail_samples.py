"""The mails of the trainings with invented data: for previews in the office and for tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings

from core.models import Contact
from outbox.kinds import register_kind

from .letters import change
from .models import Participant, Registration, Session, TrainingPage

MOMENT = datetime(2026, 10, 20, 10, 0, tzinfo=UTC)

# In the order in which a person may get them.
LABELS = {
    "registration_confirm_address": "Bitte Adresse bestätigen",
    "registration_known": "Schon angemeldet",
    "registration_requested": "Anfrage erhalten",
    "registration_confirmed": "Platz bestätigt",
    "registration_waiting": "Auf der Warteliste",
    "registration_rejected": "Kein Platz",
    "registration_offered": "Platz angeboten",
    "registration_offer_expired": "Angebot abgelaufen",
    "registration_promoted": "Nachgerückt",
    "session_changed": "Termin geändert oder abgesagt",
    "registration_reminder": "Erinnerung",
    "participants_message": "Nachricht an Teilnehmende",
    "registration_cancelled": "Absage angekommen",
    "registration_cancelled_by_office": "Vom Amt storniert oder umgebucht",
    "training_cancelled": "Schulung fällt aus",
    "certificate_ready": "Teilnahmebestätigung fertig",
    "my_trainings_link": "Link zu „Meine Schulungen“",
}


def register_kinds() -> None:
    for name, label in LABELS.items():
        register_kind(name, label, sample_context)


def sample_session(**changes: Any) -> Session:
    values: dict[str, Any] = {
        "starts_at": datetime(2026, 11, 3, 17, 0, tzinfo=UTC),
        "ends_at": datetime(2026, 11, 3, 19, 30, tzinfo=UTC),
        "place_name": "Landratsamt, Sitzungssaal 2",
        "street": "Schlossstraße 7",
        "postcode": "87000",
        "directions": "Bus 9764, Haltestelle Schloss",
        "note": "Bitte Hausschuhe mitbringen",
    }
    return Session(**values | changes)


def sample_training(title: str = "Erste Hilfe & mehr", reading_lang: str = "") -> TrainingPage:
    training = TrainingPage(title=title)
    training.reading_lang = reading_lang
    return training


def sample_context(**changes: Any) -> dict[str, Any]:
    """Everything that letters.py hands to the templates, and what other writers add."""
    base = settings.WAGTAILADMIN_BASE_URL
    return {
        "registration": Registration(state="confirmed", offered_until=MOMENT),
        "participants": [
            Participant(given_name="Teilnehmerin", family_name="07"),
            Participant(given_name="فاطمة", family_name="الزهراء"),
        ],
        "training": sample_training(),
        "contact": Contact(
            name="Koordination Ehrenamt",
            phone="08321 612-0",
            email="ehrenamt@example.org",
            availability="Montag bis Donnerstag, 9–12 Uhr",
        ),
        **_dates(base),
        **_links(base),
        "queue_position": 4,
        "reason": "Der Raum ist gesperrt.",
        "had_seat": True,
        "days": 7,
        "subject": "Bitte Schreibzeug mitbringen",
        "message": f"Guten Tag,\n\nbringen Sie Stifte mit: {base}/de/liste/",
    } | changes


def _dates(base: str) -> dict[str, Any]:
    """Two dates, the first of which was moved, and the deadlines."""
    session = sample_session()
    week = timedelta(days=7)
    online = sample_session(
        starts_at=session.starts_at + week,
        ends_at=session.ends_at + week,
        is_online=True,
        online_url=f"{base}/raum/?a=1&b=2",
    )
    day = timedelta(days=1)
    moved = [
        ("starts_at", session.starts_at - day, session.starts_at),
        ("ends_at", session.ends_at - day, session.ends_at),
        ("place_name", "Rathaus", session.place_name),
    ]
    deadlines = ["confirm_until", "offered_until", "valid_until", "cancel_until"]
    return {
        "sessions": [session, online],
        "session": session,
        **change(session, moved),
        **dict.fromkeys(deadlines, MOMENT),
    }


def _links(base: str) -> dict[str, str]:
    return {
        "training_url": f"{base}/de/schulungen/erste-hilfe/",
        "manage_url": f"{base}/de/anmeldung/verwalten/abc:def/",
        "confirm_url": f"{base}/de/anmeldung/bestaetigen/abc:def/",
        "offer_url": f"{base}/de/anmeldung/angebot/abc:def/",
        "url": f"{base}/de/link/abc:def/",
    }
