"""The invitations in mails, from the first to the cancelled one, read by a parser of others."""

import email
import email.policy
import json
import subprocess
import tempfile
from email.message import EmailMessage
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENCLOSED_AS = ("text/calendar", "application/ics")
# Two people sign up, the date is moved, then called off.
WHAT_HAPPENS = """
from outbox.sender import send_due
from tests.factories.changes import call_off, move
from tests.factories.registrations import registered
from tests.factories.trainings import TrainingPageFactory, book_of
from trainings.changes import tell_changes
page = TrainingPageFactory(title="Recht, Pflicht; und Ämter: " + "ein langer Titel " * 6)
for name, language in (("Ada", "de"), ("Amal", "ar")):
    registered(book_of(page), name, language=language)
send_due()
for change in (move, call_off):
    change(page)
    tell_changes()
    send_due()
"""
WANTED = [("REQUEST", 0), ("REQUEST", 1), ("CANCEL", 2)]


def invitations(url: str, pages: dict[str, str]) -> list[str]:
    """ical.js reads what each mail encloses: one event, the same UID, SEQUENCE 0, 1, 2."""
    mails = _mails()
    findings = []
    for recipient in sorted({mail["To"] for mail in mails}):
        own = [mail for mail in mails if mail["To"] == recipient]
        for content_type in ENCLOSED_AS:
            events = [_event(mail, content_type) for mail in own]
            told = [(event["method"], event["sequence"]) for event in events]
            print(f"{recipient} {content_type}: {told}")
            if told != WANTED:
                findings.append(f"{recipient} {content_type}: {told}, wanted {WANTED}")
            if len({event["uid"] for event in events}) != 1:
                findings.append(f"{recipient} {content_type}: not one and the same UID")
            if any(event["attendees"] != [f"mailto:{recipient}"] for event in events):
                findings.append(f"{recipient} {content_type}: somebody else is invited")
    return findings if mails else ["no mail with an invitation"]


def _mails() -> list[EmailMessage]:
    """The mails with a calendar that a site of its own has written, oldest first."""
    import django

    django.setup()
    from tests.database import database_for_a_server
    from tests.server import RunningSite, environment_for

    with tempfile.TemporaryDirectory(prefix="invitations-") as name:
        folder = Path(name)
        with database_for_a_server(folder) as database_url:
            site = RunningSite("", folder, environment_for(folder, database_url, 0))
            site.manage("migrate", "--verbosity", "0")
            site.manage("shell", "--verbosity", "0", "--command", WHAT_HAPPENS)
        files = sorted((folder / "mail").glob("*.eml"))
        mails = [
            email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            for file in files
        ]
    return [mail for mail in mails if _parts(mail, ENCLOSED_AS[0])]


def _parts(mail: EmailMessage, content_type: str) -> list[bytes]:
    parts = [part for part in mail.walk() if part.get_content_type() == content_type]
    return [part.get_payload(decode=True) for part in parts]


def _event(mail: EmailMessage, content_type: str) -> dict:
    """The only event of the only calendar of this kind in a mail, as ical.js reads it."""
    (calendar,) = _parts(mail, content_type)
    command = ["node", str(HERE / "calendar.mjs")]
    result = subprocess.run(command, input=calendar, capture_output=True, check=True)
    (line,) = result.stdout.splitlines()
    return json.loads(line)
