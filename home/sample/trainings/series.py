"""Series: every date has its own seats and its own registration."""

from datetime import time

from trainings.choices import BookingMode, TeachingLanguage

from ..body import paragraph, prose
from .kinds import LIBRARY, OFFICE_HALL, PARISH_HALL, Day, Seats, Training

READING = "Eine Frau liest mit zwei Kindern in einem großen Buch."

TRAININGS = [
    Training(
        "lesepatinnen-und-lesepaten",
        "Werkstatt für Lesepatinnen und Lesepaten",
        "Vier Nachmittage rund um das Vorlesen; jeder lässt sich einzeln buchen.",
        (
            prose(
                paragraph(
                    "Bilderbücher, Reime, Sachbücher, mehrsprachige Bücher: Jeder Nachmittag hat "
                    "ein eigenes Thema. Kommen Sie zu einem oder zu allen."
                ),
            ),
        ),
        (
            Day(5, time(15), time(17), LIBRARY, note="Thema: Bilderbücher"),
            Day(19, time(15), time(17), LIBRARY, note="Thema: Reime und Lieder"),
            Day(33, time(15), time(17), LIBRARY, note="Thema: Sachbücher"),
            Day(47, time(15), time(17), LIBRARY, note="Thema: mehrsprachige Bücher"),
        ),
        (Seats(10, 10, 5, 1), Seats(10, 8), Seats(10, 2), Seats(10, 0)),
        "Bücher auswählen\nKinder zum Sprechen bringen\nmehrsprachig vorlesen",
        "Lesepatinnen, Lesepaten und alle, die es werden wollen",
        "Bibliothek und Bildungskoordination",
        ("sprache", "bildung"),
        mode=BookingMode.PER_SESSION,
        contact="bildung",
        image="lesen",
        image_alt=READING,
        childcare=True,
    ),
    Training(
        "deutsch-ueben-online",
        "Deutsch üben am Bildschirm",
        "Eine Stunde in der Woche: So leiten Sie eine kleine Übungsgruppe im Internet.",
        (
            prose(
                paragraph(
                    "Jede Woche probieren Sie eine Übung aus und nehmen sie in Ihre Gruppe mit. "
                    "Sie können jederzeit einsteigen."
                ),
            ),
        ),
        (
            Day(-11, time(19), time(20)),
            Day(-4, time(19), time(20)),
            Day(3, time(19), time(20)),
            Day(10, time(19), time(20)),
            Day(17, time(19), time(20)),
        ),
        (Seats(20, 14), Seats(20, 11), Seats(20, 9), Seats(20, 5), Seats(20, 5)),
        "Übungen anleiten\nStille Menschen einbeziehen",
        "Ehrenamtliche, die Deutsch üben",
        "Sprachlehrerin",
        ("sprache",),
        mode=BookingMode.PER_SESSION,
        teaching_language=TeachingLanguage.EASY_GERMAN,
        image="online",
        image_alt="Ein Notebook zeigt sechs Menschen in einer Onlineschulung.",
    ),
    Training(
        "sprachtandem-einfuehrung",
        "Sprachtandem: Einführung",
        "Ein Abend für Menschen, die zu zweit Deutsch üben wollen.",
        (prose(paragraph("Aus diesem Abend sind neun Tandems entstanden.")),),
        (Day(-90, time(18), time(20), PARISH_HALL),),
        (Seats(20, 18),),
        "ein Tandem planen\nGesprächsanlässe finden",
        "alle, die Deutsch üben oder mit anderen üben",
        "Integrationslotsin",
        ("sprache", "ehrenamt"),
        contact="integrationslotsin",
        image="gespraech",
        image_alt="Zwei Menschen sprechen miteinander, über ihnen zwei Sprechblasen.",
        circles=("altusried", "haldenwang"),
    ),
    Training(
        "treffen-der-sprecher",
        "Austausch der Sprecherinnen und Sprecher",
        "Zweimal im Jahr sprechen die Helferkreise über das, was ansteht.",
        (
            prose(
                paragraph(
                    "Das Landratsamt berichtet, die Kreise berichten, und es bleibt viel Zeit für "
                    "Fragen."
                ),
            ),
        ),
        (
            Day(-120, time(18), time(20, 30), OFFICE_HALL),
            Day(45, time(18), time(20, 30), OFFICE_HALL),
        ),
        (Seats(60, 41), Seats(60, 19)),
        "voneinander lernen\nThemen für neue Schulungen sammeln",
        "Sprecherinnen und Sprecher der Helferkreise",
        "Integrationslotsin und Integrationslotse",
        ("ehrenamt",),
        mode=BookingMode.PER_SESSION,
        contact="integrationslotsin",
        image="begegnung",
        image_alt="Fünf Menschen sitzen um einen großen Tisch mit Tassen und Kuchen.",
        induction_loop=True,
    ),
]
