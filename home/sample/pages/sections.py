"""Title and lead of the three sections, in all nine languages."""

from ..topics import EVERY_LANGUAGE
from ..words import say
from .kinds import Text

SECTIONS = [
    Text(
        "presse",
        say(
            "Presse",
            simple="Presse",
            en="Press",
            uk="Преса",
            ar="الصحافة",
            fa="مطبوعات",
            ru="Пресса",
            tr="Basın",
            fr="Presse",
        ),
        say(
            "Pressemitteilungen des Landratsamts mit Fotos und Anlagen. Redaktionen erreichen die "
            "Pressestelle unter (089)\u00a099998-110.",
            simple="Hier lesen Sie Neues aus dem Land-Rats-Amt.",
            en="Press releases of the district office with photos and attachments. Newsrooms reach "
            "the press office on (089)\u00a099998-110.",
            uk="Пресрелізи районного управління з фотографіями та додатками. Телефон пресслужби "
            "для редакцій: (089)\u00a099998-110.",
            ar="بيانات صحفية من إدارة المقاطعة مع صور ومرفقات. هاتف المكتب الصحفي لوسائل الإعلام: "
            "\u2066(089)\u00a099998-110\u2069.",
            fa="اعلامیه‌های مطبوعاتی ادارهٔ شهرستان همراه با عکس و پیوست. تلفن دفتر مطبوعاتی برای "
            "رسانه‌ها: \u2066(089)\u00a099998-110\u2069.",
            ru="Пресс-релизы районного управления с фотографиями и приложениями. Телефон "
            "пресс-службы для редакций: (089)\u00a099998-110.",
            tr="İlçe idaresinin basın açıklamaları, fotoğraflar ve ekleriyle. Basın bürosunun "
            "telefonu: (089)\u00a099998-110.",
            fr="Communiqués de presse de l’administration de l’arrondissement, avec photos et "
            "pièces jointes. Téléphone du service de presse : (089)\u00a099998-110.",
        ),
        languages=EVERY_LANGUAGE,
    ),
    Text(
        "schulungen",
        say(
            "Schulungen",
            simple="Schulungen",
            en="Trainings",
            uk="Навчальні курси",
            ar="الدورات التدريبية",
            fa="کارگاه‌های آموزشی",
            ru="Обучающие курсы",
            tr="Eğitimler",
            fr="Formations",
        ),
        say(
            "Fortbildungen für Ehrenamtliche und alle, die es werden wollen, vor Ort und online. "
            "Die meisten kosten nichts.",
            simple="In einer Schulung lernen Sie etwas für Ihr Ehren-Amt. Die meisten Schulungen "
            "kosten nichts.",
            en="Courses for volunteers and for those who want to become one, on site and online. "
            "Most of them are free of charge.",
            uk="Навчання для волонтерів і тих, хто хоче ними стати, – на місці та онлайн. "
            "Більшість курсів безкоштовні.",
            ar="تدريب للمتطوعين ولمن يرغب في التطوع، حضوريًا وعبر الإنترنت. معظم الدورات مجانية.",
            fa="آموزش برای داوطلبان و همهٔ کسانی که می‌خواهند داوطلب شوند، حضوری و آنلاین. بیشتر "
            "کارگاه‌ها رایگان‌اند.",
            ru="Обучение для волонтёров и тех, кто хочет ими стать, – на месте и онлайн. "
            "Большинство курсов бесплатны.",
            tr="Gönüllüler ve gönüllü olmak isteyenler için yüz yüze ve çevrim içi eğitimler. "
            "Çoğu ücretsizdir.",
            fr="Des formations pour les bénévoles et pour celles et ceux qui veulent le devenir, "
            "sur place et en ligne. La plupart sont gratuites.",
        ),
        languages=EVERY_LANGUAGE,
    ),
    Text(
        "helferkreise",
        say(
            "Helferkreise",
            simple="Helfer-Kreise",
            en="Volunteer circles",
            uk="Волонтерські кола",
            ar="مجموعات المتطوعين",
            fa="گروه‌های داوطلبان",
            ru="Волонтёрские круги",
            tr="Gönüllü grupları",
            fr="Groupes de bénévoles",
        ),
        say(
            "In jeder der 28 Gemeinden gibt es Menschen, die helfen. Suchen Sie Ihren Helferkreis: "
            "wenn Sie Hilfe brauchen oder selbst mitmachen wollen.",
            simple="In einem Helfer-Kreis arbeiten Menschen zusammen. Sie helfen anderen Menschen. "
            "Suchen Sie hier einen Helfer-Kreis in Ihrer Nähe.",
            en="In each of the 28 municipalities there are people who help. Find your volunteer "
            "circle: if you need help, or if you want to take part.",
            uk="У кожній із 28 громад є люди, які допомагають. Знайдіть своє волонтерське коло, "
            "якщо вам потрібна допомога або ви хочете долучитися.",
            ar="في كل بلدية من البلديات الثماني والعشرين أشخاص يساعدون. ابحثوا عن مجموعتكم إن كنتم "
            "بحاجة إلى مساعدة أو ترغبون في المشاركة.",
            fa="در هر یک از 28 شهر و روستای این شهرستان کسانی هستند که کمک می‌کنند. گروه خود را "
            "پیدا کنید: اگر کمک می‌خواهید یا می‌خواهید همراه شوید.",
            ru="В каждом из 28 муниципалитетов есть люди, которые помогают. Найдите свой "
            "волонтёрский круг, если вам нужна помощь или вы хотите участвовать.",
            tr="28 belediyenin her birinde yardım eden insanlar var. Yardıma ihtiyacınız varsa ya "
            "da katılmak istiyorsanız gönüllü grubunuzu arayın.",
            fr="Dans chacune des 28 communes, des personnes apportent leur aide. Trouvez votre "
            "groupe de bénévoles, que vous ayez besoin d’aide ou que vous vouliez participer.",
        ),
        languages=EVERY_LANGUAGE,
    ),
]
