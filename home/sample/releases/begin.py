"""Releases of 2015 and 2016: the circles come into being."""

from datetime import date

from ..body import bullets, heading, paragraph, prose, quote
from .kinds import Photo, Release

MEETING = Photo(
    "begegnung",
    "Fünf Menschen sitzen um einen großen Tisch mit Tassen und Kuchen.",
    "Am großen Tisch beginnt vieles: Treffen eines Helferkreises.",
)
READING = Photo(
    "lesen",
    "Eine Frau liest mit zwei Kindern in einem großen Buch.",
    "Vorlesen hilft beim Deutschlernen.",
)

RELEASES = [
    Release(
        "erste-helferkreise",
        date(2015, 10, 14),
        "Erste Helferkreise gründen sich",
        "Ehrenamt",
        "In vielen Gemeinden tun sich Menschen zusammen, um Geflüchteten beizustehen. Sie nennen "
        "sich Helferkreise und suchen weitere Mitstreiterinnen und Mitstreiter.",
        (
            prose(
                paragraph(
                    "Die Gruppen entstehen aus Nachbarschaften, Pfarreien und Vereinen. Sie "
                    "begrüßen Familien, zeigen den Weg zum Arzt und üben die ersten Worte Deutsch."
                ),
                heading("So kann man mitmachen"),
                paragraph(
                    "Das Landratsamt führt eine Liste der Kreise und nennt allen, die helfen "
                    "wollen, den nächsten Treffpunkt. Niemand muss Vorkenntnisse haben."
                ),
            ),
        ),
        ("ehrenamt",),
        MEETING,
    ),
    Release(
        "raeume-fuer-deutschunterricht",
        date(2015, 12, 3),
        "Landratsamt sucht Räume für Deutschunterricht",
        "Sprache",
        "Die Helferkreise geben ehrenamtlich Deutschunterricht. Jetzt fehlen Räume. Das "
        "Landratsamt bittet Gemeinden, Pfarreien und Vereine um Hilfe.",
        (
            prose(
                paragraph("Gebraucht werden Räume für sechs bis zwölf Personen. Wichtig sind:"),
                bullets(
                    "Tische, Stühle und eine Tafel oder ein Flipchart",
                    "eine Haltestelle in der Nähe",
                    "feste Zeiten, am besten zweimal in der Woche",
                ),
                paragraph("Wer einen Raum hat, ruft bei der Pressestelle an."),
            ),
        ),
        ("sprache", "ehrenamt"),
    ),
    Release(
        "helferkreise-in-28-gemeinden",
        date(2016, 3, 10),
        "26 Helferkreise arbeiten in 28 Gemeinden",
        "Ehrenamt",
        "Ein halbes Jahr nach den ersten Treffen gibt es in jeder Gemeinde des Landkreises einen "
        "Helferkreis. Mehr als 300 Ehrenamtliche machen mit.",
        (
            prose(
                paragraph(
                    "26 Kreise sind entstanden, zwei davon sorgen für je zwei Gemeinden. Sie "
                    "begleiten geflüchtete Menschen und entlasten Gemeinden, Behörden, "
                    "Kindergärten, Schulen und Arztpraxen."
                ),
                paragraph(
                    "Jeder Kreis setzt eigene Schwerpunkte: Die einen üben Deutsch, die anderen "
                    "suchen Wohnungen, reparieren Fahrräder oder laden ins Café ein."
                ),
            ),
            quote(
                "Ohne die Ehrenamtlichen wäre das alles nicht zu schaffen.",
                "Integrationsstelle im Landratsamt",
            ),
        ),
        ("ehrenamt",),
        MEETING,
        related=("erste-helferkreise",),
    ),
    Release(
        "lesepatenschaften",
        date(2016, 7, 12),
        "Lesepatinnen und Lesepaten starten in Grundschulen",
        "Bildung",
        "Eine Stunde in der Woche, ein Kind, ein Buch: Nach den Ferien lesen Ehrenamtliche mit "
        "Kindern, die Deutsch gerade erst lernen.",
        (
            prose(
                paragraph(
                    "Die Patinnen und Paten kommen während der Schulzeit. Sie lesen vor, hören zu "
                    "und sprechen über das Gelesene. Die Schulen suchen die Kinder aus."
                ),
                paragraph(
                    "Vor dem Start gibt es einen Einführungsabend. Alle Lesepatinnen und Lesepaten "
                    "legen ein erweitertes Führungszeugnis vor; für das Ehrenamt kostet es nichts."
                ),
            ),
        ),
        ("bildung", "sprache"),
        READING,
        photos=(READING,),
    ),
    Release(
        "sprechstunde-am-samstag",
        date(2016, 11, 17),
        "Sprechstunde jetzt auch am Samstag",
        "Service",
        "Das Landratsamt wollte für Helferkreise eine Sprechstunde am Samstag anbieten.",
        (prose(paragraph("Die Sprechstunde sollte im Dezember beginnen.")),),
        ("ehrenamt",),
        withdrawn_days_later=4,
    ),
]
