"""The small documents of the sample, set by typst as accessible PDF, one as plain text."""

import typst
from django.core.files.base import ContentFile

from core.models import SiteDocument

from .shelf import document

OFFICE = "Landratsamt Musterland"

# Key -> title and lines; a line that ends with a colon is a heading.
LEAFLETS = {
    "modellprojekt": (
        "Das Modellprojekt auf einen Blick",
        [
            "Ziel:",
            "Verlässliche Strukturen für Ehrenamtliche in der Integration",
            "Aufgaben:",
            "Ehrenamtliche praktisch unterstützen",
            "Integrationsbegleiterinnen und Integrationsbegleiter vor Ort gewinnen",
            "Wohnraum vermitteln helfen",
            "Rahmen:",
            "27 hauptamtliche Lotsinnen und Lotsen in ganz Bayern in der Modellphase",
        ],
    ),
    "merkblatt-foerderung": (
        "Förderung des Ehrenamts in der Integration",
        [
            "Grundlage:",
            "Beratungs- und Integrationsrichtlinie (BIR), seit 1. Januar 2018",
            "Wer hilft:",
            "Integrationslotsin und Integrationslotse im Landratsamt",
            "Wofür:",
            "Beratung, Begleitung, Schulungen, Vernetzung",
        ],
    ),
    "merkblatt-wohnen": (
        "Merkblatt Wohnungssuche",
        [
            "Vor der Suche:",
            "Einkommen, Zahl der Personen, Beruf aufschreiben",
            "Beim Jobcenter fragen, welche Miete übernommen wird",
            "Bei der Besichtigung:",
            "Pünktlich sein und Unterlagen mitbringen",
            "Nebenkosten und Kaution erfragen",
            "Vor der Unterschrift:",
            "Vertrag in Ruhe lesen, am besten zu zweit",
        ],
    ),
    "schulungsprogramm": (
        "Schulungsprogramm für Ehrenamtliche",
        [
            "Themen:",
            "Grundlagen des Asylrechts",
            "Interkulturelle Kompetenz",
            "Menschen mit Trauma begleiten",
            "Wohnungssuche und Mietrecht",
            "Datenschutz und Leichte Sprache",
            "Anmeldung:",
            "Im Schulungskalender dieser Website oder unter (089) 99998-122",
        ],
    ),
    "erste-schritte": (
        "Erste Schritte ins Ehrenamt",
        [
            "So geht es:",
            "Melden: anrufen oder schreiben",
            "Kennenlernen: Helferkreis treffen",
            "Ausprobieren: einmal mitgehen",
            "Loslegen: begleiten und dazulernen",
        ],
    ),
}
NOTES = {
    "asylverfahren": (
        "Das Asylverfahren in Stichworten",
        "Das Asylverfahren in Stichworten\n\n1. Ankunft und Registrierung\n2. Antrag\n"
        "3. Anhörung\n4. Entscheidung: Anerkennung oder Ablehnung\n5. Rechtsmittel und Fristen\n",
    ),
}


def ensure_files() -> None:
    for key, (title, lines) in LEAFLETS.items():
        _ensure(key, title, "pdf", lambda title=title, lines=lines: _pdf(title, lines))
    for key, (title, text) in NOTES.items():
        _ensure(key, title, "txt", text.encode)


def _ensure(key: str, title: str, extension: str, content) -> None:
    if document(key) is None:
        file = ContentFile(content(), name=f"beispiel-{key}.{extension}")
        row = SiteDocument.objects.create(title=title, file=file)
        row.get_file_size()
        row.get_file_hash()


def _pdf(title: str, lines: list[str]) -> bytes:
    source = [
        f'#set document(title: "{title}", author: "{OFFICE}")',
        '#set text(lang: "de", size: 12pt)',
        "#set page(margin: 3cm)",
        f"#title()\n\n{OFFICE}\n",
    ]
    source.extend(
        f"= {line.removesuffix(':')}\n" if line.endswith(":") else f"- {line}" for line in lines
    )
    return typst.compile("\n".join(source).encode(), format="pdf", pdf_standards=["ua-1"])
