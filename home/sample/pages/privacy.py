"""The privacy notice."""

from ..body import bullets, heading, paragraph, prose
from ..words import say
from .kinds import Text

PRIVACY = Text(
    "datenschutz",
    say("Datenschutzerklärung", en="Privacy notice", ar="بيان حماية البيانات"),
    say(
        "Welche Angaben wir brauchen, wofür, wie lange wir sie behalten und welche Rechte Sie "
        "haben.",
        en="Which details we need, what for, how long we keep them and what rights you have.",
        ar="ما البيانات التي نحتاج إليها ولماذا وكم نحتفظ بها وما حقوقكم.",
    ),
    (
        prose(
            heading(say("Wer verantwortlich ist", en="Who is responsible", ar="الجهة المسؤولة")),
            paragraph(
                say(
                    "Landratsamt Musterland, Musterplatz 1, 87527 Sonthofen, Telefon (089) "
                    "99998-100",
                    en="Landratsamt Musterland (district office), Musterplatz 1, 87527 Sonthofen, "
                    "Germany, phone (089) 99998-100",
                    ar="إدارة مقاطعة موسترلاند (Landratsamt)، "
                    "\u2066Musterplatz 1, 87527 Sonthofen\u2069، "
                    "الهاتف \u2066(089) 99998-100\u2069",
                )
            ),
            paragraph(
                say(
                    "Fragen zum Datenschutz beantwortet die datenschutzbeauftragte Stelle: "
                    "datenschutz@example.org, Telefon (089) 99998-130.",
                    en="Questions about data protection are answered by the data protection "
                    "officer: datenschutz@example.org, phone (089) 99998-130.",
                    ar="يجيب مسؤول حماية البيانات عن أسئلتكم: \u2066datenschutz@example.org\u2069، "
                    "الهاتف \u2066(089) 99998-130\u2069.",
                )
            ),
            heading(
                say(
                    "Wenn Sie diese Website lesen",
                    en="When you read this website",
                    ar="عندما تتصفحون هذا الموقع",
                )
            ),
            paragraph(
                say(
                    "Beim Lesen setzt diese Website keine Cookies. Ihr Browser spricht nur mit "
                    "unserem Server, nie mit anderen Firmen. Was der Browser technisch mitschickt, "
                    "nutzen wir nur, um die Seite auszuliefern und Störungen zu finden.",
                    en="This website sets no cookies while you read. Your browser talks to our "
                    "server only, never to other companies. What it sends for technical reasons "
                    "we use only to deliver the page and to find faults.",
                    ar="لا يضع هذا الموقع أي ملفات تعريف ارتباط (Cookies) أثناء القراءة. ويتواصل "
                    "متصفحكم مع خادمنا فقط ولا يتواصل أبدًا مع شركات أخرى. ولا نستخدم ما يرسله "
                    "المتصفح لأسباب تقنية إلا لعرض الصفحة واكتشاف الأعطال.",
                )
            ),
            heading(
                say(
                    "Wenn Sie ein Formular ausfüllen",
                    en="When you fill in a form",
                    ar="عندما تملؤون نموذجًا",
                )
            ),
            paragraph(
                say(
                    "Beim Formular steht, welche Angaben nötig sind und wann wir sie löschen. "
                    "Solange Sie es ausfüllen, schützt ein Cookie Ihre Eingaben; er verfolgt Sie "
                    "nicht.",
                    en="Each form says which details are needed and when we delete them. While you "
                    "fill it in, a cookie protects your entries; it does not track you.",
                    ar="يوضح كل نموذج البيانات اللازمة وموعد حذفها. وأثناء التعبئة يحمي ملف تعريف "
                    "ارتباط ما تدخلونه، ولا يُستخدم لتتبعكم.",
                )
            ),
            bullets(
                say(
                    "Meldung einer Barriere: Wir löschen sie sechs Monate nach unserer Antwort.",
                    en="Report of a barrier: we delete it six months after our answer.",
                    ar="الإبلاغ عن عائق: نحذف البلاغ بعد ستة أشهر من ردنا.",
                ),
                say(
                    "Presseverteiler: Wir schreiben Ihnen nur, wenn Sie zugestimmt haben. Sie "
                    "können sich jederzeit abmelden.",
                    en="Press list: we write to you only if you have agreed. You can unsubscribe "
                    "at any time.",
                    ar="القائمة البريدية الصحفية: لا نراسلكم إلا بموافقتكم. ويمكنكم إلغاء الاشتراك "
                    "في أي وقت.",
                ),
            ),
            heading(say("Rechtsgrundlage", en="Legal basis", ar="الأساس القانوني للمعالجة")),
            paragraph(
                say(
                    "Wir verarbeiten Angaben, um unsere öffentlichen Aufgaben zu erfüllen (Art. 6 "
                    "Abs. 1 Buchst. e DSGVO), oder weil Sie eingewilligt haben (Art. 6 Abs. 1 "
                    "Buchst. a DSGVO).",
                    en="We process data to carry out our public tasks (Article 6 (1) (e) GDPR), or "
                    "because you have given your consent (Article 6 (1) (a) GDPR).",
                    ar="نعالج البيانات لأداء مهامنا العامة (المادة 6 الفقرة 1 الحرف e من اللائحة "
                    "العامة لحماية البيانات)، أو بناءً على موافقتكم (المادة 6 الفقرة 1 الحرف a).",
                )
            ),
            heading(say("Ihre Rechte", en="Your rights", ar="حقوقكم")),
            paragraph(
                say(
                    "Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen, der "
                    "Verarbeitung widersprechen und eine Einwilligung widerrufen. Beschweren "
                    "können Sie sich beim Bayerischen Landesbeauftragten für den Datenschutz.",
                    en="You can ask for information, correction, deletion and restriction, object "
                    "to the processing and withdraw your consent. You can complain to the Bavarian "
                    "State Commissioner for Data Protection (Bayerischer Landesbeauftragter für "
                    "den Datenschutz).",
                    ar="يحق لكم طلب المعلومات والتصحيح والحذف والتقييد والاعتراض على المعالجة وسحب "
                    "الموافقة. ويمكنكم تقديم شكوى إلى مفوض حماية البيانات في ولاية بافاريا "
                    "(Bayerischer Landesbeauftragter für den Datenschutz).",
                )
            ),
        ),
    ),
)
