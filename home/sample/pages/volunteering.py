"""The page on volunteering, with a use of every kind of block."""

from ..body import (
    bullets,
    contact,
    downloads,
    figure,
    heading,
    links,
    notice,
    paragraph,
    prose,
    quote,
    steps,
    table,
)
from ..words import say
from .kinds import Text
from .questions import QUESTIONS

STORY = prose(
    heading(say("Wie alles begann", en="How it all began", ar="كيف بدأ كل شيء")),
    paragraph(
        say(
            "Seit dem Herbst 2015 sind 26 Helferkreise mit über 300 Ehrenamtlichen in den 28 "
            "Gemeinden des Landkreises entstanden. Sie begleiten Menschen, die geflohen sind, und "
            "entlasten Gemeinden, Behörden, Kindergärten, Schulen und Arztpraxen.",
            en="Since autumn 2015, 26 volunteer circles with more than 300 volunteers have formed "
            "in the 28 municipalities of the district. They support people who have fled, and they "
            "relieve municipalities, authorities, nurseries, schools and doctors.",
            ar="منذ خريف 2015 نشأت 26 مجموعة من مجموعات المتطوعين تضم أكثر من 300 متطوع ومتطوعة في "
            "بلديات المقاطعة الثماني والعشرين. وهي ترافق اللاجئين وتخفف العبء عن البلديات والدوائر "
            "الرسمية ورياض الأطفال والمدارس والعيادات.",
        )
    ),
    paragraph(
        say(
            "Mit der Zeit hat sich die Arbeit verändert. Anfangs ging es um das Ankommen. Nach der "
            "Anerkennung oder Ablehnung im Asylverfahren kamen andere Fragen: Wohnung, Arbeit, "
            "Schule, Familie.",
            en="The work has changed over time. At first it was about arriving. After recognition "
            "or refusal in the asylum procedure other questions came up: housing, work, school, "
            "family.",
            ar="تغيّر العمل مع مرور الوقت. ففي البداية كان الأمر يتعلق بالوصول، ثم طُرحت بعد "
            "الاعتراف أو الرفض في إجراءات اللجوء أسئلة أخرى: السكن والعمل والمدرسة والأسرة.",
        )
    ),
)
GUIDES = prose(
    heading(
        say(
            "Wer die Ehrenamtlichen unterstützt",
            en="Who supports the volunteers",
            ar="من يدعم المتطوعين",
        )
    ),
    paragraph(
        say(
            "Am 1. Januar 2018 hat das Landratsamt die Koordination und Begleitung der "
            "Helferkreise "
            "übernommen und dafür eine hauptamtliche Stelle geschaffen. Die Integrationslotsin und "
            "der Integrationslotse",
            en="On 1 January 2018 the district office took over the coordination and support of "
            "the volunteer circles and created a full-time post for it. The integration guides",
            ar="في 1 يناير/كانون الثاني 2018 تولّت إدارة المقاطعة تنسيق مجموعات المتطوعين ومرافقتها "
            "وأنشأت لذلك وظيفة بدوام كامل. مرشدة الاندماج ومرشد الاندماج",
        )
    ),
    bullets(
        say(
            "beantworten alle Fragen zu Integration und Asyl im Landkreis,",
            en="answer all questions about integration and asylum in the district,",
            ar="يجيبان عن جميع الأسئلة المتعلقة بالاندماج واللجوء في المقاطعة،",
        ),
        say(
            "informieren, beraten und schulen Ehrenamtliche,",
            en="inform, advise and train volunteers,",
            ar="ويقدّمان للمتطوعين المعلومات والمشورة والتدريب،",
        ),
        say(
            "vernetzen Helferkreise, Vereine und Behörden,",
            en="bring volunteer circles, associations and authorities together,",
            ar="ويربطان بين مجموعات المتطوعين والجمعيات والدوائر الرسمية،",
        ),
        say(
            "helfen allen weiter, die ein Ehrenamt suchen.",
            en="help everybody who is looking for voluntary work.",
            ar="ويساعدان كل من يبحث عن عمل تطوعي.",
        ),
    ),
)
FIELDS = table(
    say(
        "Was Helferkreise tun",
        en="What volunteer circles do",
        ar="ما تقوم به مجموعات المتطوعين",
    ),
    [
        say("Feld", en="Field", ar="المجال"),
        say("Zum Beispiel", en="For example", ar="على سبيل المثال"),
    ],
    [
        say("Sprache"),
        say(
            "Deutsch üben, zu zweit oder in der Gruppe",
            en="Practising German in pairs or in a group",
            ar="ممارسة اللغة الألمانية في ثنائيات أو مجموعات",
        ),
    ],
    [
        say("Wohnen"),
        say(
            "Anzeigen lesen, Besichtigungen begleiten",
            en="Reading adverts, going along to viewings",
            ar="قراءة الإعلانات ومرافقة الباحثين عند معاينة السكن",
        ),
    ],
    [
        say("Arbeit"),
        say(
            "Bewerbungen schreiben, Praktika finden",
            en="Writing applications, finding internships",
            ar="كتابة طلبات العمل والعثور على تدريب عملي",
        ),
    ],
    [
        say("Schule und Kindergarten"),
        say(
            "Hausaufgaben, Elternabende, Lesestunden",
            en="Homework, parents’ evenings, reading hours",
            ar="الواجبات المدرسية ولقاءات أولياء الأمور وساعات القراءة",
        ),
    ],
)
WAY_IN = steps(
    (
        say("Melden", en="Get in touch", ar="تواصلوا معنا"),
        say(
            "Rufen Sie uns an, oder schreiben Sie eine E-Mail. Sie brauchen keine Vorkenntnisse.",
            en="Call us or write an e-mail. You need no previous knowledge.",
            ar="اتصلوا بنا أو اكتبوا إلينا رسالة إلكترونية. لا تحتاجون إلى معرفة سابقة.",
        ),
    ),
    (
        say("Kennenlernen"),
        say(
            "Wir stellen Ihnen den Helferkreis in Ihrer Gemeinde vor.",
            en="We introduce you to the volunteer circle in your municipality.",
            ar="نعرّفكم بمجموعة المتطوعين في بلديتكم.",
        ),
    ),
    (
        say("Ausprobieren", en="Try it out", ar="جرّبوا"),
        say(
            "Sie kommen zu einem Treffen mit und entscheiden dann in Ruhe.",
            en="You come along to a meeting and then decide in your own time.",
            ar="تحضرون أحد اللقاءات ثم تقررون على مهل.",
        ),
    ),
    (
        say("Loslegen", en="Start", ar="ابدؤوا"),
        say(
            "Sie sind versichert, und Ihre Auslagen können Sie sich erstatten lassen.",
            en="You are insured, and your expenses can be refunded.",
            ar="أنتم مشمولون بالتأمين، ويمكنكم استرداد نفقاتكم.",
        ),
    ),
)
VOLUNTEERING = Text(
    "ehrenamt",
    say(
        "Ehrenamt im Bereich Asyl und Migration",
        en="Volunteering in asylum and migration",
        ar="العمل التطوعي في مجال اللجوء والهجرة",
    ),
    say(
        "Über 300 Menschen begleiten im Landkreis andere, die neu hier sind. Vielleicht bald auch "
        "Sie: Wir helfen beim Anfang und sind danach für Sie da.",
        en="More than 300 people in the district support others who are new here. Perhaps you "
        "will soon be one of them: we help you to begin, and we are there for you afterwards.",
        ar="أكثر من 300 شخص في المقاطعة يرافقون القادمين الجدد. وربما تكونون قريبًا منهم: نساعدكم "
        "في البداية ونبقى إلى جانبكم بعد ذلك.",
    ),
    (
        figure(
            "begegnung",
            say("Fünf Menschen sitzen um einen großen Tisch mit Tassen und Kuchen."),
            say(
                "Am großen Tisch beginnt vieles.",
                en="Many things begin at the big table.",
                ar="أشياء كثيرة تبدأ حول الطاولة الكبيرة.",
            ),
        ),
        STORY,
        FIELDS,
        GUIDES,
        quote(
            say(
                "Am Anfang habe ich erklärt, wie der Bus fährt. Heute feiern wir zusammen den "
                "Gesellenbrief.",
                en="At first I explained how the bus runs. Today we are celebrating the "
                "journeyman’s certificate together.",
                ar="في البداية شرحتُ كيف تسير الحافلة. واليوم نحتفل معًا بشهادة إتمام التدريب "
                "المهني.",
            ),
            say("Ein Ehrenamtlicher", en="A volunteer", ar="أحد المتطوعين"),
        ),
        prose(
            heading(
                say(
                    "In vier Schritten ins Ehrenamt",
                    en="Four steps to volunteering",
                    ar="أربع خطوات إلى العمل التطوعي",
                )
            )
        ),
        WAY_IN,
        notice(
            "success",
            say("Kostenlos und versichert", en="Free of charge and insured", ar="مجانًا ومع تأمين"),
            say(
                "Schulungen und Beratung kosten nichts. Im Ehrenamt sind Sie unfall- und "
                "haftpflichtversichert.",
                en="Trainings and advice cost nothing. As a volunteer you are covered by accident "
                "and liability insurance.",
                ar="الدورات والاستشارة مجانية. وفي العمل التطوعي يشملكم تأمين ضد الحوادث وتأمين "
                "المسؤولية المدنية.",
            ),
        ),
        prose(heading(say("Häufige Fragen", en="Frequent questions", ar="أسئلة شائعة"))),
        QUESTIONS,
        downloads(
            say("Zum Herunterladen", en="Downloads (in German)", ar="للتنزيل (بالألمانية)"),
            "erste-schritte",
            "merkblatt-foerderung",
        ),
        contact("integrationslotsin"),
        links(
            say("Weiter", en="Go on to", ar="تابعوا إلى"),
            "schulungen",
            "helferkreise",
        ),
    ),
    in_menu=True,
    description=say(
        "Helferkreise, Schulungen und Beratung: So finden Sie im Landkreis Ihr Ehrenamt.",
        en="Volunteer circles, trainings and advice: how to find your voluntary work in the "
        "district.",
        ar="مجموعات المتطوعين والدورات والاستشارة: هكذا تجدون عملكم التطوعي في المقاطعة.",
    ),
)
