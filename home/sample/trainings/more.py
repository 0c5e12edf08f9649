"""Trainings on single subjects: online, several days, in Arabic, with registration to come."""

from datetime import time

from trainings.choices import TeachingLanguage

from ..body import accordion, bullets, paragraph, prose
from .kinds import CLUB_HOUSE, LAKE_HOUSE, MEETING_HOUSE, OFFICE_HALL, Day, Seats, Training

ONLINE = "Ein Notebook zeigt sechs Menschen in einer Onlineschulung."

TRAININGS = [
    Training(
        "datenschutz-im-ehrenamt",
        "Datenschutz für Ehrenamtliche",
        "Fotos, Listen, Chatgruppen: Was im Helferkreis erlaubt ist und was nicht.",
        (
            prose(
                paragraph(
                    "Ehrenamtliche wissen viel über die Menschen, die sie begleiten. Sie erfahren, "
                    "wie Sie mit diesem Wissen gut umgehen."
                ),
            ),
            accordion(
                (
                    "Was brauche ich zum Mitmachen?",
                    "Einen Computer, ein Tablet oder ein Telefon mit Internet. Den Zugang "
                    "bekommen Sie nach der Anmeldung.",
                ),
                ("Wird die Schulung aufgezeichnet?", "Nein."),
            ),
        ),
        (Day(15, time(18), time(19, 30)),),
        (Seats(40, 12),),
        "Einwilligungen einholen\nListen sicher führen\nChatgruppen richtig nutzen",
        "Sprecherinnen, Sprecher und Aktive der Helferkreise",
        "Datenschutzbeauftragte Stelle",
        ("ehrenamt", "bildung"),
        image="online",
        image_alt=ONLINE,
        access_note="Untertitel auf Wunsch",
    ),
    Training(
        "leichte-sprache",
        "Leichte Sprache: Werkstatt",
        "Sie schreiben eigene Texte so um, dass viele Menschen sie verstehen.",
        (
            prose(
                paragraph("Bringen Sie einen Text aus Ihrem Helferkreis mit. Sie üben:"),
                bullets("kurze Sätze", "bekannte Wörter", "eine Aussage in jedem Satz"),
            ),
        ),
        (Day(34, time(14), time(17, 30), MEETING_HOUSE),),
        (Seats(12, 3),),
        "Regeln der Leichten Sprache kennen\neinen eigenen Text überarbeiten",
        "Ehrenamtliche, die Texte schreiben",
        "Büro für Leichte Sprache",
        ("sprache", "bildung"),
        teaching_language=TeachingLanguage.EASY_GERMAN,
        image="lesen",
        image_alt="Eine Frau liest mit zwei Kindern in einem großen Buch.",
    ),
    Training(
        "ausbildung-und-arbeit",
        "Ausbildung und Arbeit: Wer darf was?",
        "Von der Arbeitserlaubnis bis zum Ausbildungsvertrag, mit Fällen aus dem Landkreis.",
        (prose(paragraph("Fachleute aus Kammer, Jobcenter und Ausländerbehörde antworten.")),),
        (Day(55, time(17, 30), time(20), OFFICE_HALL),),
        (Seats(30, 0),),
        "Regeln zur Arbeitserlaubnis kennen\nBetriebe gut beraten",
        "Ehrenamtliche und Betriebe",
        "Integrationslotse mit Gästen",
        ("arbeit", "bildung"),
        contact="integrationslotse",
        image="arbeit",
        image_alt="Zwei Menschen geben sich die Hand, daneben ein Lebenslauf und Werkzeug.",
        opens_in_days=20,
        interpreter=True,
        induction_loop=True,
    ),
    Training(
        "kraft-tanken",
        "Kraft tanken: ein Tag für Ehrenamtliche",
        "Ein Tag am See, an dem es einmal um Sie geht.",
        (
            prose(
                paragraph(
                    "Helfen macht Freude und kostet Kraft. An diesem Tag finden Sie heraus, was "
                    "Ihnen guttut, und tauschen sich mit anderen aus."
                ),
            ),
        ),
        (Day(62, time(9), time(17), LAKE_HOUSE),),
        (Seats(12, 12, 6, 6),),
        "Warnzeichen kennen\nPausen planen",
        "Ehrenamtliche, die schon länger dabei sind",
        "Supervisorin",
        ("ehrenamt",),
        cost="10 Euro für das Mittagessen",
        image="see",
        image_alt="Ein See mit zwei Segelbooten, dahinter hohe Berge.",
    ),
    Training(
        "dolmetschen-im-ehrenamt",
        "Dolmetschen im Ehrenamt",
        "Drei Tage für mehrsprachige Menschen, die zwischen anderen vermitteln.",
        (
            prose(
                paragraph(
                    "Wer zwei Sprachen spricht, dolmetscht noch nicht. Sie üben Rollen, Technik "
                    "und Verschwiegenheit. Die drei Tage gehören zusammen."
                ),
            ),
        ),
        (
            Day(70, time(9), time(16), OFFICE_HALL),
            Day(72, time(9), time(16), OFFICE_HALL),
            Day(79, time(9), time(13), OFFICE_HALL),
        ),
        (Seats(15, 4),),
        "Gespräche strukturieren\nneutral bleiben\nschwierige Inhalte übertragen",
        "Menschen, die neben Deutsch eine weitere Sprache gut sprechen",
        "Dolmetscherin und Integrationslotsin",
        ("sprache", "ehrenamt"),
        teaching_language=TeachingLanguage.SEVERAL,
        image="gespraech",
        image_alt="Zwei Menschen sprechen miteinander, über ihnen zwei Sprechblasen.",
        closes_days_before=14,
    ),
    Training(
        "wohnen-in-deutschland-arabisch",
        "Wohnen in Deutschland, auf Arabisch",
        "Miete, Heizen, Müll, Nachbarschaft: ein Infoabend für Arabisch Sprechende.",
        (prose(paragraph("Bringen Sie gern Ihren Mietvertrag oder Ihre Fragen mit.")),),
        (Day(24, time(17), time(19), CLUB_HOUSE),),
        (Seats(25, 8),),
        "Pflichten im Mietvertrag kennen\nNebenkosten verstehen",
        "Menschen, die Arabisch sprechen und eine Wohnung suchen oder gefunden haben",
        "Mieterberatung mit Dolmetscher",
        ("wohnen",),
        teaching_language=TeachingLanguage.ARABIC,
        contact="integrationslotse",
        image="wohnen",
        image_alt="Eine Reihe von Häusern, darüber ein großer Schlüssel.",
        childcare=True,
    ),
]
