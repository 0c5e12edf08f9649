"""The pages below volunteering: whom to ask, and what the Free State pays for."""

from ..body import bullets, contact, downloads, heading, links, notice, paragraph, prose
from ..words import say
from .kinds import Text

CONTACTS = Text(
    "ehrenamt/ansprechpartner",
    say("Ihre Ansprechpartner", en="Your contacts", ar="جهات الاتصال"),
    say(
        "Diese Stellen im Landratsamt sind für Ehrenamtliche und für Neuzugezogene da.",
        en="These desks at the district office are there for volunteers and for newcomers.",
        ar="هذه الأقسام في إدارة المقاطعة في خدمة المتطوعين والقادمين الجدد.",
    ),
    (
        prose(
            paragraph(
                say(
                    "Rufen Sie an, schreiben Sie, oder kommen Sie vorbei. Wenn Sie eine andere "
                    "Sprache brauchen, sagen Sie es uns: Wir suchen jemanden, der dolmetscht.",
                    en="Call, write or drop in. If you need another language, tell us: we will "
                    "look for somebody who interprets.",
                    ar="اتصلوا أو اكتبوا إلينا أو تفضلوا بزيارتنا. وإن احتجتم إلى لغة أخرى "
                    "فأخبرونا، "
                    "وسنبحث عمن يترجم.",
                )
            ),
            heading(
                say(
                    "Integration und Helferkreise",
                    en="Integration and volunteer circles",
                    ar="الاندماج ومجموعات المتطوعين",
                )
            ),
        ),
        contact("integrationslotsin"),
        contact("integrationslotse"),
        prose(
            heading(
                say("Schulungen und Bildung", en="Trainings and education", ar="الدورات والتعليم")
            )
        ),
        contact("schulungen"),
        contact("bildung"),
        prose(heading(say("Für Redaktionen", en="For newsrooms", ar="لوسائل الإعلام"))),
        contact("presse"),
    ),
)

FUNDING = Text(
    "ehrenamt/foerderung",
    say(
        "Förderung durch den Freistaat",
        en="Funding by the Free State of Bavaria",
        ar="الدعم من ولاية بافاريا",
    ),
    say(
        "Der Freistaat Bayern stärkt das Ehrenamt durch hauptamtliche Integrationslotsinnen und "
        "Integrationslotsen.",
        en="The Free State of Bavaria strengthens volunteering through full-time integration "
        "guides.",
        ar="تعزز ولاية بافاريا العمل التطوعي من خلال مرشدات ومرشدي اندماج متفرغين.",
    ),
    (
        prose(
            heading(say("Was gefördert wird", en="What is funded", ar="ما الذي يُدعم")),
            paragraph(
                say(
                    "Integrationslotsinnen und Integrationslotsen sind die zentrale Anlaufstelle "
                    "für Ehrenamtliche. Sie koordinieren und vernetzen, geben Auskunft, begleiten "
                    "und organisieren Schulungen.",
                    en="Integration guides are the central contact for volunteers. They coordinate "
                    "and bring people together, give information and support, and organise "
                    "trainings.",
                    ar="مرشدات ومرشدو الاندماج هم جهة الاتصال الرئيسية للمتطوعين. فهم ينسقون "
                    "ويربطون بين الأطراف ويقدمون المعلومات والمرافقة وينظمون الدورات التدريبية.",
                )
            ),
            paragraph(
                say("Sie sind auch da für", en="They are also there for", ar="وهم أيضًا في خدمة")
            ),
            bullets(
                say(
                    "Menschen, die ein Ehrenamt suchen,",
                    en="people who are looking for voluntary work,",
                    ar="من يبحثون عن عمل تطوعي،",
                ),
                say(
                    "Vereine und Verbände,",
                    en="associations and federations,",
                    ar="والجمعيات والاتحادات،",
                ),
                say(
                    "Freiwilligenagenturen und andere Stellen, die Ehrenamt fördern.",
                    en="volunteering agencies and other organisations that promote volunteering.",
                    ar="ووكالات التطوع والجهات الأخرى التي تشجع العمل التطوعي.",
                ),
            ),
            heading(say("Die Grundlage", en="The basis", ar="الأساس القانوني")),
            paragraph(
                say(
                    "Seit dem 1. Januar 2018 ist die Beratungs- und Integrationsrichtlinie (BIR) "
                    "die Grundlage der Förderung. Davor gab es eine Modellphase mit 27 Stellen in "
                    "ganz Bayern.",
                    en="Since 1 January 2018 the Beratungs- und Integrationsrichtlinie (BIR, the "
                    "guideline on counselling and integration) has been the basis of the funding. "
                    "Before that there was a model phase with 27 posts in all of Bavaria.",
                    ar="منذ 1 يناير/كانون الثاني 2018 أصبح توجيه الاستشارة والاندماج "
                    "(Beratungs- und "
                    "Integrationsrichtlinie, BIR) أساس الدعم. وسبقته مرحلة نموذجية شملت 27 "
                    "وظيفة في "
                    "بافاريا كلها.",
                )
            ),
        ),
        notice(
            "info",
            say("Für Helferkreise", en="For volunteer circles", ar="لمجموعات المتطوعين"),
            say(
                "Auslagen rechnen Sie über die Integrationslotsin ab.",
                en="Claim your expenses through the integration guide.",
                ar="تُسوّى النفقات عن طريق مرشدة الاندماج.",
            ),
        ),
        downloads(say("Zum Herunterladen"), "merkblatt-foerderung"),
        links(say("Mehr dazu"), "presse/foerderung-nach-der-bir", "presse/neue-integrationslotsin"),
    ),
    contact="integrationslotsin",
)
