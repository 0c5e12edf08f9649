"""The checks before handing in: each rule finds its mistake and leaves correct words alone."""

import pytest

from core.languages import language_for
from tests.factories.glossary import piece, term
from translations.checks import Rule, check

TERMS = [
    term("Helferkreis", "مجموعة المتطوعين", forbidden=("نادي",)),
    term("Landratsamt", is_kept=True),
    term("verlegt", "تأجل"),
]


def rules(german: str, words: str, code: str = "ar", path: str = "body.x", terms=()) -> list[str]:
    found = check([piece(german, words, path)], language_for(code), terms)
    return [warning.rule for warning in found]


WRONG = [
    ("Wir helfen.", "", "en", Rule.MISSING),
    ("Wir <b>helfen</b>.", "We <b>help.", "en", Rule.MARKUP),
    ("Wir <b>helfen</b>.", "We </b>help<b>.", "en", Rule.MARKUP),
    ("Wir helfen.", "We <script>help</script>.", "en", Rule.MARKUP),
    ("Wir helfen.", "We < help", "en", Rule.MARKUP),
    ('<a id="a1">Hier</a> lesen', '<a id="a2">Read</a> here', "en", Rule.MARKUP),
    ('<a id="a1">Hier</a> lesen', "Read here", "en", Rule.LINKS),
    ('<a id="a1">Hier</a>', '<a id="a1">Read</a> <a id="a1">here</a>', "en", Rule.LINKS),
    ("Wir <b>helfen</b>.", "We help.", "en", Rule.TAGS),
    ("Eins<br/>Zwei", "One Two", "en", Rule.TAGS),
    ("20 Personen", "30 people", "en", Rule.NUMBERS),
    ("20 Personen", "people", "en", Rule.NUMBERS),
    ("5 Personen", "people", "en", Rule.NUMBERS),
    ("Personen", "20 people", "en", Rule.NUMBERS),
    ("1.250 Euro", "125 euros", "en", Rule.NUMBERS),
    ("2,5 Stunden", "25 hours", "en", Rule.NUMBERS),
    ("am 3. März 2026", "on 4 March 2026", "en", Rule.DATES),
    ("am 3. März 2026", "on 3 April 2026", "en", Rule.DATES),
    ("am 03.03.2026", "3 березня 2025", "uk", Rule.DATES),
    ("am 3. März", "3 أبريل", "ar", Rule.DATES),
    ("um 15 Uhr", "at 4 pm", "en", Rule.TIMES),
    ("um 19.30 Uhr", "à 19 h 45", "fr", Rule.TIMES),
    ("20 Personen", "٢٠ شخصًا", "ar", Rule.DIGITS),
    ("Mail an amt@example.org", "Mail to amt@example.com", "en", Rule.EMAIL),
    ("Siehe www.example.org/a", "See www.example.org/b", "en", Rule.LINKS),
    ("Hallo {name}", "Hello {nom}", "en", Rule.PLACEHOLDERS),
    ("Hallo %(name)s", "Hello", "en", Rule.PLACEHOLDERS),
    ("Kurs (neu)", "Course (new", "en", Rule.BRACKETS),
    ("Kurs „neu“", "Course “new", "en", Rule.BRACKETS),
    ("Kurs «neu»", "Cours « nouveau", "fr", Rule.BRACKETS),
    ("Zwei Wörter", "two  words", "en", Rule.SPACES),
    ("Bitte melden Sie sich an.", "Bitte melden Sie sich an.", "en", Rule.GERMAN_LEFT),
    ("Aus dem Inhalt", "Aus dem Inhalt", "ar", Rule.GERMAN_LEFT),
    ("Anmeldung", "Anmeldung", "tr", Rule.GERMAN_LEFT),
    (
        "Kommen Sie. Wir sind für alle da.",
        "Come to us. Wir sind für alle da.",
        "en",
        Rule.GERMAN_LEFT,
    ),
]


@pytest.mark.parametrize(("german", "words", "code", "rule"), WRONG)
def test_a_mistake_is_found(german, words, code, rule):
    assert rule in rules(german, words, code)


