"""Terms in German sentences: found in every form, and underlined without breaking the HTML."""

import time

import pytest

from tests.factories.glossary import glossary_term, term
from translations.glossary import hits, stretches, terms_for


def found(german: str, *terms) -> list[str]:
    return [german[hit.start : hit.end] for hit in hits(german, terms)]


@pytest.mark.parametrize(
    ("word", "sentence", "expected"),
    [
        ("Helferkreis", "Ein Helferkreis hilft.", ["Helferkreis"]),
        ("Helferkreis", "Die Helferkreise helfen den Helferkreisen.", None),
        ("Helferkreis", "HELFERKREIS GESUCHT", ["HELFERKREIS"]),
        ("Platz", "Zwei Plätze, den Plätzen, des Platzes", ["Plätze", "Plätzen", "Platzes"]),
        ("Landratsamt", "des Landratsamtes, die Landratsämter", None),
        ("Ehrenamtliche", "Ehrenamtlichen helfen ehrenamtliche Kräfte", ["Ehrenamtlichen"]),
        ("Leichte Sprache", "in Leichter Sprache", ["Leichter Sprache"]),
        ("Schulung", "im Schulungskalender", []),
        ("Termin", "Terminal", []),
        ("E-Mail", "per E-Mail und E-Mails", ["E-Mail", "E-Mails"]),
        ("abgesagt", "Abgesagt: der Kurs", ["Abgesagt"]),
    ],
)
def test_a_term_is_found_in_its_forms(word, sentence, expected):
    forms = found(sentence, term(word))
    if expected is None:
        assert len(forms) == 2
    else:
        assert forms == expected


def test_other_forms_count_and_the_longer_term_wins():
    guide = term("Integrationslotsin", forms=("Integrationslotse",))
    german = "Der Integrationslotse sagt: Die Warteliste ist voll."
    assert found(german, guide, term("Liste"), term("Warteliste")) == [
        "Integrationslotse",
        "Warteliste",
    ]


def test_a_term_is_found_behind_entities_and_across_tags():
    german = "Q&amp;A: <b>Leichte</b> Sprache"
    (hit,) = hits(german, [term("Leichte Sprache")])
    assert german[hit.start : hit.end] == "Leichte</b> Sprache"


def test_what_is_underlined_holds_no_tag_and_nothing_is_lost():
    german = 'Q&amp;A: <b>Leichte</b> Sprache, <a id="a1">Termine</a>.'
    terms = [term("Leichte Sprache"), term("Termin")]
    parts = stretches(german, hits(german, terms))
    assert "".join(part.html for part in parts) == german
    underlined = [part.html for part in parts if part.term]
    assert underlined == ["Leichte", " Sprache", "Termine"]


def test_hundreds_of_terms_are_found_quickly_in_a_long_text():
    terms = [term(f"{head}{tail}") for head in "ABCDEFGHIJ" for tail in ("amt", "straße", "rat")]
    terms = [*terms, *(term(f"Wort{number}") for number in range(300))]
    began = time.process_time()
    assert hits("Zusammenarbeitsvereinbarung " * 10_000, terms) == []
    assert time.process_time() - began < 4


def test_a_sentence_with_no_text_has_no_terms():
    assert hits("", [term("Termin")]) == []
    assert hits("Termin", []) == []


def test_terms_come_with_what_they_are_called_in_the_language(db, django_assert_num_queries):
    glossary_term("Helferkreis", "ar", "مجموعة", other_words="فريق، جماعة", forbidden="نادي")
    glossary_term("Helferkreis", "en", "circle")
    glossary_term("Landratsamt", "ar", is_kept=True)
    glossary_term("Termin")
    with django_assert_num_queries(2):
        terms = {item.german: item for item in terms_for("ar")}
    assert terms["Helferkreis"].accepted == ("مجموعة", "فريق", "جماعة")
    assert terms["Helferkreis"].forbidden == ("نادي",)
    assert terms["Landratsamt"].accepted == ("Landratsamt",)
    assert terms["Termin"].accepted == ()
