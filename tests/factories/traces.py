"""People in every state with something in every field, and a look for their traces, for tests."""

import json
import uuid
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from outbox.models import MessageState, UndeliverableAddress
from outbox.sender import send_due
from trainings import desk
from trainings.choices import AdmissionMode, PromotionMode
from trainings.models import (
    Announcement,
    Answer,
    Attendance,
    Certificate,
    PersonalAccess,
    Registration,
    RegistrationBook,
    Session,
)
from trainings.registration import cancel, decline_offer

from .outbox import OutboxMessageFactory
from .registrations import registered, sign_up_of, unverified
from .trainings import SessionFactory, TrainingPageFactory, book_of

DAY = timedelta(days=1)
NEED = "Gebärdensprachdolmetscherin"
ANSWER = "Zimtstern"
REASON = "Wolkenbruch"
ANNOUNCED = "Murmeltier"
PHONE = "0151 5550123"
# Every name has a mail address made of it; what people are called is found in both.
NAMES = [
    "Adelgunde",  # was there and has a certificate
    "Balduin",  # waits
    "Chlothilde",  # is offered a seat
    "Dagobert",  # asked for a seat
    "Edeltraud",  # cancelled
    "Friedolin",  # was cancelled by the office
    "Gundula",  # was refused
    "Hildegund",  # never confirmed the address
    "Isidor",  # phoned
    "Kunigunde",  # declined an offer
]
SECRETS = [*NAMES, NEED, ANSWER, REASON, ANNOUNCED, PHONE]


def somebody_in_every_state() -> Session:
    """Somebody in every state, with something in every field; returns the last of the dates."""
    page = TrainingPageFactory(sessions=[SessionFactory(days=9), SessionFactory(days=10)])
    book = book_of(page, capacity=2, promotion=PromotionMode.OFFER)
    ada = registered(book, "Adelgunde", **details())
    edel = registered(book, "Edeltraud", **details())
    for name in ("Kunigunde", "Chlothilde", "Balduin"):
        registered(book, name, **details())
    cancel(edel)
    decline_offer(Registration.objects.get(email="kunigunde@example.org"))
    unverified(book, "Hildegund", **details())
    asked = book_of(TrainingPageFactory(sessions=[SessionFactory(days=9)]))
    gundula = registered(asked, "Gundula", **details())
    desk.cancel_by_office(gundula, "user:1", REASON)
    RegistrationBook.objects.filter(pk=asked.pk).update(admission=AdmissionMode.APPROVAL)
    registered(asked, "Dagobert", **details())
    friedolin = registered(asked, "Friedolin", **details())
    desk.reject(friedolin, "user:1", REASON)
    desk.add_by_phone(asked, sign_up_of("Isidor", **details()), "user:1")
    send_due()
    _was_there(ada, page)
    _what_else_is_stored(ada, page)
    return page.sessions.last()


def details() -> dict:
    return {
        "phone": PHONE,
        "access_need": NEED,
        "answers": [
            Answer(question_key=uuid.uuid4(), label="Was backen Sie?", value=ANSWER, keep_days=30)
        ],
    }


def _was_there(registration: Registration, page) -> None:
    person = registration.participants.get()
    Attendance.objects.create(participant=person, session=page.sessions.last(), is_present=True)
    Certificate.objects.create(participant=person, code="ABCDEFGHJK", language="de", minutes=90)


def _what_else_is_stored(registration: Registration, page) -> None:
    Announcement.objects.create(training=page, texts={"de": {"subject": ANNOUNCED, "message": "x"}})
    for state in MessageState:
        OutboxMessageFactory(
            state=state,
            reference=registration.reference,
            recipient=registration.email,
            subject=ANNOUNCED,
            text=f"Guten Tag Adelgunde, {REASON}",
            html=f"<p>{REASON}</p>",
            calendar=registration.email,
            last_error=f"550 {registration.email}",
            not_before=timezone.now() + DAY,
        )
    access = PersonalAccess.objects.create(email=registration.email, asked_at=timezone.now())
    OutboxMessageFactory(recipient=registration.email, reference=f"access:{access.pk}")
    UndeliverableAddress.objects.create(email=registration.email, reason="Adelgunde unbekannt")


def everything() -> str:
    """Every cell of every table, and every file and file name of the site."""
    text = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = sorted(map(_as_text, cursor.fetchall()))
            text += [f"== {table}", *rows]
    mails = getattr(settings, "EMAIL_FILE_PATH", None) or settings.VAR_DIR
    for folder in {Path(settings.VAR_DIR), Path(mails)}:
        for file in folder.rglob("*"):
            if file.is_file() and "sqlite3" not in file.name:
                text += [file.name, file.read_bytes().decode(errors="replace")]
    return "\n".join(text)


def _as_text(row: tuple) -> str:
    cells = [bytes(cell) if isinstance(cell, memoryview) else cell for cell in row]
    return " | ".join(
        cell.decode(errors="replace") if isinstance(cell, bytes) else str(cell) for cell in cells
    )


def found(*secrets: str) -> list[str]:
    """Which of the strings can be read anywhere, also where they stand as JSON or escaped."""
    text = everything().casefold()
    ways = {
        secret: {secret.casefold(), json.dumps(secret).strip('"').casefold()} for secret in secrets
    }
    return [secret for secret, spellings in ways.items() if any(w in text for w in spellings)]
