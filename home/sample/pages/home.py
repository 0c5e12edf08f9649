"""The front page, in every language but Leichte Sprache, which has its own text."""

from ..body import heading, links, notice, prose, steps
from ..words import say
from .kinds import Text

HOME = Text(
    "",
    say(
        "Willkommen im Landkreis Musterland",
        en="Welcome to the district of Musterland",
        uk="Ласкаво просимо до району Мустерланд",
        ar="أهلًا بكم في مقاطعة موسترلاند",
        fa="به شهرستان موسترلند خوش آمدید",
        ru="Добро пожаловать в район Мустерланд",
        tr="Musterland ilçesine hoş geldiniz",
        fr="Bienvenue dans l’arrondissement de Musterland",
    ),
    say(
        "Über 300 Ehrenamtliche in 26 Helferkreisen begleiten Menschen, die neu bei uns sind. "
        "Hier finden Sie Schulungen, Ihren Helferkreis und Nachrichten aus dem Landratsamt.",
        en="More than 300 volunteers in 26 volunteer circles support people who are new here. "
        "On these pages you find trainings, your volunteer circle and news from the district "
        "office.",
        uk="Понад 300 волонтерів у 26 волонтерських колах підтримують людей, які щойно приїхали "
        "до нас. Тут ви знайдете навчальні курси, своє волонтерське коло та новини районного "
        "управління.",
        ar="أكثر من 300 متطوع ومتطوعة في 26 مجموعة من مجموعات المتطوعين يرافقون القادمين الجدد. "
        "تجدون هنا الدورات التدريبية ومجموعة المتطوعين القريبة منكم وأخبار إدارة المقاطعة.",
        fa="بیش از 300 داوطلب در 26 گروه داوطلبان، تازه‌واردان را همراهی می‌کنند. در اینجا "
        "کارگاه‌های آموزشی، گروه داوطلبان محل خود و خبرهای ادارهٔ شهرستان را می‌یابید.",
        ru="Более 300 волонтёров в 26 волонтёрских кругах помогают людям, которые недавно приехали "
        "к нам. Здесь вы найдёте обучающие курсы, свой волонтёрский круг и новости районного "
        "управления.",
        tr="26 gönüllü grubunda 300’den fazla gönüllü, buraya yeni gelen insanlara eşlik ediyor. "
        "Burada eğitimleri, size yakın gönüllü grubunu ve ilçe idaresinden haberleri "
        "bulabilirsiniz.",
        fr="Plus de 300 bénévoles, réunis en 26 groupes, accompagnent les personnes qui viennent "
        "d’arriver. Vous trouverez ici des formations, le groupe de bénévoles proche de chez vous "
        "et les nouvelles de l’administration de l’arrondissement.",
    ),
    (
        prose(
            heading(
                say(
                    "So können Sie mitmachen",
                    en="How you can take part",
                    uk="Як долучитися",
                    ar="هكذا يمكنكم المشاركة",
                    fa="چگونه می‌توانید همراه شوید",
                    ru="Как принять участие",
                    tr="Nasıl katılabilirsiniz?",
                    fr="Comment participer",
                )
            )
        ),
        steps(
            (
                say(
                    "Helferkreis finden",
                    en="Find a volunteer circle",
                    uk="Знайдіть волонтерське коло",
                    ar="ابحثوا عن مجموعة متطوعين",
                    fa="گروه داوطلبان را پیدا کنید",
                    ru="Найдите волонтёрский круг",
                    tr="Bir gönüllü grubu bulun",
                    fr="Trouver un groupe de bénévoles",
                ),
                say(
                    "Suchen Sie nach Ihrer Gemeinde oder Ihrer Postleitzahl.",
                    en="Search for your municipality or your postcode.",
                    uk="Шукайте за назвою громади або поштовим індексом.",
                    ar="ابحثوا باسم بلديتكم أو برمزها البريدي.",
                    fa="نام شهر یا روستای خود یا کد پستی را جست‌وجو کنید.",
                    ru="Ищите по названию муниципалитета или почтовому индексу.",
                    tr="Belediyenizin adını veya posta kodunu arayın.",
                    fr="Cherchez votre commune ou votre code postal.",
                ),
            ),
            (
                say(
                    "Kennenlernen",
                    en="Get to know each other",
                    uk="Познайомтеся",
                    ar="تعرّفوا على المجموعة",
                    fa="با هم آشنا شوید",
                    ru="Познакомьтесь",
                    tr="Tanışın",
                    fr="Faire connaissance",
                ),
                say(
                    "Rufen Sie an, oder kommen Sie zu einem Treffen.",
                    en="Call, or come to a meeting.",
                    uk="Зателефонуйте або прийдіть на зустріч.",
                    ar="اتصلوا هاتفيًا أو احضروا أحد اللقاءات.",
                    fa="تلفن کنید یا در یکی از نشست‌ها شرکت کنید.",
                    ru="Позвоните или приходите на встречу.",
                    tr="Telefon edin ya da bir buluşmaya gelin.",
                    fr="Téléphonez ou venez à une rencontre.",
                ),
            ),
            (
                say(
                    "Dazulernen",
                    en="Learn more",
                    uk="Навчайтеся",
                    ar="تعلّموا المزيد",
                    fa="بیشتر بیاموزید",
                    ru="Учитесь новому",
                    tr="Yeni şeyler öğrenin",
                    fr="Se former",
                ),
                say(
                    "Besuchen Sie eine kostenlose Schulung.",
                    en="Attend a training; it is free of charge.",
                    uk="Відвідайте безкоштовний навчальний курс.",
                    ar="احضروا دورة تدريبية مجانية.",
                    fa="در یک کارگاه آموزشی رایگان شرکت کنید.",
                    ru="Посетите бесплатный обучающий курс.",
                    tr="Ücretsiz bir eğitime katılın.",
                    fr="Suivez une formation gratuite.",
                ),
            ),
        ),
        notice(
            "info",
            say(
                "Sie haben eine Frage?",
                en="Do you have a question?",
                uk="Маєте запитання?",
                ar="هل لديكم سؤال؟",
                fa="پرسشی دارید؟",
                ru="У вас есть вопрос?",
                tr="Bir sorunuz mu var?",
                fr="Vous avez une question ?",
            ),
            say(
                "Rufen Sie die Integrationslotsin an: (089)\u00a099998-120. Die Beratung ist "
                "kostenlos.",
                en="Call the integration guide: (089)\u00a099998-120. Advice is free of charge.",
                uk="Зателефонуйте провідниці з інтеграції: (089)\u00a099998-120. Консультація "
                "безкоштовна.",
                ar="اتصلوا بمرشدة الاندماج: \u2066(089)\u00a099998-120\u2069. الاستشارة مجانية.",
                fa="به راهنمای ادغام تلفن کنید: \u2066(089)\u00a099998-120\u2069. مشاوره "
                "رایگان است.",
                ru="Позвоните проводнику по интеграции: (089)\u00a099998-120. Консультация "
                "бесплатна.",
                tr="Uyum rehberini arayın: (089)\u00a099998-120. Danışmanlık ücretsizdir.",
                fr="Appelez la guide d’intégration : (089)\u00a099998-120. Le conseil est gratuit.",
            ),
        ),
        links(
            say(
                "Mehr über das Ehrenamt",
                en="More about volunteering",
                uk="Більше про волонтерство",
                ar="المزيد عن العمل التطوعي",
                fa="بیشتر دربارهٔ کار داوطلبانه",
                ru="Больше о волонтёрстве",
                tr="Gönüllülük hakkında daha fazla bilgi",
                fr="En savoir plus sur le bénévolat",
            ),
            "ehrenamt",
            "ehrenamt/ansprechpartner",
        ),
    ),
    languages=("en", "uk", "ar", "fa", "ru", "tr", "fr"),
    picture="berge",
    picture_alt=say(
        "Ein Tal mit Dorf, Wald und schneebedeckten Bergen im Morgenlicht.",
        en="A valley with a village, woods and snow-covered mountains in the morning light.",
        uk="Долина з селом, лісом і засніженими горами у ранковому світлі.",
        ar="وادٍ فيه قرية وغابة وجبال تكسوها الثلوج في ضوء الصباح.",
        fa="دره‌ای با یک روستا، جنگل و کوه‌های پوشیده از برف در نور صبح.",
        ru="Долина с деревней, лесом и заснеженными горами в утреннем свете.",
        tr="Sabah ışığında bir köyü, ormanı ve karlı dağları olan bir vadi.",
        fr="Une vallée avec un village, une forêt et des montagnes enneigées au petit matin.",
    ),
)
