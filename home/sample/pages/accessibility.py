"""The accessibility statement."""

from ..body import bullets, heading, paragraph, prose, with_link
from ..words import say
from .kinds import Text

ACCESSIBILITY = Text(
    "barrierefreiheit",
    say("Erklärung zur Barrierefreiheit", en="Accessibility statement", ar="بيان سهولة الوصول"),
    say(
        "Diese Website soll für alle nutzbar sein. Hier steht, was schon gelingt, was noch "
        "fehlt und "
        "wie Sie uns Barrieren melden.",
        en="This website is meant to be usable by everybody. Here you read what works "
        "already, what "
        "is still missing and how to report barriers to us.",
        ar="نريد أن يتمكن الجميع من استخدام هذا الموقع. تقرؤون هنا ما تحقق وما ينقص بعد وكيف "
        "تبلغوننا "
        "عن العوائق.",
    ),
    (
        prose(
            heading(say("Wofür die Erklärung gilt", en="Scope", ar="نطاق البيان")),
            paragraph(
                say(
                    "Die Erklärung gilt für alle Seiten dieser Website in allen Sprachen, mit den "
                    "Formularen, Kalenderdateien und Anlagen.",
                    en="This statement applies to all pages of this website in all languages, "
                    "including forms, calendar files and attachments.",
                    ar="يسري هذا البيان على جميع صفحات الموقع بكل اللغات، بما في ذلك النماذج "
                    "وملفات "
                    "التقويم والمرفقات.",
                )
            ),
            heading(
                say(
                    "Wie barrierefrei die Website ist",
                    en="How accessible the website is",
                    ar="مدى سهولة الوصول إلى الموقع",
                )
            ),
            paragraph(
                say(
                    "Maßstab sind die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0) und "
                    "die Norm EN 301 549. Die Website erfüllt sie weitgehend.",
                    en="The standards are the Barrierefreie-Informationstechnik-Verordnung (BITV "
                    "2.0) and EN 301 549. The website meets them for the most part.",
                    ar="المعيار هو لائحة تقنية المعلومات الميسّرة (\u2066BITV 2.0\u2069) والمعيار "
                    "الأوروبي \u2066EN 301 549\u2069. ويستوفيهما الموقع إلى حد كبير.",
                )
            ),
            heading(say("Was noch fehlt", en="What is still missing", ar="ما ينقص بعد")),
            bullets(
                say(
                    "Anlagen aus früheren Jahren sind zum Teil ohne Struktur gespeichert. Grund: "
                    "Die Vorlagen liegen nicht mehr vor. Wir schreiben Ihnen den Inhalt auf "
                    "Wunsch auf.",
                    en="Some attachments of earlier years are stored without structure. Reason: "
                    "the originals are no longer available. On request we write the content down "
                    "for you.",
                    ar="بعض مرفقات السنوات السابقة محفوظة دون بنية. السبب: لم تعد الملفات الأصلية "
                    "متوفرة. ونكتب لكم المحتوى عند الطلب.",
                ),
                say(
                    "Videos in Deutscher Gebärdensprache gibt es noch nicht. Grund: Die Aufnahmen "
                    "sind in Vorbereitung.",
                    en="There are no videos in German Sign Language yet. Reason: they are being "
                    "prepared.",
                    ar="لا توجد بعد مقاطع فيديو بلغة الإشارة الألمانية. السبب: التسجيلات قيد "
                    "الإعداد.",
                ),
                say(
                    "Nicht jede Seite liegt in Leichter Sprache vor. Grund: Wir beginnen mit den "
                    "wichtigsten Seiten.",
                    en="Not every page is available in easy language. Reason: we begin with the "
                    "most important pages.",
                    ar="لا تتوفر كل الصفحات باللغة السهلة. السبب: نبدأ بأهم الصفحات.",
                ),
            ),
            heading(
                say(
                    "Wann und wie geprüft wurde",
                    en="When and how it was checked",
                    ar="متى وكيف جرى الفحص",
                )
            ),
            paragraph(
                say(
                    "Erstellt am 1. Juni 2026. Grundlage ist eine Selbstbewertung: automatische "
                    "Prüfung aller Seitenarten, Bedienung nur mit der Tastatur, 200 Prozent "
                    "Vergrößerung und Vorlesen durch ein Hilfsprogramm.",
                    en="Written on 1 June 2026. It is based on a self-assessment: automatic check "
                    "of all kinds of pages, use by keyboard only, 200 per cent zoom and reading "
                    "aloud by a screen reader.",
                    ar="أُعد هذا البيان في 1 يونيو/حزيران 2026 استنادًا إلى تقييم ذاتي: فحص "
                    "آلي لجميع "
                    "أنواع الصفحات، والاستخدام بلوحة المفاتيح فقط، والتكبير بنسبة 200 في المئة، "
                    "والقراءة بواسطة قارئ الشاشة.",
                )
            ),
            heading(say("Barriere melden", en="Report a barrier", ar="الإبلاغ عن عائق")),
            paragraph(
                with_link(
                    say(
                        'Sie sind auf ein Hindernis gestoßen? <a id="a1">Melden Sie es uns.</a> '
                        "Wir antworten innerhalb von sechs Wochen. Telefonisch erreichen Sie uns "
                        "unter (089)\u00a099998-110.",
                        en='Have you come across an obstacle? <a id="a1">Report it to us.</a> We '
                        "answer within six weeks. By phone you reach us on (089)\u00a099998-110.",
                        ar='هل واجهتم عائقًا؟ <a id="a1">أبلغونا عنه.</a> نرد '
                        "خلال ستة أسابيع. هاتفنا: \u2066(089)\u00a099998-110\u2069.",
                    ),
                    "/de/barriere-melden/",
                )
            ),
        ),
    ),
)
