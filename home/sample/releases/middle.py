"""Releases of 2017 to 2019: the office takes over coordination and support."""

from datetime import date

from ..body import bullets, heading, notice, paragraph, prose, steps, table
from .kinds import File, Photo, Release

HOUSES = Photo(
    "wohnen",
    "Eine Reihe von Häusern, darüber ein großer Schlüssel.",
    "Eine eigene Wohnung ist der Wunsch vieler Familien.",
)
LESSON = Photo(
    "schulung",
    "Eine Person erklärt an der Tafel, fünf Menschen hören zu.",
    "Schulung für Ehrenamtliche im Landratsamt.",
)

RELEASES = [
    Release(
        "koordination-ab-januar",
        date(2017, 11, 9),
        "Landratsamt koordiniert ab Januar die Helferkreise",
        "Ehrenamt",
        "Zum 1. Januar 2018 übernimmt das Landratsamt die Koordination und Begleitung der "
        "26 Helferkreise. Dafür schafft es eine neue Stelle.",
        (
            prose(
                paragraph(
                    "Die Arbeit der Kreise hat sich verändert. Mit der Anerkennung oder Ablehnung "
                    "der Asylanträge kommen neue Fragen: Wer darf arbeiten? Wer muss ausziehen? "
                    "Wer braucht Rat?"
                ),
                paragraph(
                    "Künftig gibt es für alle diese Fragen eine zentrale Ansprechpartnerin im "
                    "Landratsamt. Die Kreise bleiben selbstständig."
                ),
            ),
        ),
        ("ehrenamt",),
        related=("helferkreise-in-28-gemeinden",),
    ),
    Release(
        "neue-integrationslotsin",
        date(2018, 1, 8),
        "Neue Stelle: hauptamtliche Integrationslotsin",
        "Ehrenamt",
        "Seit dem 1. Januar hat der Landkreis eine hauptamtliche Integrationslotsin. Sie ist die "
        "zentrale Ansprechpartnerin für alle Fragen zu Integration und Asyl.",
        (
            prose(
                heading("Was die Lotsin tut"),
                bullets(
                    "Sie informiert, berät und begleitet Ehrenamtliche.",
                    "Sie organisiert Schulungen.",
                    "Sie vernetzt Helferkreise, Behörden, Vereine und Verbände.",
                    "Sie hilft allen weiter, die ein Ehrenamt suchen.",
                ),
                paragraph(
                    "Der Freistaat fördert die Stelle. Grundlage ist seit Jahresbeginn die "
                    "Beratungs- und Integrationsrichtlinie, kurz BIR."
                ),
            ),
        ),
        ("ehrenamt",),
        Photo(
            "landratsamt",
            "Das Landratsamt: ein dreistöckiges Gebäude mit rotem Dach, davor zwei Fahnen.",
            "Das Büro der Integrationslotsin ist im Landratsamt.",
        ),
        photos=(
            Photo("landratsamt", "Das Landratsamt mit rotem Dach, davor zwei Fahnen."),
            LESSON,
        ),
        related=("koordination-ab-januar", "integrationslotsen-passauer-land"),
    ),
    Release(
        "foerderung-nach-der-bir",
        date(2018, 5, 15),
        "So fördert der Freistaat das Ehrenamt in der Integration",
        "Beratungs- und Integrationsrichtlinie",
        "Der Freistaat unterstützt Ehrenamtliche durch hauptamtliche Integrationslotsinnen und "
        "Integrationslotsen. Was das für Helferkreise bedeutet, fasst ein Merkblatt zusammen.",
        (
            prose(
                paragraph(
                    "Die Lotsinnen und Lotsen koordinieren und vernetzen. Sie sind auch für "
                    "künftige Ehrenamtliche, für Vereine und Freiwilligenagenturen da."
                ),
            ),
            notice(
                "info",
                "Gut zu wissen",
                "Die Beratung ist für alle Ehrenamtlichen kostenlos.",
            ),
        ),
        ("ehrenamt",),
        files=(File("merkblatt-foerderung", "Merkblatt zur Förderung"),),
        related=("neue-integrationslotsin",),
    ),
    Release(
        "merkblatt-wohnungssuche",
        date(2018, 10, 4),
        "Wohnungssuche: Neues Merkblatt hilft bei den ersten Schritten",
        "Wohnen",
        "Wer eine Wohnung sucht, muss vieles auf einmal wissen. Ein Merkblatt des Landratsamts "
        "erklärt, was bei Anzeige, Besichtigung und Mietvertrag wichtig ist.",
        (
            steps(
                ("Vorbereiten", "Einkommen, Zahl der Personen und Wünsche auf einen Zettel."),
                ("Besichtigen", "Pünktlich sein, Fragen stellen und freundlich nachhaken."),
                ("Unterschreiben", "Den Vertrag in Ruhe lesen, am besten zu zweit."),
            ),
            prose(
                paragraph("Das Merkblatt gibt es im Landratsamt und bei allen Helferkreisen."),
            ),
        ),
        ("wohnen",),
        HOUSES,
        files=(File("merkblatt-wohnen", "Merkblatt Wohnungssuche"),),
    ),
    Release(
        "schulungen-fuer-ehrenamtliche",
        date(2019, 2, 21),
        "Schulungen für Ehrenamtliche: das Programm für das Frühjahr",
        "Bildung",
        "Asylrecht, Trauma, Mietrecht, Leichte Sprache: Das Landratsamt lädt Ehrenamtliche zu "
        "fünf Schulungen ein. Die Teilnahme ist kostenlos.",
        (
            table(
                "Schulungen im Frühjahr 2019",
                ["Thema", "Monat", "Dauer"],
                ["Grundlagen des Asylrechts", "März", "ein Abend"],
                ["Umgang mit Trauma", "März", "ein Tag"],
                ["Wissen rund um die Miete", "April", "ein Abend"],
                ["Leichte Sprache", "Mai", "ein Nachmittag"],
                ["Erste Hilfe für die Seele", "Mai", "zwei Abende"],
            ),
            prose(paragraph("Anmelden kann man sich telefonisch bei der Integrationslotsin.")),
        ),
        ("bildung", "ehrenamt"),
        LESSON,
    ),
    Release(
        "cafe-miteinander",
        date(2019, 9, 12),
        "Café Miteinander öffnet jeden Freitag",
        "Begegnung",
        "Kaffee, Kuchen und Gespräche: In Sonthofen lädt der Helferkreis jede Woche ins Haus der "
        "Vereine ein. Kommen dürfen alle.",
        (
            prose(
                paragraph(
                    "Das Café ist ein Ort ohne Formulare. Wer Deutsch üben möchte, findet jemanden "
                    "zum Reden. Wer helfen möchte, findet jemanden, der Hilfe braucht."
                ),
            ),
        ),
        ("ehrenamt", "sprache"),
        Photo("begegnung", "Fünf Menschen sitzen um einen großen Tisch mit Tassen und Kuchen."),
    ),
]
