"""What is on this website and how to use it, in Leichte Sprache (BITV 2.0, section 4)."""

from ..body import bullets, heading, paragraph, prose, with_link
from ..pages.kinds import Text

SITE = Text(
    "leichte-sprache",
    "Leichte Sprache",
    "Hier lesen Sie: Was steht auf dieser Internet-Seite? Und wie benutzen Sie die Seite?",
    (
        prose(
            heading("Was steht auf der Seite?"),
            paragraph("Die Seite ist vom Land-Rats-Amt."),
            paragraph("Das Land-Rats-Amt ist ein großes Amt für den ganzen Land-Kreis."),
            paragraph("Die Seite hat 4 Teile:"),
            bullets(
                "<b>Presse:</b> Hier stehen Neuigkeiten.",
                "<b>Schulungen:</b> Hier finden Sie Kurse für das Ehren-Amt.",
                "<b>Helfer-Kreise:</b> Hier finden Sie Hilfe in Ihrem Ort.",
                "<b>Ehren-Amt:</b> Hier lesen Sie: So können Sie mitmachen.",
            ),
            heading("Wie benutzen Sie die Seite?"),
            paragraph("Ganz oben ist das Menü."),
            paragraph("Im Menü stehen die 4 Teile."),
            paragraph("Klicken Sie auf einen Teil."),
            paragraph("Dann öffnet sich die Seite."),
            paragraph("Oben ist auch die Suche."),
            paragraph("Schreiben Sie ein Wort in die Suche."),
            paragraph("Dann finden Sie Seiten zu dem Wort."),
            paragraph("Sie können auch die Sprache ändern."),
            paragraph("Es gibt 9 Sprachen."),
            heading("Können alle die Seite benutzen?"),
            paragraph("Wir wollen: Alle Menschen können die Seite benutzen."),
            paragraph("Das nennt man: Barriere-Freiheit."),
            paragraph("Barriere ist ein anderes Wort für: Hindernis."),
            paragraph("Diese Dinge fehlen noch:"),
            bullets(
                "Manche alten Dateien kann ein Computer nicht gut vorlesen.",
                "Es gibt noch keine Videos in Gebärden-Sprache.",
                "Viele Seiten gibt es noch nicht in Leichter Sprache.",
            ),
            paragraph("Haben Sie ein Problem mit der Seite?"),
            paragraph(
                with_link(
                    'Dann schreiben Sie uns: <a id="a1">Problem melden</a>.',
                    "/de-simple/barriere-melden/",
                )
            ),
            paragraph("Oder rufen Sie an: (089) 99998-110."),
            paragraph("Wir antworten Ihnen in höchstens 6 Wochen."),
            heading("Sind Sie mit der Antwort nicht zufrieden?"),
            paragraph("Dann hilft Ihnen die Durchsetzungs-Stelle."),
            paragraph("Die Durchsetzungs-Stelle prüft: Können alle die Seite benutzen?"),
            paragraph(
                "Die Adresse ist:<br/>Durchsetzungs- und Überwachungsstelle für barrierefreie "
                "Informationstechnik<br/>St.-Martin-Straße 47<br/>81541 München<br/>"
                "E-Mail: bitv@bayern.de"
            ),
        ),
    ),
)
