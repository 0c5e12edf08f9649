"""Releases of the last weeks and one that is still under embargo."""

from ..body import bullets, heading, links, notice, paragraph, prose, quote
from ..words import say
from .kinds import File, Fix, Photo, Release

PROGRAMME = Release(
    "neues-schulungsprogramm",
    6,
    say(
        "Neues Schulungsprogramm: Von Asylrecht bis Wohnungssuche",
        en="New training programme: from asylum law to finding a flat",
        ar="برنامج تدريبي جديد: من قانون اللجوء إلى البحث عن سكن",
    ),
    say(
        "Schulungen für Ehrenamtliche",
        en="Trainings for volunteers",
        ar="دورات تدريبية للمتطوعين",
    ),
    say(
        "Das Landratsamt lädt Ehrenamtliche zu neuen Schulungen ein, vor Ort und online. Alle "
        "Angebote sind kostenlos. Anmelden kann man sich ab sofort im Schulungskalender.",
        en="The Landratsamt invites volunteers to new trainings, on site and online. All of them "
        "are free of charge. You can register in the training calendar from now on.",
        ar="تدعو إدارة المقاطعة المتطوعين إلى دورات تدريبية جديدة، حضوريًا وعبر الإنترنت. جميع "
        "العروض مجانية، ويمكن التسجيل من الآن في جدول الدورات التدريبية.",
    ),
    (
        prose(
            paragraph(
                say(
                    "Das Programm greift auf, was sich die Helferkreise gewünscht haben. Neu sind "
                    "Abende zum Datenschutz und zur Leichten Sprache.",
                    en="The programme takes up what the volunteer circles have asked for. New are "
                    "evenings on data protection and on easy language.",
                    ar="يستجيب البرنامج لما طلبته مجموعات المتطوعين. والجديد فيه أمسيات عن حماية "
                    "البيانات وعن اللغة السهلة.",
                )
            ),
            heading(say("Die Themen", en="The topics", ar="الموضوعات")),
            bullets(
                say(
                    "Grundlagen des Asylrechts",
                    en="The basics of asylum law",
                    ar="أساسيات قانون اللجوء",
                ),
                say(
                    "Interkulturelle Kompetenz",
                    en="Intercultural competence",
                    ar="الكفاءة بين الثقافات",
                ),
                say(
                    "Begleitung von Menschen mit Trauma",
                    en="Supporting people with trauma",
                    ar="مرافقة من تعرضوا لصدمات نفسية",
                ),
                say(
                    "Wohnungssuche und Mietrecht",
                    en="Finding a flat and tenancy law",
                    ar="البحث عن سكن وقانون الإيجار",
                ),
                say(
                    "Datenschutz und Leichte Sprache",
                    en="Data protection and easy language",
                    ar="حماية البيانات واللغة السهلة",
                ),
            ),
            paragraph(
                say(
                    "Wer keinen Platz mehr bekommt, kann sich auf die Warteliste setzen lassen und "
                    "rückt nach, sobald jemand absagt.",
                    en="If a training is fully booked, you can put your name on the waiting list "
                    "and move up as soon as somebody cancels.",
                    ar="من لا يجد مقعدًا شاغرًا يمكنه تسجيل اسمه في قائمة الانتظار، ويُمنح مقعدًا "
                    "فور إلغاء شخص آخر مشاركته.",
                )
            ),
        ),
        notice(
            "info",
            say("Ohne Konto anmelden", en="Register without an account", ar="التسجيل دون حساب"),
            say(
                "Für die Anmeldung genügen Name und E-Mail-Adresse.",
                en="Your name and e-mail address are all you need to register.",
                ar="يكفي للتسجيل الاسم وعنوان البريد الإلكتروني.",
            ),
        ),
        links(
            say("Mehr dazu", en="Read more", ar="للمزيد"),
            "schulungen",
            "ehrenamt",
        ),
    ),
    ("bildung", "ehrenamt"),
    Photo(
        "schulung",
        say(
            "Eine Person erklärt an der Tafel, fünf Menschen hören zu.",
            en="A person explains something at the board, five people listen.",
            ar="شخص يشرح أمام السبورة وخمسة أشخاص يستمعون.",
        ),
        say(
            "Die Schulungen leiten Fachleute aus Beratung, Recht und Bildung.",
            en="The trainings are led by specialists in counselling, law and education.",
            ar="يقدّم الدورات مختصون في الاستشارة والقانون والتعليم.",
        ),
    ),
    files=(
        File(
            "schulungsprogramm",
            say(
                "Schulungsprogramm zum Ausdrucken",
                en="Training programme to print (in German)",
                ar="البرنامج التدريبي للطباعة (بالألمانية)",
            ),
        ),
    ),
    related=("schulungen-online",),
    is_translated=True,
)

