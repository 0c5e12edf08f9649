"""The topics of releases and trainings and the focus areas of circles, in nine languages."""

from circles.models import FocusArea
from core.models import Topic

from .shelf import german
from .translate import translate
from .words import say

EVERY_LANGUAGE = ("de-simple", "en", "uk", "ar", "fa", "ru", "tr", "fr")

LANGUAGE = say(
    "Sprache",
    simple="Deutsch lernen",
    en="Language",
    uk="Мова",
    ar="اللغة",
    fa="زبان",
    ru="Язык",
    tr="Dil",
    fr="Langue",
)
HOUSING = say(
    "Wohnen",
    simple="Wohnen",
    en="Housing",
    uk="Житло",
    ar="السكن",
    fa="مسکن",
    ru="Жильё",
    tr="Konut",
    fr="Logement",
)
WORK = say(
    "Arbeit",
    simple="Arbeit",
    en="Work",
    uk="Робота",
    ar="العمل",
    fa="کار",
    ru="Работа",
    tr="Çalışma",
    fr="Travail",
)

TOPICS = {
    "sprache": LANGUAGE,
    "wohnen": HOUSING,
    "arbeit": WORK,
    "ehrenamt": say(
        "Ehrenamt",
        simple="Ehren-Amt",
        en="Volunteering",
        uk="Волонтерство",
        ar="العمل التطوعي",
        fa="کار داوطلبانه",
        ru="Волонтёрство",
        tr="Gönüllülük",
        fr="Bénévolat",
    ),
    "bildung": say(
        "Bildung",
        simple="Bildung",
        en="Education",
        uk="Освіта",
        ar="التعليم",
        fa="آموزش",
        ru="Образование",
        tr="Eğitim",
        fr="Éducation",
    ),
}

FOCUS_AREAS = {
    "sprache": LANGUAGE,
    "wohnen": HOUSING,
    "arbeit": WORK,
    "schule": say(
        "Schule und Kindergarten",
        simple="Schule und Kinder-Garten",
        en="School and nursery",
        uk="Школа та дитячий садок",
        ar="المدرسة وروضة الأطفال",
        fa="مدرسه و کودکستان",
        ru="Школа и детский сад",
        tr="Okul ve anaokulu",
        fr="École et maternelle",
    ),
    "begegnung": say(
        "Begegnung",
        simple="Sich treffen",
        en="Meeting people",
        uk="Зустрічі та знайомства",
        ar="اللقاء والتعارف",
        fa="دیدار و آشنایی",
        ru="Встречи и общение",
        tr="Buluşma ve tanışma",
        fr="Rencontres",
    ),
    "behoerden": say(
        "Wege zu Ämtern",
        simple="Hilfe beim Amt",
        en="Dealing with authorities",
        uk="Допомога в установах",
        ar="مراجعة الدوائر الرسمية",
        fa="مراجعه به ادارات",
        ru="Помощь в ведомствах",
        tr="Resmî daire işleri",
        fr="Démarches administratives",
    ),
    "gesundheit": say(
        "Gesundheit",
        simple="Gesundheit",
        en="Health",
        uk="Здоров’я",
        ar="الصحة",
        fa="سلامت و صحت",
        ru="Здоровье",
        tr="Sağlık",
        fr="Santé",
    ),
    "mobilitaet": say(
        "Fahrrad und Fahrdienste",
        simple="Fahrrad und Mit-Fahren",
        en="Bicycles and lifts",
        uk="Велосипеди та підвезення",
        ar="الدراجات والمواصلات",
        fa="دوچرخه و رفت‌وآمد",
        ru="Велосипеды и поездки",
        tr="Bisiklet ve ulaşım",
        fr="Vélos et transport",
    ),
}


def ensure_topics() -> None:
    _ensure(Topic, TOPICS)


def ensure_focus_areas() -> None:
    _ensure(FocusArea, FOCUS_AREAS)


def _ensure(model, names: dict[str, str]) -> None:
    locale = german()
    for slug, name in names.items():
        row, _created = model.objects.get_or_create(
            locale=locale, slug=slug, defaults={"name": name}
        )
        if row.name == name:
            # A name that the office changed is the office's to translate.
            translate(row, *EVERY_LANGUAGE)
