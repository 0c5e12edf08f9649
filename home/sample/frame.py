"""Name, address and duties of the sample's office, and the words around every page."""

from wagtail.models import Site

from core.models import SiteSettings, SiteText

from .shelf import german
from .topics import EVERY_LANGUAGE
from .translate import translate
from .words import say

SETTINGS = {
    "office_name": "Landratsamt Musterland",
    "district_name": "Landkreis Musterland",
    "street": "Musterplatz 1",
    "postcode": "87527",
    "city": "Sonthofen",
    "phone": "(089) 99998-100",
    "email": "landratsamt@example.org",
    "security_email": "sicherheit@example.org",
    "press_responsible": "Leitung der Pressestelle, Musterplatz 1, 87527 Sonthofen",
    "enforcement_body_name": (
        "Durchsetzungs- und Überwachungsstelle für barrierefreie Informationstechnik"
    ),
    "enforcement_body_address": (
        "Landesamt für Digitalisierung, Breitband und Vermessung\n"
        "St.-Martin-Straße 47\n81541 München"
    ),
    "enforcement_body_email": "bitv@bayern.de",
    "is_sample": True,
}

CLAIM = say(
    "Wir bringen Menschen zusammen.",
    simple="Wir bringen Menschen zusammen.",
    en="We bring people together.",
    uk="Ми об’єднуємо людей.",
    ar="نجمع الناس معًا.",
    fa="ما آدم‌ها را به هم نزدیک می‌کنیم.",
    ru="Мы объединяем людей.",
    tr="İnsanları bir araya getiriyoruz.",
    fr="Nous rapprochons les gens.",
)
OPENING_HOURS = say(
    "Montag bis Mittwoch: 8 bis 16 Uhr\nDonnerstag: 8 bis 18 Uhr\nFreitag: 8 bis 12 Uhr",
    simple="Montag: 8 bis 16 Uhr\nDienstag: 8 bis 16 Uhr\nMittwoch: 8 bis 16 Uhr\n"
    "Donnerstag: 8 bis 18 Uhr\nFreitag: 8 bis 12 Uhr",
    en="Monday to Wednesday: 8 am to 4 pm\nThursday: 8 am to 6 pm\nFriday: 8 am to 12 noon",
    uk="Понеділок – середа: 8:00–16:00\nЧетвер: 8:00–18:00\nП’ятниця: 8:00–12:00",
    ar="من الاثنين إلى الأربعاء: من 8 إلى 16\nالخميس: من 8 إلى 18\nالجمعة: من 8 إلى 12",
    fa="دوشنبه تا چهارشنبه: 8 تا 16\nپنجشنبه: 8 تا 18\nجمعه: 8 تا 12",
    ru="Понедельник – среда: 8:00–16:00\nЧетверг: 8:00–18:00\nПятница: 8:00–12:00",
    tr="Pazartesi – Çarşamba: 08.00–16.00\nPerşembe: 08.00–18.00\nCuma: 08.00–12.00",
    fr="Du lundi au mercredi : 8 h à 16 h\nJeudi : 8 h à 18 h\nVendredi : 8 h à 12 h",
)
FOOTER_NOTE = say(
    "Das sind Beispielinhalte: Einen Landkreis Musterland gibt es nicht. Die Texte beruhen auf "
    "veröffentlichten Angaben der Landkreise Passau und Oberallgäu.",
    simple="Das ist ein Beispiel. Den Land-Kreis Musterland gibt es nicht. Die Texte sind nach "
    "Informationen von 2 echten Land-Kreisen geschrieben. Die Land-Kreise heißen: Passau und "
    "Ober-Allgäu.",
    en="This is sample content: there is no district called Musterland. The texts are based on "
    "information published by the districts of Passau and Oberallgäu.",
    uk="Це зразок: району Мустерланд не існує. Тексти ґрунтуються на відомостях, які "
    "оприлюднили райони Пассау та Оберальгой.",
    ar="هذه محتويات نموذجية: لا توجد مقاطعة باسم موسترلاند. تستند النصوص إلى معلومات منشورة من "
    "مقاطعتي باساو وأوبرآلغوي.",
    fa="این محتوا نمونه است: شهرستانی به نام موسترلند وجود ندارد. متن‌ها بر پایهٔ اطلاعات "
    "منتشرشدهٔ شهرستان‌های پاساو و اوبرآلگوی نوشته شده‌اند.",
    ru="Это образец: района Мустерланд не существует. Тексты основаны на сведениях, которые "
    "опубликовали районы Пассау и Оберальгой.",
    tr="Bunlar örnek içeriktir: Musterland diye bir ilçe yoktur. Metinler, Passau ve Oberallgäu "
    "ilçelerinin yayımladığı bilgilere dayanır.",
    fr="Ceci est un contenu d’exemple : l’arrondissement de Musterland n’existe pas. Les textes "
    "s’appuient sur des informations publiées par les arrondissements de Passau et d’Oberallgäu.",
)


def ensure_settings() -> None:
    """Fills the settings of a new site; once it is marked as sample, they are the office's."""
    site_settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if not site_settings.is_sample:
        for name, value in SETTINGS.items():
            setattr(site_settings, name, value)
        site_settings.save()


def ensure_site_text() -> None:
    text, _created = SiteText.objects.get_or_create(locale=german())
    if not (text.claim or text.opening_hours or text.footer_note):
        text.claim, text.opening_hours = CLAIM, OPENING_HOURS
        text.footer_note = FOOTER_NOTE
        text.full_clean()
        text.save()
    if text.claim == CLAIM:
        translate(text, *EVERY_LANGUAGE)
