"""Trainings for people who are new to volunteering: soon full, full, running, cancelled."""

from datetime import time

from trainings.choices import SessionStatus

from ..body import bullets, heading, notice, paragraph, prose
from .kinds import CLUB_HOUSE, LAKE_HOUSE, OFFICE_HALL, PARISH_HALL, Day, Seats, Training

LESSON = "Eine Person erklärt an der Tafel, fünf Menschen hören zu."
TALK = "Zwei Menschen sprechen miteinander, über ihnen zwei Sprechblasen."

TRAININGS = [
    Training(
        "interkulturelle-kompetenz",
        "Interkulturelle Kompetenz",
        "Zwei Tage über Missverständnisse, Gewohnheiten und den eigenen Blick auf andere.",
        (
            prose(
                paragraph(
                    "Warum kommt jemand zu spät, und warum stört mich das? Sie üben, Situationen "
                    "aus mehreren Richtungen zu sehen, und finden Worte für schwierige Momente."
                ),
                paragraph("Die beiden Tage gehören zusammen."),
            ),
        ),
        (
            Day(20, time(9), time(16), OFFICE_HALL),
            Day(21, time(9), time(16), OFFICE_HALL),
        ),
        (Seats(16, 15),),
        "eigene Erwartungen erkennen\nMissverständnisse ansprechen\nin Konflikten ruhig bleiben",
        "Ehrenamtliche mit und ohne Erfahrung",
        "Fachkraft für interkulturelle Bildung",
        ("ehrenamt", "bildung"),
        programme="1. Tag: Kultur, Werte, Wahrnehmung\n2. Tag: Fälle aus der eigenen Arbeit",
        image="begegnung",
        image_alt="Fünf Menschen sitzen um einen großen Tisch mit Tassen und Kuchen.",
        induction_loop=True,
        childcare=True,
    ),
    Training(
        "traumasensibel-begleiten",
        "Menschen mit Trauma begleiten",
        "Was ein Trauma ist, was im Alltag hilft und wo Ihre Aufgabe endet.",
        (
            prose(
                paragraph(
                    "Viele Menschen haben auf der Flucht Schlimmes erlebt. Sie erfahren, woran Sie "
                    "ein Trauma erkennen und wie Sie Sicherheit geben, ohne nachzubohren."
                ),
                heading("Bitte beachten"),
                paragraph(
                    "Die Schulung ersetzt keine Therapie. Sie erfahren, an welche Stellen Sie "
                    "vermitteln können."
                ),
            ),
        ),
        (Day(27, time(9, 30), time(16, 30), LAKE_HOUSE),),
        (Seats(14, 14, 8, 4),),
        "Anzeichen erkennen\nGespräche behutsam führen\ndie eigenen Grenzen achten",
        "Ehrenamtliche, die Menschen über längere Zeit begleiten",
        "Traumafachberatung",
        ("ehrenamt",),
        image="gespraech",
        image_alt=TALK,
        access_note="WC mit Rollstuhl zugänglich, Ruheraum vorhanden",
    ),
    Training(
        "erste-hilfe-fuer-die-seele",
        "Erste Hilfe für die Seele",
        "Drei Abende über das Zuhören, das Aushalten und das Weitervermitteln.",
        (
            prose(
                paragraph(
                    "Jemand weint, ist wütend oder zieht sich zurück: Sie üben in kleinen Gruppen, "
                    "was Sie dann sagen und tun können. Eine Anmeldung gilt für alle drei Abende."
                ),
            ),
        ),
        (
            Day(-7, time(18, 30), time(21), PARISH_HALL),
            Day(7, time(18, 30), time(21), PARISH_HALL),
            Day(21, time(18, 30), time(21), PARISH_HALL),
        ),
        (Seats(15, 15, 5, 2),),
        "aktiv zuhören\nin einer Krise ruhig bleiben\nHilfsangebote in der Region kennen",
        "alle Ehrenamtlichen",
        "Krisendienst und Beratungsstelle",
        ("ehrenamt",),
        image="gespraech",
        image_alt=TALK,
        wheelchair=False,
    ),
    Training(
        "asylrecht-aktuell",
        "Asylrecht: Was sich geändert hat",
        "Ein Abend für alle, die die Grundlagen kennen und auf dem Laufenden bleiben wollen.",
        (
            notice(
                "warning",
                "Dieser Abend fällt aus",
                "Wir suchen einen neuen Termin und geben ihn hier bekannt.",
            ),
            prose(paragraph("Geplant sind Neuerungen zu Aufenthalt, Arbeit und Familiennachzug.")),
        ),
        (Day(17, time(18), time(20, 30), OFFICE_HALL, SessionStatus.CANCELLED),),
        (Seats(24, 11),),
        "Neuerungen einordnen\nFristen kennen",
        "Ehrenamtliche mit Grundkenntnissen",
        "Fachanwaltschaft für Migrationsrecht",
        ("ehrenamt", "arbeit"),
        image="schulung",
        image_alt=LESSON,
    ),
    Training(
        "behoerdenbriefe-verstehen",
        "Behördenbriefe verstehen und beantworten",
        "Bescheid, Frist, Widerspruch: Briefe lesen, ohne dass der Kopf raucht.",
        (
            prose(
                paragraph(
                    "Sie lesen echte Briefe, deren Namen unkenntlich gemacht sind, und üben "
                    "kurze, freundliche Antworten."
                ),
            ),
        ),
        (
            Day(
                40,
                time(17),
                time(19, 30),
                CLUB_HOUSE,
                SessionStatus.MOVED,
                "Neuer Tag und neuer Raum, angemeldete Personen wissen Bescheid.",
            ),
        ),
        (Seats(18, 7),),
        "Aufbau eines Bescheids kennen\nFristen berechnen\nAntworten formulieren",
        "Ehrenamtliche, die zu Ämtern begleiten",
        "Mitarbeitende des Landratsamts",
        ("ehrenamt",),
        image="schulung",
        image_alt=LESSON,
    ),
    Training(
        "begleiten-statt-betreuen",
        "Begleiten statt betreuen",
        "Ein Nachmittag über Nähe, Abstand und den richtigen Moment, loszulassen.",
        (
            prose(
                paragraph("Wer begleitet, macht sich mit der Zeit überflüssig. Darum ging es:"),
                bullets("Rollen klären", "Nein sagen", "Abschied gestalten"),
            ),
        ),
        (Day(-35, time(14), time(17, 30), OFFICE_HALL),),
        (Seats(20, 17),),
        "die eigene Rolle kennen\nVerantwortung teilen",
        "alle Ehrenamtlichen",
        "Integrationslotsin",
        ("ehrenamt",),
        contact="integrationslotsin",
        image="begegnung",
        image_alt="Fünf Menschen sitzen um einen großen Tisch mit Tassen und Kuchen.",
    ),
]
