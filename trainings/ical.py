"""Dates of trainings as iCalendar files (RFC 5545), to download and to subscribe to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vGeo

from core.frame import current_frame
from core.languages import active_language
from core.reading import in_language

from .models import Session, SessionQuerySet, TrainingIndexPage, TrainingPage
from .options import topics_in

ZONE = "Europe/Berlin"
# Dates stay in the feed for so long after their end, cancelled ones too.
KEPT = timedelta(days=90)
REFRESH = timedelta(hours=6)
GUEST = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED", "RSVP": "FALSE"}


def training_calendar(page: TrainingPage, request) -> bytes:
    """All dates of one training in the language of the address."""
    source = page.source
    for session in source.dates:
        session.training = source
    return _calendar(page.title, source.dates, request)


def public_calendar(page: TrainingIndexPage, sessions: SessionQuerySet, request) -> bytes:
    """Dates of many trainings to subscribe to, also those just over."""
    sessions = sessions.filter(ends_at__gt=timezone.now() - KEPT)
    frame = current_frame(request)
    name = f"{page.title} – {frame.settings.office_name}" if frame else page.title
    return _calendar(name, list(sessions.with_place().order_by("starts_at", "pk")), request)


def calendar_response(content: bytes, name: str) -> HttpResponse:
    """The file with a name that every system can store."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def invitation(
    reading: TrainingPage, sessions: list[Session], organizer: str, attendee: str, method: str
) -> str:
    """What a mail carries: the dates with one guest (RFC 5546); "REQUEST" or "CANCEL".

    The text is in the active language; `organizer` and `attendee` are mail addresses.
    """
    calendar = _frame(method)
    url = f"{settings.WAGTAILADMIN_BASE_URL}{reading.reading_url}"
    for session in sessions:
        session.training = reading.source
        event = _event(session, reading, url, has_access=method == "REQUEST")
        if method == "CANCEL":
            event["status"] = "CANCELLED"
        event.add("organizer", f"mailto:{organizer}")
        event.add("attendee", f"mailto:{attendee}", parameters=GUEST)
        calendar.add_component(event)
    return calendar.to_ical().decode()


@dataclass(frozen=True)
class OwnDate:
    """A date of somebody who has, or has given back, a seat."""

    reading: TrainingPage
    session: Session
    is_given_back: bool = False


def own_calendar(name: str, dates: Iterable[OwnDate]) -> bytes:
    """The dates of one person, with the way into those online; cancelled ones crossed out."""
    calendar = _named_frame(name)
    for date in dates:
        date.session.training = date.reading.source
        url = f"{settings.WAGTAILADMIN_BASE_URL}{date.reading.reading_url}"
        event = _event(date.session, date.reading, url, has_access=not date.is_given_back)
        if date.is_given_back:
            event["status"] = "CANCELLED"
        calendar.add_component(event)
    return calendar.to_ical()


def _frame(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//Schulungskalender//DE")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(_berlin())
    return calendar


def _calendar(name: str, sessions: list[Session], request) -> bytes:
    calendar = _named_frame(name)
    for event in _events(sessions, request):
        calendar.add_component(event)
    return calendar.to_ical()


def _named_frame(name: str) -> Calendar:
    calendar = _frame("PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    return calendar


def _berlin() -> Timezone:
    """The two rules of today: Outlook ignores zones that list every change one by one."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = timedelta(hours=2), timedelta(hours=1)
    for part, name, before, after, month in (
        (TimezoneDaylight(), "CEST", winter, summer, 3),
        (TimezoneStandard(), "CET", summer, winter, 10),
    ):
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("dtstart", datetime(1970, month, 29 if month == 3 else 25, 2 if month == 3 else 3))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone


def _events(sessions: list[Session], request) -> Iterable[Event]:
    trainings = {session.training_id: session.training for session in sessions}
    readings = {page.source.pk: page for page in in_language(trainings.values())}
    names = _topic_names(list(trainings))
    for session in sessions:
        reading = readings[session.training_id]
        event = _event(session, reading, request.build_absolute_uri(reading.reading_url))
        if names.get(session.training_id):
            event.add("categories", names[session.training_id])
        yield event


def _event(session: Session, reading: TrainingPage, url: str, *, has_access: bool = False) -> Event:
    event = Event()
    event.add("uid", str(session.uid))
    changed = _last_change(session.training, reading)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", session.sequence)
    event.add("dtstart", timezone.localtime(session.starts_at))
    event.add("dtend", timezone.localtime(session.ends_at))
    title = reading.title
    if session.is_cancelled:
        title = gettext("ABGESAGT: %(title)s") % {"title": title}
    event.add("summary", title)
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    event.add("description", _description(session, reading, url, has_access=has_access))
    location = ", ".join(filter(None, [session.place, session.street, session.postcode]))
    event.add("location", location)
    town = session.municipality
    if town and not session.is_online and town.latitude is not None and town.longitude is not None:
        event.add("geo", vGeo((float(town.latitude), float(town.longitude))))
    event.add("url", url)
    return event


def _last_change(source: TrainingPage, reading: TrainingPage) -> datetime:
    """When facts or words were last published: the same file as long as nothing changes."""
    moments = [source.last_published_at, reading.last_published_at]
    known = [moment for moment in moments if moment]
    latest = max(known) if known else source.latest_revision_created_at
    return (latest or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)


def _description(session: Session, reading: TrainingPage, url: str, *, has_access: bool) -> str:
    directions = "" if session.is_online else session.directions
    parts = [reading.summary, session.note, directions, url]
    if has_access and session.is_online and session.online_url and not session.is_cancelled:
        parts.insert(0, gettext("So nehmen Sie teil:") + f" {session.online_url}")
    return "\n\n".join(part for part in parts if part)


def _topic_names(training_ids: list[int]) -> dict[int, list[str]]:
    """The topics of each training in the language of the address, else in German."""
    through = TrainingPage.topics.through.objects.filter(trainingpage__in=training_ids)
    names = {topic.slug: topic.name for topic in topics_in(active_language().code)}
    found: dict[int, list[str]] = {}
    links = through.order_by("topic__name").values_list("trainingpage", "topic__slug")
    for training, slug in links:
        if slug in names:
            found.setdefault(training, []).append(names[slug])
    return found