RELEASES = [
    Release(
        "lotsen-vor-ort",
        132,
        "Integrationslotsen kommen in die Rathäuser",
        "Beratung vor Ort",
        "Die Integrationslotsin und der Integrationslotse beraten Ehrenamtliche künftig einmal im "
        "Monat in den Rathäusern. Ein Termin ist nicht nötig.",
        (
            prose(
                paragraph(
                    "Wer weit vom Landratsamt entfernt wohnt, spart sich so den Weg. Den Anfang "
                    "machen Oberstaufen, Oberstdorf und Dietmannsried."
                ),
            ),
        ),
        ("ehrenamt",),
        Photo("dorf", "Ein Dorf mit Kirche am Abend, dahinter die Berge."),
    ),
    Release(
        "deutsch-am-see",
        96,
        "Deutsch am See: Sprachtreff in den Ferien",
        "Sprache",
        "In den Ferien trifft sich der Sprachtreff des Helferkreises Immenstadt im Freien. Lernen, "
        "spielen, spazieren gehen: Mitmachen darf jedes Alter.",
        (
            prose(
                paragraph("Treffpunkt ist das Haus am See. Bei Regen geht es drinnen weiter."),
            ),
        ),
        ("sprache",),
        Photo("see", "Ein See mit zwei Segelbooten, dahinter hohe Berge."),
        place="Immenstadt",
    ),
    Release(
        "wohnungstauschboerse",
        41,
        "Helferkreise gründen Börse für Möbel und Hausrat",
        "Wohnen",
        "Ein Tisch in Rettenberg, ein Bett in Buchenberg: Die Helferkreise stimmen sich nun ab, "
        "damit Spenden dort ankommen, wo sie fehlen.",
        (
            prose(
                paragraph(
                    "Wer etwas abgeben möchte, meldet sich bei seinem Helferkreis. Der Kreis trägt "
                    "es in eine gemeinsame Liste ein. Abholung und Aufbau übernehmen Ehrenamtliche."
                ),
            ),
        ),
        ("wohnen", "ehrenamt"),
        Photo("wohnen", "Eine Reihe von Häusern, darüber ein großer Schlüssel."),
        related=("merkblatt-wohnungssuche", "gut-wohnen"),
    ),
    Release(
        "ausbildung-gelingt",
        18,
        "Damit die Ausbildung gelingt: Lernabende in vier Gemeinden",
        "Arbeit und Ausbildung",
        "Fachbegriffe, Berichtsheft, Prüfung: Ehrenamtliche lernen mit Auszubildenden, die erst "
        "wenige Jahre Deutsch sprechen.",
        (
            prose(
                paragraph(
                    "Die Lernabende gibt es in Blaichach, Durach, Oberstdorf und Bad Hindelang. "
                    "Die Teilnahme ist kostenlos."
                ),
            ),
            quote("Wir lernen mit, und das macht Freude.", "Helferkreis Blaichach"),
        ),
        ("arbeit", "bildung"),
        Photo("arbeit", "Zwei Menschen geben sich die Hand, daneben ein Lebenslauf und Werkzeug."),
        fixes=(Fix(1, "Ergänzt: Lernabende gibt es auch in Bad Hindelang."),),
    ),
    PROGRAMME,
    Release(
        "adventscafe",
        1,
        "Offene Türen: Helferkreise laden zum Kennenlernen ein",
        "Ehrenamt",
        "Was machen die Helferkreise? Wer kann mitmachen? In den kommenden Wochen öffnen viele "
        "Kreise ihre Treffen für Gäste.",
        (
            prose(
                paragraph(
                    "Die Treffpunkte stehen im Verzeichnis der Helferkreise. Eine Anmeldung ist "
                    "nicht nötig, ein Kuchen ist immer willkommen."
                ),
            ),
            links("Zum Verzeichnis", "helferkreise"),
        ),
        ("ehrenamt",),
        Photo("begegnung", "Fünf Menschen sitzen um einen großen Tisch mit Tassen und Kuchen."),
    ),
    Release(
        "jahresbericht-ehrenamt",
        -9,
        "Jahresbericht Ehrenamt: Zahlen und Wünsche der Helferkreise",
        "Ehrenamt",
        "Der Bericht zeigt, was Ehrenamtliche leisten und was sie brauchen. Er wird im "
        "Kreisausschuss vorgestellt; bis dahin gilt die Sperrfrist.",
        (
            prose(
                paragraph(
                    "Die Helferkreise haben einen Fragebogen beantwortet. Ganz oben steht der "
                    "Wunsch nach mehr Schulungen zu Wohnen und Arbeit."
                ),
            ),
        ),
        ("ehrenamt",),
        has_embargo=True,
    ),
]