RIGHT = [
    ("Wir <b>helfen</b>.", "We <strong>help</strong>.", "en"),
    ("1.250,50 Euro", "1,250.50 euros", "en"),
    ("1.250 Euro", "1 250 euros", "fr"),
    ("drei Termine, 2 Kurse", "3 dates, two courses", "en"),
    ("2 Termine", "موعدان", "ar"),
    ("In 28 Gemeinden", "في البلديات الثماني والعشرين", "ar"),
    ("am 3. März 2026", "on 3 March 2026", "en"),
    ("am 3. März 2026", "on March 3rd, 2026", "en"),
    ("am 03.03.2026", "3 марта 2026 года", "ru"),
    ("am 3. März 2026", "3 Mart 2026’da", "tr"),
    ("am 1. März 2026", "le 1er mars 2026", "fr"),
    ("am 1. Januar 2018", "في 1 يناير/كانون الثاني 2018", "ar"),
    ("am 3. Mai 2026", "۳ مه 2026".replace("۳", "3"), "fa"),
    ("8 bis 16 Uhr", "8 am to 4 pm", "en"),
    ("9.30–12 Uhr", "9:30 am to 12 noon", "en"),
    ("18 Uhr: Beginn", "الساعة 18: البداية", "ar"),
    ("um 19.30 Uhr", "à 19 h 30", "fr"),
    ("um 19.30 Uhr", "saat 19.30’da", "tr"),
    ("Telefon (08321) 612-345", "phone 08321 612345", "en"),
    ("Siehe https://example.org/de/kurs/.", "See https://example.org/en/kurs/.", "en"),
    ("Kurs „neu“ (Teil a)", "Курс «новий» (частина а)", "uk"),
    ("a) Antrag b) Frist", "a) application b) deadline", "en"),
    ("Haus der Vereine, Musterplatz 5", "Haus der Vereine, Musterplatz 5", "en"),
    ("Sonthofen", "Sonthofen", "ar"),
    (
        "Der Verein für die Integration hilft.",
        "The club (Verein für die Integration) helps.",
        "en",
    ),
    ("Online", "Online", "tr"),
]


@pytest.mark.parametrize(("german", "words", "code"), RIGHT)
def test_correct_words_raise_no_warning(german, words, code):
    assert rules(german, words, code) == []


def test_an_error_of_the_page_is_said_and_blocks():
    found = check([piece("Neu", "x" * 300, error="Zu lang.")], language_for("en"), [])
    assert [(warning.rule, warning.is_blocking) for warning in found] == [(Rule.MARKUP, True)]
    assert "Zu lang." in found[0].text


def test_only_missing_and_broken_pieces_block():
    open_piece, number = piece("Drei", ""), piece("20 Leute", "people")
    found = check([open_piece, number], language_for("en"), [])
    assert [warning.is_blocking for warning in found] == [True, False]


@pytest.mark.parametrize(("path", "limit"), [("seo_title", 60), ("title", 110)])
def test_a_title_that_is_too_long_is_noticed(path, limit):
    assert rules("Kurz", "x" * (limit + 1), "en", path) == [Rule.LENGTH]
    assert rules("Kurz", "x" * limit, "en", path) == []


def test_a_title_that_is_long_in_german_too_is_no_fault_of_the_translation():
    assert rules("ä" * 61, "x" * 70, "en", "seo_title") == []


# --- Glossary -------------------------------------------------------------------------


def test_the_agreed_word_in_another_form_is_found():
    german = "Die Helferkreise im Landratsamt"
    assert rules(german, "مجموعات المتطوعين في Landratsamt", terms=TERMS) == []


def test_a_missing_word_of_the_glossary_is_noticed():
    assert rules("Der Helferkreis trifft sich", "تجتمع الجمعية", terms=TERMS) == [Rule.TERM_MISSING]


def test_a_word_that_stays_german_is_missed_when_it_was_translated():
    assert rules("Das Landratsamt", "إدارة المقاطعة", terms=TERMS) == [Rule.TERM_MISSING]


def test_a_forbidden_word_is_noticed_with_its_article():
    assert rules("Wir treffen uns", "نلتقي في النادي", terms=TERMS) == [Rule.TERM_FORBIDDEN]


def test_verbs_of_the_glossary_are_not_looked_for():
    assert rules("Der Kurs ist verlegt", "الدورة في يوم آخر", terms=TERMS) == []


def test_a_german_name_in_the_translation_counts_as_the_word():
    terms = [term("Ehrenamt", "volunteering")]
    german = "Die Koordinationsstelle Ehrenamt Asyl hilft"
    assert rules(german, "The office Ehrenamt Asyl helps", "en", terms=terms) == []


@pytest.mark.parametrize(
    ("german", "name", "agreed", "words", "code"),
    [
        ("Die Warteliste", "Warteliste", "bekleme listesi", "Bekleme listesindeydiniz", "tr"),
        ("Ein Platz", "Platz", "yer", "Yerleriniz kesinleşti", "tr"),
        ("Für Helferkreise", "Helferkreis", "волонтерське коло", "у волонтерських колах", "uk"),
        ("Ansprechpartner", "Ansprechpartner", "جهة الاتصال", "جهات الاتصال", "ar"),
        ("Die Anfrage", "Anfrage", "طلب", "وصلنا الطلب", "ar"),
        ("Die Termine", "Termin", "تاریخ", "همهٔ تاریخ‌ها", "fa"),
        ("Die Warteliste", "Warteliste", "liste d’attente", "sur liste d'attente", "fr"),
    ],
)
def test_words_are_recognised_in_every_language(german, name, agreed, words, code):
    assert rules(german, words, code, terms=[term(name, agreed)]) == []
    assert rules(german, "###", code, terms=[term(name, agreed)]) == [Rule.TERM_MISSING]
