"""Volunteering and contacts in Leichte Sprache."""

from ..body import (
    accordion,
    bullets,
    contact,
    figure,
    heading,
    links,
    notice,
    paragraph,
    prose,
    steps,
)
from ..pages.kinds import Text

VOLUNTEERING = Text(
    "ehrenamt",
    "Ehren-Amt für Menschen aus anderen Ländern",
    "Manche Menschen mussten aus ihrem Land fliehen. Jetzt leben sie hier. Andere Menschen helfen "
    "ihnen dabei. Sie machen das im Ehren-Amt.",
    (
        figure("begegnung", "5 Menschen sitzen an einem großen Tisch. Auf dem Tisch steht Kuchen."),
        prose(
            heading("Was ist ein Ehren-Amt?"),
            paragraph("Ein Ehren-Amt ist eine Arbeit."),
            paragraph("Für die Arbeit bekommt man kein Geld."),
            paragraph("Man macht die Arbeit gern."),
            paragraph("Und man hilft damit anderen Menschen."),
            heading("Was ist ein Helfer-Kreis?"),
            paragraph("Im Helfer-Kreis arbeiten viele Menschen zusammen."),
            paragraph("Die ersten Helfer-Kreise gab es im Jahr 2015."),
            paragraph("Heute gibt es 26 Helfer-Kreise."),
            paragraph("Über 300 Menschen machen mit."),
            heading("Was machen die Helfer-Kreise?"),
            bullets(
                "Sie üben Deutsch.",
                "Sie gehen mit zum Amt.",
                "Sie gehen mit zum Arzt.",
                "Sie helfen Kindern in der Schule.",
                "Sie helfen bei der Suche nach einer Wohnung.",
                "Sie feiern zusammen.",
            ),
            heading("Wer hilft den Helfer-Kreisen?"),
            paragraph("Im Land-Rats-Amt arbeitet eine Integrations-Lotsin."),
            paragraph("Integration bedeutet: Alle gehören dazu."),
            paragraph("Eine Lotsin zeigt anderen den Weg."),
            paragraph("Die Integrations-Lotsin beantwortet Ihre Fragen."),
            paragraph("Sie plant auch Schulungen."),
            paragraph("In einer Schulung lernen Sie etwas Neues."),
            heading("Möchten Sie mitmachen?"),
        ),
        steps(
            ("Melden", "Rufen Sie uns an. Oder schreiben Sie eine E-Mail."),
            ("Kennen lernen", "Wir zeigen Ihnen den Helfer-Kreis in Ihrem Ort."),
            ("Probieren", "Sie gehen mit zu einem Treffen. Danach entscheiden Sie."),
            ("Anfangen", "Sie helfen mit. Wir sind für Sie da."),
        ),
        notice(
            "success",
            "Gut zu wissen",
            "Die Schulungen kosten nichts. Und Sie haben eine Versicherung.",
        ),
        prose(heading("Fragen und Antworten")),
        accordion(
            (
                "Wie viel Zeit brauche ich?",
                "Das entscheiden Sie. Manche helfen 1 Stunde in der Woche. Manche helfen 1 Mal im "
                "Monat.",
            ),
            (
                "Muss ich eine andere Sprache können?",
                "Nein. Sie können Deutsch sprechen. Das reicht.",
            ),
            (
                "Ich bin selbst neu hier. Kann ich helfen?",
                "Ja. Sie wissen am besten: Was hilft Menschen am Anfang?",
            ),
        ),
        contact("integrationslotsin"),
        links("Hier lesen Sie mehr", "schulungen", "helferkreise"),
    ),
)

CONTACTS = Text(
    "ehrenamt/ansprechpartner",
    "Wer hilft Ihnen?",
    "Diese Menschen im Land-Rats-Amt helfen Ihnen. Sie können anrufen. Sie können auch eine E-Mail "
    "schreiben.",
    (
        prose(
            heading("Fragen zum Ehren-Amt"),
            paragraph("Die Integrations-Lotsin hilft den Helfer-Kreisen."),
        ),
        contact("integrationslotsin"),
        prose(
            heading("Fragen zu Wohnung und Arbeit"),
            paragraph("Der Integrations-Lotse hilft bei Wohnung und Arbeit."),
        ),
        contact("integrationslotse"),
        prose(
            heading("Fragen zu Schulungen"),
            paragraph("Hier bekommen Sie Auskunft über alle Schulungen."),
        ),
        contact("schulungen"),
    ),
)
