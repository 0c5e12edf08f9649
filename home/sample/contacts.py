"""Whom to ask in the sample: offices and roles, never an invented person."""

import datetime
from dataclasses import dataclass

from core.models import Contact

from .circles import ALL_CIRCLES
from .circles.kinds import Circle
from .shelf import contact, german
from .translate import translate
from .words import say

OFFICE = say(
    "Landratsamt Musterland",
    en="Landratsamt Musterland (district office)",
    ar="إدارة مقاطعة موسترلاند (Landratsamt)",
)
ADDRESS = "Musterplatz 1\n87527 Sonthofen"
MORNINGS = say(
    "Montag bis Donnerstag, 9 bis 12 Uhr",
    en="Monday to Thursday, 9 am to 12 noon",
    ar="من الاثنين إلى الخميس، من 9 إلى 12",
)


@dataclass(frozen=True)
class Desk:
    """A desk at the office; `key` is the address before @example.org."""

    key: str
    name: str
    role: str
    phone: str
    availability: str = MORNINGS


DESKS = [
    Desk(
        "presse",
        say("Pressestelle", en="Press office", ar="المكتب الصحفي"),
        say(
            "Auskunft für Redaktionen", en="Information for newsrooms", ar="معلومات لوسائل الإعلام"
        ),
        "(089) 99998-110",
        say(
            "Montag bis Freitag, 8 bis 16 Uhr",
            en="Monday to Friday, 8 am to 4 pm",
            ar="من الاثنين إلى الجمعة، من 8 إلى 16",
        ),
    ),
    Desk(
        "integrationslotsin",
        say("Integrationslotsin", en="Integration guide", ar="مرشدة الاندماج"),
        say(
            "Begleitung der Helferkreise",
            en="Support for the volunteer circles",
            ar="مرافقة مجموعات المتطوعين",
        ),
        "(089) 99998-120",
    ),
    Desk(
        "integrationslotse",
        say(
            "Integrationslotse",
            en="Integration guide for housing and work",
            ar="مرشد الاندماج للسكن والعمل",
        ),
        say("Wohnen und Arbeit", en="Housing and work", ar="السكن والعمل"),
        "(089) 99998-121",
    ),
    Desk(
        "schulungen",
        say("Schulungskoordination", en="Training coordination", ar="تنسيق الدورات التدريبية"),
        say(
            "Anmeldung und Kalender",
            en="Registration and calendar",
            ar="التسجيل وجدول الدورات",
        ),
        "(089) 99998-122",
    ),
    Desk(
        "bildung",
        say("Bildungskoordination", en="Education coordination", ar="تنسيق شؤون التعليم"),
        say(
            "Schule, Ausbildung und Sprachkurse",
            en="School, vocational training and language courses",
            ar="المدرسة والتدريب المهني ودورات اللغة",
        ),
        "(089) 99998-123",
    ),
    Desk(
        "datenschutz", "Datenschutzbeauftragte Stelle", "Fragen zum Datenschutz", "(089) 99998-130"
    ),
]


def ensure_contacts() -> None:
    for desk in DESKS:
        if contact(desk.key) is None:
            _create(
                email=f"{desk.key}@example.org",
                name=desk.name,
                role=desk.role,
                organisation=OFFICE,
                phone=desk.phone,
                address=ADDRESS,
                availability=desk.availability,
            )
    for number, circle in enumerate(ALL_CIRCLES, start=1):
        if contact(f"helferkreis-{circle.slug}") is None:
            _create_for_circle(circle, number)


def _create_for_circle(circle: Circle, number: int) -> None:
    _create(
        # Every third circle is reached through a private person, who has consented.
        kind=Contact.Kind.PRIVATE if circle.speaks_for_itself else Contact.Kind.OFFICE,
        email=f"helferkreis-{circle.slug}@example.org",
        name=circle.contact_name,
        role=circle.contact_role,
        phone=f"(089) 99998-2{number:02d}",
        availability=circle.contact_hours,
        consent_given_on=datetime.date(2024, 3, 4) if circle.speaks_for_itself else None,
        consent_note="Schriftlich, Ordner Helferkreise" if circle.speaks_for_itself else "",
    )


def _create(**fields) -> None:
    row = Contact(locale=german(), **fields)
    row.full_clean()
    row.save()


def translate_contacts() -> None:
    for desk in DESKS:
        row = contact(desk.key)
        if desk.key != "datenschutz" and row and row.name == desk.name:
            translate(row, "en", "ar")
    for circle in ALL_CIRCLES:
        row = contact(f"helferkreis-{circle.slug}")
        if circle.is_translated and row and row.name == circle.contact_name:
            translate(row, "en", "ar")
