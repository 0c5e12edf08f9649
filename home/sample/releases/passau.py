"""Releases of 2017 about the model project in the district of Passau."""

from datetime import date

from ..body import heading, paragraph, prose, quote
from ..words import say
from .kinds import File, Photo, Release

OFFICE = Photo(
    "landratsamt",
    say(
        "Das Landratsamt: ein dreistöckiges Gebäude mit rotem Dach, davor zwei Fahnen, dahinter "
        "die Berge.",
        en="The Landratsamt: a three-storey building with a red roof, two flags in front of it, "
        "mountains behind it.",
        ar="مبنى إدارة المقاطعة (Landratsamt): مبنى من ثلاثة طوابق بسقف أحمر، أمامه عَلَمان "
        "وخلفه الجبال.",
    ),
    say(
        "Im Landratsamt laufen die Fäden zusammen: Hier arbeitet die Koordinationsstelle.",
        en="The threads come together in the Landratsamt: this is where the coordination office "
        "works.",
        ar="في إدارة المقاطعة تلتقي الخيوط: هنا يعمل مكتب التنسيق.",
    ),
)

PROJECT = Release(
    "integrationslotsen-passauer-land",
    date(2017, 6, 2),
    say(
        "Projekt „Integrationslotsen Passauer Land“ kann starten",
        en="The project “Integrationslotsen Passauer Land” can begin",
        ar="مشروع «مرشدو الاندماج في منطقة باساو» يمكن أن يبدأ",
    ),
    say(
        "Bayerisches Sozialministerium stimmt vorzeitigem Beginn zu",
        en="Bavarian Ministry of Social Affairs agrees to an early start",
        ar="وزارة الشؤون الاجتماعية البافارية توافق على البدء المبكر",
    ),
    say(
        "Der Landkreis Passau macht beim Modellprojekt „Hauptamtliche Integrationslotsinnen und "
        "Integrationslotsen“ mit. Der Kreisausschuss hat das einstimmig beschlossen. Mitte Juni "
        "soll die Arbeit beginnen.",
        en="The district of Passau is taking part in the model project “Full-time integration "
        "guides”. The district committee decided so unanimously. Work is to begin in mid-June.",
        ar="تشارك مقاطعة باساو في المشروع النموذجي «مرشدات ومرشدو الاندماج المتفرغون». وقد قررت "
        "لجنة المقاطعة ذلك بالإجماع. ومن المقرر أن يبدأ العمل في منتصف يونيو/حزيران.",
    ),
    (
        prose(
            paragraph(
                say(
                    "Der Landkreis hatte sich beworben, Sozialministerin Emilia Müller hat ihn "
                    "ausgewählt. Die Formalitäten sind erledigt, die Auswahl des Personals ist "
                    "fast abgeschlossen.",
                    en="The district had applied and was chosen by the Minister of Social Affairs, "
                    "Emilia Müller. The paperwork is done, and the selection of staff is almost "
                    "complete.",
                    ar="كانت المقاطعة قد تقدمت بطلب، واختارتها وزيرة الشؤون الاجتماعية إميليا "
                    "مولر (Emilia Müller). أُنجزت المعاملات الرسمية، وشارف اختيار الموظفين على "
                    "الانتهاء.",
                )
            ),
            heading(
                say(
                    "Verlässliche Strukturen für das Ehrenamt",
                    en="Reliable structures for volunteering",
                    ar="هياكل موثوقة للعمل التطوعي",
                )
            ),
            paragraph(
                say(
                    "Die Lotsinnen und Lotsen sollen Menschen, die sich für Integration einsetzen, "
                    "verlässlich und praktisch unterstützen. Außerdem gewinnen sie vor Ort neue "
                    "Integrationsbegleiterinnen und Integrationsbegleiter.",
                    en="The guides are to give reliable, practical support to people who work for "
                    "integration. They also win new integration companions on the spot.",
                    ar="من المقرر أن يقدّم المرشدون والمرشدات دعمًا عمليًا وموثوقًا لمن يعملون من "
                    "أجل الاندماج، وأن يكسبوا في المناطق مرافقين ومرافقات جددًا للاندماج.",
                )
            ),
            paragraph(
                say(
                    "Sie arbeiten eng mit der Koordinationsstelle Ehrenamt Asyl Passauer Land und "
                    "der Bildungskoordination im Landratsamt zusammen. Ein besonderer Schwerpunkt "
                    "ist das Wohnen.",
                    en="They work closely with the coordination office Ehrenamt Asyl Passauer Land "
                    "and with the education coordinator at the Landratsamt. A special focus is "
                    "housing.",
                    ar="ويعملون بشكل وثيق مع مكتب تنسيق العمل التطوعي في مجال اللجوء "
                    "(Ehrenamt Asyl "
                    "Passauer Land) ومع تنسيق شؤون التعليم في إدارة المقاطعة. ويحظى السكن باهتمام "
                    "خاص.",
                )
            ),
            heading(
                say(
                    "Die Koordinationsstelle als Basis",
                    en="The coordination office as the base",
                    ar="مكتب التنسيق هو الأساس",
                )
            ),
            paragraph(
                say(
                    "Die Koordinationsstelle ist die Basis der Asyl- und Integrationsarbeit in der "
                    "Region. Helferkreise wenden sich an sie, wenn es um Sprache, Wohnen und "
                    "Arbeit geht.",
                    en="The coordination office is the base of asylum and integration work in the "
                    "region. Volunteer circles turn to it for questions of language, housing and "
                    "work.",
                    ar="مكتب التنسيق هو أساس العمل في مجال اللجوء والاندماج في المنطقة. وتتوجه "
                    "إليه مجموعات المتطوعين في مسائل اللغة والسكن والعمل.",
                )
            ),
            paragraph(
                say(
                    "Partner sind der Caritasverband für die Diözese Passau e.V. und das "
                    "Diakonische Werk für das evangelische Dekanat Passau.",
                    en="The partners are the Caritasverband für die Diözese Passau e.V. and the "
                    "Diakonisches Werk for the Protestant deanery of Passau.",
                    ar="الشركاء هم جمعية كاريتاس في أبرشية باساو (Caritasverband für die Diözese "
                    "Passau e.V.) ومنظمة دياكوني للعمادة الإنجيلية في باساو (Diakonisches Werk).",
                )
            ),
            heading(
                say(
                    "27 Stellen in ganz Bayern",
                    en="27 posts in all of Bavaria",
                    ar="27 وظيفة في بافاريا كلها",
                )
            ),
            paragraph(
                say(
                    "Das Ministerium fördert in der Modellphase 27 hauptamtliche Lotsinnen und "
                    "Lotsen in ganz Bayern. Danach soll es weitergehen.",
                    en="In the model phase the ministry funds 27 full-time guides in all of "
                    "Bavaria. The work is to go on afterwards.",
                    ar="تموّل الوزارة في المرحلة النموذجية 27 مرشدًا ومرشدة متفرغين في بافاريا "
                    "كلها. ومن المقرر أن يستمر العمل بعد ذلك.",
                )
            ),
        ),
    ),
    ("ehrenamt", "wohnen"),
    OFFICE,
    photos=(OFFICE,),
    files=(
        File(
            "modellprojekt",
            say(
                "Das Modellprojekt auf einen Blick",
                en="The model project at a glance (in German)",
                ar="المشروع النموذجي في لمحة (بالألمانية)",
            ),
        ),
    ),
    related=("landkreis-bewirbt-sich", "helferkreise-in-28-gemeinden"),
    place="Passau",
    is_translated=True,
)

