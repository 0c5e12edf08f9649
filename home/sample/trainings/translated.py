"""The two trainings that can also be read in English and Arabic."""

from datetime import time

from ..body import accordion, bullets, heading, notice, paragraph, prose
from ..words import say
from .kinds import OFFICE_HALL, Day, Seats, Training

BASICS = Training(
    "grundlagen-des-asylrechts",
    say("Grundlagen des Asylrechts", en="The basics of asylum law", ar="أساسيات قانون اللجوء"),
    say(
        "Vom Antrag bis zur Entscheidung: Was Ehrenamtliche über das Asylverfahren wissen sollten.",
        en="From application to decision: what volunteers should know about the asylum procedure.",
        ar="من الطلب إلى القرار: ما ينبغي أن يعرفه المتطوعون عن إجراءات اللجوء.",
    ),
    (
        prose(
            paragraph(
                say(
                    "Welche Schritte hat ein Asylverfahren? Was bedeutet eine Anerkennung, was "
                    "eine Ablehnung? An diesem Abend bekommen Sie einen Überblick, ohne "
                    "juristische Vorkenntnisse.",
                    en="What are the steps of an asylum procedure? What does recognition mean, "
                    "what does refusal mean? This evening gives you an overview; you need no "
                    "legal knowledge.",
                    ar="ما خطوات إجراءات اللجوء؟ ماذا يعني الاعتراف وماذا يعني الرفض؟ تحصلون في "
                    "هذه الأمسية على نظرة عامة دون الحاجة إلى معرفة قانونية سابقة.",
                )
            ),
            heading(say("Aus dem Inhalt", en="Contents", ar="من المحتوى")),
            bullets(
                say(
                    "Ablauf des Verfahrens und wichtige Fristen",
                    en="the course of the procedure and important deadlines",
                    ar="سير الإجراءات والمواعيد المهمة",
                ),
                say(
                    "Aufenthalt, Arbeit und Wohnen",
                    en="residence, work and housing",
                    ar="الإقامة والعمل والسكن",
                ),
                say(
                    "Wo es Rechtsberatung gibt",
                    en="where to find legal advice",
                    ar="أين تتوفر الاستشارة القانونية",
                ),
            ),
        ),
        notice(
            "info",
            say("Keine Rechtsberatung", en="No legal advice", ar="ليست استشارة قانونية"),
            say(
                "Einzelne Fälle können wir an diesem Abend nicht beraten.",
                en="We cannot give advice on individual cases this evening.",
                ar="لا يمكننا في هذه الأمسية تقديم المشورة في حالات فردية.",
            ),
        ),
    ),
    (Day(12, time(18), time(21), OFFICE_HALL),),
    (Seats(24, 9),),
    say(
        "den Ablauf des Asylverfahrens kennen\nBescheide einordnen\nan Beratungsstellen vermitteln",
        en="know the course of the asylum procedure\nunderstand official decisions\nrefer people "
        "to advice centres",
        ar="معرفة سير إجراءات اللجوء\nفهم القرارات الرسمية\nإحالة الناس إلى مراكز الاستشارة",
    ),
    say("alle Ehrenamtlichen", en="all volunteers", ar="جميع المتطوعين"),
    say(
        "Asylsozialberatung",
        en="asylum counselling service",
        ar="الاستشارة الاجتماعية لشؤون اللجوء",
    ),
    ("ehrenamt",),
    programme=say(
        "18 Uhr: Das Verfahren\n19.15 Uhr: Pause\n19.30 Uhr: Nach der Entscheidung\n"
        "20.30 Uhr: Fragen",
        en="6 pm: The procedure\n7.15 pm: Break\n7.30 pm: After the decision\n8.30 pm: Questions",
        ar="الساعة 18: الإجراءات\nالساعة 19:15: استراحة\nالساعة 19:30: بعد القرار\n"
        "الساعة 20:30: أسئلة",
    ),
    image="schulung",
    image_alt=say(
        "Eine Person erklärt an der Tafel, fünf Menschen hören zu.",
        en="A person explains something at the board, five people listen.",
        ar="شخص يشرح أمام السبورة وخمسة أشخاص يستمعون.",
    ),
    contact="integrationslotsin",
    files=(
        (
            "asylverfahren",
            say(
                "Das Asylverfahren in Stichworten",
                en="The asylum procedure in brief (in German)",
                ar="إجراءات اللجوء باختصار (بالألمانية)",
            ),
        ),
    ),
    induction_loop=True,
    interpreter=True,
    access_note=say(
        "Aufzug im Hof, WC im Erdgeschoss",
        en="Lift in the courtyard, toilet on the ground floor",
        ar="المصعد في الفناء ودورة المياه في الطابق الأرضي",
    ),
    is_translated=True,
)

