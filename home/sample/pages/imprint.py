"""Imprint and the page about Leichte Sprache."""

from ..body import bullets, heading, notice, paragraph, prose
from ..words import say
from .kinds import Text

IMPRINT = Text(
    "impressum",
    say("Impressum", en="Imprint", ar="بيانات الناشر"),
    say(
        "Wer diese Website verantwortet und wie Sie uns erreichen.",
        en="Who is responsible for this website and how to reach us.",
        ar="من المسؤول عن هذا الموقع وكيف تتواصلون معنا.",
    ),
    (
        prose(
            heading(say("Vertretung", en="Representation", ar="التمثيل القانوني")),
            paragraph(
                say(
                    "Der Landkreis Musterland ist eine Körperschaft des öffentlichen Rechts. Die "
                    "Landrätin oder der Landrat vertritt ihn.",
                    en="The district of Musterland is a corporation under public law. It is "
                    "represented by its head, the Landrätin or Landrat.",
                    ar="مقاطعة موسترلاند هيئة خاضعة للقانون العام، ويمثلها رئيس المقاطعة أو "
                    "رئيستها "
                    "(Landrat/Landrätin).",
                )
            ),
            heading(say("Bilder und Texte", en="Pictures and texts", ar="الصور والنصوص")),
            paragraph(
                say(
                    "Unter jedem Bild steht, wer es gemacht hat. Pressefotos dürfen Sie mit diesem "
                    "Nachweis kostenlos für die Berichterstattung nutzen.",
                    en="Below each picture you read who made it. With this credit you may use "
                    "press photos free of charge for reporting.",
                    ar="يُذكر تحت كل صورة من أنجزها. ويجوز استخدام الصور الصحفية مجانًا في التقارير "
                    "الصحفية مع ذكر المصدر.",
                )
            ),
        ),
        notice(
            "info",
            say("Beispielinhalte", en="Sample content", ar="محتوى نموذجي"),
            say(
                "Den Landkreis Musterland gibt es nicht. Namen, Nummern und Anschriften sind frei "
                "erfunden.",
                en="There is no district of Musterland. Names, numbers and addresses are invented.",
                ar="لا وجود لمقاطعة موسترلاند. الأسماء والأرقام والعناوين من نسج الخيال.",
            ),
        ),
    ),
)

EASY_LANGUAGE = Text(
    "leichte-sprache",
    "Leichte Sprache",
    "Leichte Sprache verstehen viele Menschen besser. Darum gibt es wichtige Seiten dieser Website "
    "auch in Leichter Sprache.",
    (
        prose(
            heading("So finden Sie die Seiten"),
            paragraph(
                "Wählen Sie oben auf der Seite bei den Sprachen „Leichte Sprache“. Sie bleiben auf "
                "derselben Seite und lesen den einfachen Text. Wo es ihn noch nicht gibt, sehen "
                "Sie den deutschen Text und einen Hinweis."
            ),
            heading("Was es in Leichter Sprache gibt"),
            bullets(
                "die Startseite",
                "das Ehrenamt im Bereich Asyl und Migration",
                "diese Seite: was auf der Website steht und wie man sie bedient",
            ),
            heading("Wie die Texte entstehen"),
            paragraph(
                "Die Texte folgen den Regeln der Leichten Sprache: kurze Sätze, bekannte Wörter, "
                "eine Aussage je Satz. Lange Wörter trennt ein Bindestrich."
            ),
        ),
    ),
    languages=(),
)