RELEASES = [
    Release(
        "landkreis-bewirbt-sich",
        date(2017, 3, 23),
        "Landkreis Passau bewirbt sich um Integrationslotsen",
        "Modellprojekt des Freistaats",
        "Der Landkreis Passau will beim Modellprojekt „Hauptamtliche Integrationslotsinnen und "
        "Integrationslotsen“ dabei sein und hat seine Bewerbung abgeschickt.",
        (
            prose(
                paragraph(
                    "Der Freistaat möchte Ehrenamtliche durch hauptamtliche Kräfte stärken. Der "
                    "Landkreis bringt dafür seine Koordinationsstelle und ein dichtes Netz an "
                    "Helferkreisen mit."
                ),
                paragraph("Über die Auswahl entscheidet das Bayerische Sozialministerium."),
            ),
        ),
        ("ehrenamt",),
        place="Passau",
    ),
    PROJECT,
    Release(
        "integrationsbegleiter-gesucht",
        date(2017, 7, 18),
        "Gesucht: Menschen, die Integration begleiten",
        "Integrationslotsen Passauer Land",
        "Ein offenes Ohr und zwei Stunden Zeit in der Woche: Mehr brauchen "
        "Integrationsbegleiterinnen und Integrationsbegleiter nicht. Sie werden in Schulungen "
        "auf ihre Aufgabe vorbereitet.",
        (
            prose(
                paragraph(
                    "Wer begleitet, kennt sich vor Ort aus und gibt dieses Wissen weiter: Wo finde "
                    "ich einen Kinderarzt? Wie suche ich eine Wohnung? Wer hilft bei der Bewerbung?"
                ),
            ),
            quote(
                "Oft genügt ein Gespräch, damit jemand den nächsten Schritt allein schafft.",
                "Koordinationsstelle Ehrenamt Asyl",
            ),
        ),
        ("ehrenamt", "wohnen", "arbeit"),
        Photo(
            "gespraech",
            "Zwei Menschen sprechen miteinander, über ihnen zwei Sprechblasen.",
        ),
        related=("integrationslotsen-passauer-land",),
        place="Passau",
    ),
]
