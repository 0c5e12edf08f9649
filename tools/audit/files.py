"""The files that other programs read: feeds and calendars, each read by parsers of others."""

import subprocess
import urllib.request
from pathlib import Path

import feedparser
from icalendar import Calendar
from sample import READ_IN, fetch

HERE = Path(__file__).resolve().parent
FEEDS = ("presse/feed/", "presse/rss/", "presse/feed/?thema=ehrenamt", "presse/rss/?thema=ehrenamt")


def feeds(url: str, pages: dict[str, str]) -> list[str]:
    """feedparser reads the feeds without complaint and finds releases in them."""
    findings = []
    for code in READ_IN:
        for path in FEEDS:
            with urllib.request.urlopen(f"{url}/{code}/{path}") as response:
                headers = {name.lower(): value for name, value in response.headers.items()}
                feed = feedparser.parse(response.read(), response_headers=headers)
            print(f"{code}/{path}: {feed.version}, bozo {feed.bozo:d}, {len(feed.entries)} entries")
            findings += [f"{code}/{path}: {finding}" for finding in _complaints(feed)]
    return findings


def _complaints(feed) -> list[str]:
    found = [str(feed.bozo_exception)] if feed.bozo else []
    if not feed.entries:
        found.append("no entries")
    wanted = ("id", "title", "link", "published_parsed")
    return found + [
        f"{entry.get('link')} has no {name}"
        for entry in feed.entries
        for name in wanted
        if not entry.get(name)
    ]


def calendars(url: str, pages: dict[str, str]) -> list[str]:
    """icalendar and ical.js (which did not write them) read the calendars: the same events."""
    findings = []
    for code in READ_IN:
        for path in ("schulungen/kalender.ics", f"{pages['training']}kalender.ics"):
            text = fetch(f"{url}/{code}/{path}")
            complaints, events = _with_icalendar(text)
            command = ["node", str(HERE / "calendar.mjs")]
            result = subprocess.run(command, input=text, capture_output=True, text=True)
            others = result.stdout.splitlines()
            print(f"{code}/{path}: icalendar {events} events, ical.js {len(others)} events")
            if result.returncode or not others or len(others) != events:
                complaints.append(f"ical.js: {result.stderr.strip() or len(others)}")
            findings += [f"{code}/{path}: {complaint}" for complaint in complaints]
    return findings


def _with_icalendar(text: str) -> tuple[list[str], int]:
    events = Calendar.from_ical(text).walk("VEVENT")
    complaints = [
        f"icalendar: {event.get('UID')}: {error}" for event in events for error in event.errors
    ]
    complaints += [
        f"icalendar: incomplete event {event.get('UID')}"
        for event in events
        if not (event.get("UID") and event.get("SUMMARY") and event.end > event.start)
    ]
    return complaints, len(events)
