"""A training as schema.org knows it, for search engines."""

from datetime import datetime

from django.utils import timezone

from core.structured_data import office

from .models import Session, TrainingPage

_STATUS = {
    "scheduled": "https://schema.org/EventScheduled",
    "moved": "https://schema.org/EventRescheduled",
    "cancelled": "https://schema.org/EventCancelled",
}
_ONLINE = "https://schema.org/OnlineEventAttendanceMode"
_ON_SITE = "https://schema.org/OfflineEventAttendanceMode"


def education_event(page: TrainingPage, request) -> dict:
    """The training with one `subEvent` per date; nothing while it has no date."""
    sessions = page.source.dates
    if not sessions:
        return {}
    url = request.build_absolute_uri(page.reading_url)
    # What is cancelled stands only beside its date while others take place.
    active = [session for session in sessions if not session.is_cancelled] or sessions
    event = _when_and_where(active[0], url) | {
        "@type": "EducationEvent",
        "name": page.title,
        "description": page.summary,
        "url": url,
        "inLanguage": page.source.teaching_language,
        "endDate": _local(active[-1].ends_at),
        "isAccessibleForFree": not page.source.cost,
        "organizer": office(request),
    }
    if not page.source.cost:
        event["offers"] = {"@type": "Offer", "price": 0, "priceCurrency": "EUR", "url": url}
    if len(sessions) > 1:
        event["subEvent"] = [
            _when_and_where(session, url) | {"@type": "EducationEvent", "name": page.title}
            for session in sessions
        ]
    return event


def _when_and_where(session: Session, url: str) -> dict:
    return {
        "startDate": _local(session.starts_at),
        "endDate": _local(session.ends_at),
        "eventStatus": _STATUS[session.status],
        "eventAttendanceMode": _ONLINE if session.is_online else _ON_SITE,
        "location": _location(session, url),
    }


def _location(session: Session, url: str) -> dict:
    if session.is_online:
        # The way in is for participants only: the public address is the page itself.
        return {"@type": "VirtualLocation", "url": url}
    address = {
        "@type": "PostalAddress",
        "streetAddress": session.street,
        "postalCode": session.postcode,
        "addressLocality": session.municipality.name if session.municipality else "",
        "addressCountry": "DE",
    }
    return {
        "@type": "Place",
        "name": session.place_name,
        "address": {key: value for key, value in address.items() if value},
    }


def _local(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat()
