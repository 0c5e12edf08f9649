"""The front page in Leichte Sprache."""

from ..body import bullets, heading, links, notice, paragraph, prose, steps
from ..pages.kinds import Text

HOME = Text(
    "",
    "Willkommen im Land-Kreis Musterland",
    "Viele Menschen kommen neu in unseren Land-Kreis. Andere Menschen helfen ihnen. Hier "
    "lesen Sie: "
    "So bekommen Sie Hilfe. Und so können Sie selbst helfen.",
    (
        prose(
            heading("Was ist ein Helfer-Kreis?"),
            paragraph("Ein Helfer-Kreis ist eine Gruppe."),
            paragraph("Die Menschen in der Gruppe helfen anderen Menschen."),
            paragraph("Sie bekommen kein Geld dafür."),
            paragraph("Das nennt man: Ehren-Amt."),
            paragraph("Bei uns gibt es 26 Helfer-Kreise."),
            heading("Dabei helfen die Helfer-Kreise"),
            bullets(
                "Deutsch lernen",
                "Eine Wohnung finden",
                "Eine Arbeit finden",
                "Briefe vom Amt verstehen",
                "Andere Menschen kennen lernen",
            ),
            heading("So machen Sie mit"),
        ),
        steps(
            ("Helfer-Kreis suchen", "Schreiben Sie den Namen von Ihrem Ort in die Suche."),
            ("Anrufen", "Rufen Sie den Helfer-Kreis an. Oder gehen Sie zu einem Treffen."),
            ("Lernen", "Besuchen Sie eine Schulung. Die meisten Schulungen kosten nichts."),
        ),
        notice(
            "info",
            "Haben Sie Fragen?",
            "Rufen Sie an: (089) 99998-120. Dort arbeitet die Integrations-Lotsin. Sie hilft "
            "Ihnen.",
        ),
        links("Hier lesen Sie mehr", "ehrenamt", "leichte-sprache"),
    ),
    picture="berge",
    picture_alt="Ein Tal mit einem Dorf. Hinten sind hohe Berge mit Schnee.",
)