HOUSING = Training(
    "wohnungssuche-und-mietrecht",
    say(
        "Wohnungssuche und Mietrecht",
        en="Finding a flat and tenancy law",
        ar="البحث عن سكن وقانون الإيجار",
    ),
    say(
        "Anzeigen lesen, sich vorstellen, Verträge verstehen: So begleiten Sie bei der "
        "Wohnungssuche.",
        en="Reading adverts, introducing oneself, understanding contracts: how to support people "
        "who are looking for a flat.",
        ar="قراءة الإعلانات والتعريف بالنفس وفهم العقود: هكذا ترافقون الباحثين عن سكن.",
    ),
    (
        prose(
            paragraph(
                say(
                    "Sie lernen, worauf Vermieterinnen und Vermieter achten, welche Kosten "
                    "übernommen werden und was in einem Mietvertrag stehen darf.",
                    en="You learn what landlords look for, which costs are covered and what a "
                    "tenancy agreement may say.",
                    ar="تتعلمون ما يهتم به المؤجرون، وما التكاليف التي تُغطّى، وما الذي يجوز أن "
                    "يتضمنه عقد الإيجار.",
                )
            ),
        ),
        accordion(
            (
                say(
                    "Darf ich jemanden mitbringen, der eine Wohnung sucht?",
                    en="May I bring somebody who is looking for a flat?",
                    ar="هل يمكنني إحضار شخص يبحث عن سكن؟",
                ),
                say(
                    "Ja, gern. Bitte melden Sie die Person mit an.",
                    en="Yes, please do. Register the person together with yourself.",
                    ar="نعم، بكل سرور. يُرجى تسجيل هذا الشخص معكم.",
                ),
            ),
            (
                say(
                    "Was kostet der Abend?", en="What does the evening cost?", ar="كم تكلف الأمسية؟"
                ),
                say("Nichts.", en="Nothing.", ar="لا شيء."),
            ),
        ),
    ),
    (Day(9, time(17, 30), time(20), OFFICE_HALL),),
    (Seats(20, 6),),
    say(
        "Bewerbungsmappe zusammenstellen\nMietverträge lesen\nKosten der Unterkunft verstehen",
        en="put together an application folder\nread tenancy agreements\nunderstand housing costs",
        ar="إعداد ملف التقديم\nقراءة عقود الإيجار\nفهم تكاليف السكن",
    ),
    say(
        "Ehrenamtliche und Menschen, die eine Wohnung suchen",
        en="volunteers and people who are looking for a flat",
        ar="المتطوعون والأشخاص الذين يبحثون عن سكن",
    ),
    say(
        "Mieterberatung und Integrationslotse",
        en="tenants’ advice service and integration guide",
        ar="استشارة المستأجرين ومرشد الاندماج",
    ),
    ("wohnen", "ehrenamt"),
    image="wohnen",
    image_alt=say(
        "Eine Reihe von Häusern, darüber ein großer Schlüssel.",
        en="A row of houses with a large key above it.",
        ar="صف من البيوت وفوقه مفتاح كبير.",
    ),
    contact="integrationslotse",
    childcare=True,
    interpreter=True,
    closes_days_before=1,
    is_translated=True,
)

TRAININGS = [BASICS, HOUSING]
