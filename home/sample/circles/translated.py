"""The two circles that can also be read in English and Arabic."""

from ..words import say
from .kinds import Circle

ROLE = say("Sprecherin", en="Spokesperson", ar="المتحدثة باسم المجموعة")

IMMENSTADT = Circle(
    "immenstadt",
    say(
        "Helferkreis Immenstadt",
        en="Immenstadt volunteer circle",
        ar="مجموعة المتطوعين في إيمنشتات",
    ),
    ("immenstadt",),
    say(
        "Am See und in der Stadt: Wir begleiten Menschen vom Ankommen bis zur eigenen Wohnung.",
        en="By the lake and in town: we support people from their arrival to a home of their own.",
        ar="عند البحيرة وفي المدينة: نرافق الناس من وصولهم حتى حصولهم على سكن خاص بهم.",
    ),
    say(
        "Unser Kreis hat sich im Herbst 2015 gegründet. Damals kamen jede Woche neue Familien an. "
        "Heute geht es mehr um Arbeit, Schule und eine eigene Wohnung.",
        en="Our circle was founded in autumn 2015, when new families arrived every week. Today it "
        "is more about work, school and a home of one’s own.",
        ar="تأسست مجموعتنا في خريف 2015، حين كانت عائلات جديدة تصل كل أسبوع. أما اليوم فيدور "
        "عملنا أكثر حول العمل والمدرسة والسكن الخاص.",
    ),
    (
        say(
            "Sprechstunde für die Wohnungssuche",
            en="a drop-in hour for people looking for a flat",
            ar="ساعة استشارة للبحث عن سكن",
        ),
        say(
            "Deutsch üben am Vormittag, mit Kinderbetreuung",
            en="German practice in the morning, with childcare",
            ar="ممارسة اللغة الألمانية صباحًا مع رعاية للأطفال",
        ),
        say(
            "Begleitung zu Ämtern und Ärzten",
            en="company on visits to authorities and doctors",
            ar="المرافقة إلى الدوائر الرسمية والأطباء",
        ),
    ),
    say(
        "Menschen, die eine Familie begleiten\nFahrräder für Erwachsene",
        en="People who support a family\nBicycles for adults",
        ar="أشخاص يرافقون عائلة\nدراجات للبالغين",
    ),
    ("wohnen", "sprache", "behoerden"),
    say(
        "Haus am See, Musterufer 2, Immenstadt",
        en="Haus am See, Musterufer 2, Immenstadt",
        ar="Haus am See, Musterufer 2, Immenstadt",
    ),
    say(
        "jeden zweiten Mittwoch, 18 Uhr",
        en="every second Wednesday, 6 pm",
        ar="كل أربعاء ثانٍ، الساعة 18",
    ),
    say(
        "Deutsch, Englisch, Arabisch",
        en="German, English, Arabic",
        ar="الألمانية والإنجليزية والعربية",
    ),
    2015,
    18,
    "see",
    say(
        "Ein See mit zwei Segelbooten, dahinter hohe Berge.",
        en="A lake with two sailing boats, high mountains behind it.",
        ar="بحيرة فيها زورقان شراعيان وخلفها جبال عالية.",
    ),
    join=say(
        "Kommen Sie einfach zu einem Treffen. Sie müssen nichts mitbringen außer etwas Zeit.",
        en="Just come to one of our meetings. All you need to bring is a little time.",
        ar="تعالوا ببساطة إلى أحد لقاءاتنا. لا تحتاجون إلى إحضار شيء سوى القليل من الوقت.",
    ),
    contact_role=ROLE,
    is_translated=True,
)

SONTHOFEN = Circle(
    "sonthofen",
    say(
        "Helferkreis Sonthofen",
        en="Sonthofen volunteer circle",
        ar="مجموعة المتطوعين في زونتهوفن",
    ),
    ("sonthofen",),
    say(
        "Wir üben Deutsch, begleiten zu Ämtern und laden jeden Freitag ins Café ein.",
        en="We practise German, go along to authorities and invite everyone to our café every "
        "Friday.",
        ar="نمارس اللغة الألمانية ونرافق الناس إلى الدوائر الرسمية وندعو كل يوم جمعة إلى المقهى.",
    ),
    say(
        "Bei uns arbeiten Menschen von 17 bis 81 Jahren mit. Manche haben eine Stunde in der "
        "Woche Zeit, andere einen ganzen Tag.",
        en="People aged 17 to 81 work with us. Some have an hour a week, others a whole day.",
        ar="يعمل معنا أشخاص تتراوح أعمارهم بين 17 و81 عامًا. لدى بعضهم ساعة في الأسبوع ولدى "
        "آخرين يوم كامل.",
    ),
    (
        say(
            "Café Miteinander mit Kinderecke",
            en="the Café Miteinander with a corner for children",
            ar="مقهى «معًا» مع ركن للأطفال",
        ),
        say(
            "Sprachtandems: zwei Menschen, eine Stunde in der Woche",
            en="language pairs: two people, one hour a week",
            ar="ثنائيات لغوية: شخصان وساعة واحدة في الأسبوع",
        ),
        say(
            "Hilfe bei Briefen und Anträgen",
            en="help with letters and applications",
            ar="المساعدة في الرسائل والطلبات",
        ),
        say(
            "Lesestunden in der Stadtbücherei",
            en="reading hours in the town library",
            ar="ساعات قراءة في مكتبة المدينة",
        ),
    ),
    say(
        "Menschen für Sprachtandems\nKuchen für das Café\nEine Person, die Tigrinya spricht",
        en="People for language pairs\nCakes for the café\nSomebody who speaks Tigrinya",
        ar="أشخاص للثنائيات اللغوية\nكعك للمقهى\nشخص يتحدث التغرينية",
    ),
    ("sprache", "begegnung", "behoerden", "schule"),
    say(
        "Haus der Vereine, Musterplatz 5, Sonthofen",
        en="Haus der Vereine, Musterplatz 5, Sonthofen",
        ar="Haus der Vereine, Musterplatz 5, Sonthofen",
    ),
    say(
        "jeden Freitag, 15 bis 18 Uhr",
        en="every Friday, 3 pm to 6 pm",
        ar="كل يوم جمعة من الساعة 15 إلى 18",
    ),
    say(
        "Deutsch, Englisch, Arabisch, Persisch, Ukrainisch",
        en="German, English, Arabic, Persian, Ukrainian",
        ar="الألمانية والإنجليزية والعربية والفارسية والأوكرانية",
    ),
    2015,
    22,
    "begegnung",
    say(
        "Fünf Menschen sitzen um einen großen Tisch mit Tassen und Kuchen.",
        en="Five people sit around a large table with cups and cake.",
        ar="خمسة أشخاص يجلسون حول طاولة كبيرة عليها فناجين وكعك.",
    ),
    join=say(
        "Rufen Sie an oder kommen Sie freitags ins Café. Wir finden heraus, was zu Ihnen passt.",
        en="Call us or drop in at the café on a Friday. Together we find out what suits you.",
        ar="اتصلوا بنا أو تعالوا يوم الجمعة إلى المقهى. سنكتشف معًا ما يناسبكم.",
    ),
    contact_role=ROLE,
    contact_hours=say(
        "werktags von 17 bis 19 Uhr",
        en="weekdays from 5 pm to 7 pm",
        ar="أيام العمل من الساعة 17 إلى 19",
    ),
    is_translated=True,
)

CIRCLES = [IMMENSTADT, SONTHOFEN]
