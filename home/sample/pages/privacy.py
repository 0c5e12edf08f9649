"""The privacy notice."""

from ..body import bullets, heading, paragraph, prose
from ..words import say
from .kinds import Text

# The periods are those of "Einstellungen › Anmeldungen"; tests/home/test_sample.py compares them.
REGISTRATION = (
    heading(
        say(
            "Wenn Sie sich zu einer Schulung anmelden",
            en="When you register for a training",
            ar="عندما تسجلون في دورة تدريبية",
        )
    ),
    paragraph(
        say(
            "Wir speichern Ihren Namen, Ihre E-Mail-Adresse, die Sprache unserer Mails und was Sie "
            "im Formular sonst angeben. Damit vergeben wir die Plätze, bereiten die Schulung vor "
            "und schreiben Ihnen dazu. Andere Stellen bekommen Ihre Angaben nicht.",
            en="We store your name, your email address, the language of our emails and whatever "
            "else you enter in the form. We use it to allocate the places, prepare the training "
            "and write to you about it. No other body receives your details.",
            ar="نحفظ اسمكم وعنوان بريدكم الإلكتروني ولغة رسائلنا وما تذكرونه في النموذج من بيانات "
            "أخرى. ونستخدمها لتوزيع المقاعد وإعداد الدورة ومراسلتكم بشأنها. ولا تحصل جهات أخرى على "
            "بياناتكم.",
        )
    ),
    bullets(
        say(
            "Bestätigen Sie Ihre E-Mail-Adresse nicht, löschen wir alles nach 48 Stunden.",
            en="If you do not confirm your email address, we delete everything after 48 hours.",
            ar="إذا لم تؤكدوا عنوان بريدكم الإلكتروني، نحذف كل شيء بعد 48 ساعة.",
        ),
        say(
            "Was Sie brauchen, um teilzunehmen, löschen wir 14 Tage nach dem letzten Termin.",
            en="What you need in order to take part we delete 14 days after the last date.",
            ar="نحذف ما تحتاجون إليه للمشاركة بعد 14 يومًا من آخر موعد.",
        ),
        say(
            "Ihren Namen, Ihre Adressen und Ihre Antworten löschen wir spätestens 90 Tage nach dem "
            "letzten Termin. Danach bleiben nur Zahlen, die niemandem zuzuordnen sind.",
            en="Your name, your addresses and your answers we delete no later than 90 days after "
            "the last date. Only figures remain that cannot be linked to anyone.",
            ar="نحذف اسمكم وعناوينكم وإجاباتكم بعد 90 يومًا من آخر موعد على أبعد تقدير. ولا يبقى "
            "بعد ذلك سوى أرقام لا يمكن ربطها بأي شخص.",
        ),
        say(
            "Den Text unserer Mails an Sie löschen wir nach 30 Tagen.",
            en="The text of our emails to you we delete after 30 days.",
            ar="نحذف نص رسائلنا إليكم بعد 30 يومًا.",
        ),
    ),
    paragraph(
        say(
            "Unter „Meine Schulungen“ können Sie Ihre Angaben jederzeit ansehen und löschen.",
            en="Under “My trainings” you can see and delete your details at any time.",
            ar="يمكنكم في أي وقت الاطلاع على بياناتكم وحذفها ضمن «دوراتي التدريبية».",
        )
    ),
)

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
                    "Germany, phone (089)\u00a099998-100",
                    ar="إدارة مقاطعة موسترلاند (Landratsamt)، "
                    "\u2066Musterplatz 1, 87527 Sonthofen\u2069، "
                    "الهاتف \u2066(089)\u00a099998-100\u2069",
                )
            ),
            paragraph(
                say(
                    "Fragen zum Datenschutz beantwortet die datenschutzbeauftragte Stelle: "
                    "datenschutz@example.org, Telefon (089)\u00a099998-130.",
                    en="Questions about data protection are answered by the data protection "
                    "officer: datenschutz@example.org, phone (089)\u00a099998-130.",
                    ar="يجيب مسؤول حماية البيانات عن أسئلتكم: \u2066datenschutz@example.org\u2069، "
                    "الهاتف \u2066(089)\u00a099998-130\u2069.",
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
            paragraph(
                say(
                    "Wir zählen, wie oft jede Seite in welcher Sprache geöffnet wird. Wer sie "
                    "liest, erfahren wir nicht: Gespeichert wird nur eine Zahl. An der Kennung "
                    "des Browsers erkennen wir dabei Suchmaschinen und lassen sie aus; "
                    "gespeichert wird sie nicht.",
                    en="We count how often each page is opened in which language. We do not "
                    "learn who reads it: only a number is stored. By the name that a browser "
                    "gives itself we recognise search engines and leave them out; that name is "
                    "not stored.",
                    ar="نعدّ كم مرة فُتحت كل صفحة وبأي لغة. ولا نعرف من قرأها، إذ لا يُحفظ سوى "
                    "عدد. ونتعرّف على محركات البحث من الاسم الذي يعرّف به المتصفح نفسه، "
                    "فلا نعدّها، ولا نحفظ هذا الاسم.",
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
            paragraph(
                say(
                    "Haben Sie eine Barriere gemeldet, löschen wir die Meldung sechs Monate nach "
                    "unserer Antwort.",
                    en="If you have reported a barrier, we delete the report six months after our "
                    "answer.",
                    ar="إذا أبلغتم عن عائق، نحذف البلاغ بعد ستة أشهر من ردنا.",
                )
            ),
            *REGISTRATION,
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
