"""What the check of Leichte Sprache finds, and what it leaves alone."""

import pytest

from tools.measure_easy_language import marked_sentences, measured
from translations.easy_language.checker import check
from translations.easy_language.findings import Finding, Rule
from translations.easy_language.text import Passage, sentences_of

SENTENCES = marked_sentences()


def findings(text: str, *names: str, kind: str = "paragraph") -> list[Finding]:
    return check([Passage(text, kind)], names)


def rules(text: str, *names: str) -> list[Rule]:
    return [finding.rule for finding in findings(text, *names)]


def test_the_set_is_large_and_knows_every_rule():
    marked = [sentence for sentence in SENTENCES if sentence.section != "mixed"]
    good = [sentence for sentence in marked if not sentence.rules]
    assert len(good) >= 100
    assert len(marked) - len(good) >= 100
    named = {rule for sentence in marked for rule in sentence.rules}
    # Two sentences in a line are no matter of one sentence.
    assert named == {rule.code for rule in Rule} - {"line"}


@pytest.mark.parametrize("is_held_out", [False, True])
def test_it_finds_most_and_is_seldom_wrong(is_held_out):
    counts = measured(one for one in SENTENCES if one.is_held_out == is_held_out)
    assert counts.precision() >= 0.9
    assert counts.recall() >= 0.85


def test_a_finding_says_where_what_and_what_instead():
    [finding] = findings("Rufen Sie an. \nFragen Sie im Landratsamt.")
    assert finding.words == "Landratsamt"
    assert (finding.start, finding.end) == (29, 40)
    assert finding.rule == Rule.COMPOUND
    assert finding.proposal == "Schreiben Sie: Land-Rats-Amt"
    assert finding.explanation.endswith("leichter zu lesen.")


def test_findings_know_their_passage():
    found = check([Passage("Rufen Sie an."), Passage("Das kostet nichts.")])
    assert [finding.passage for finding in found] == [1]


@pytest.mark.parametrize(
    ("long", "parted"),
    [
        ("Integrationslotsinnen", "Integrations-Lotsinnen"),
        ("Ehrenamtliche", "Ehren-Amtliche"),
        ("Teilnahmebestätigung", "Teilnahme-Bestätigung"),
        ("Landkreis-Fest", "Land-Kreis-Fest"),
    ],
)
def test_a_long_word_is_parted_as_the_house_writes_it(long, parted):
    assert parted in findings(f"Hier ist etwas über {long}.")[0].proposal


@pytest.mark.parametrize("word", ["Helfer-Kreis", "Helfer·kreis", "Donnerstag", "Bahnhof"])
def test_a_parted_word_and_a_word_of_every_day_stay(word):
    assert rules(f"Das ist der {word}.") == []


def test_names_are_written_as_they_are():
    assert rules("Wir sind das Musterland.") == [Rule.COMPOUND]
    assert rules("Wir sind das Musterland.", "Landkreis Musterland") == []


def test_a_hard_word_may_stand_where_the_text_explains_it():
    hard = "Inklusion ist wichtig."
    assert rules(hard) == [Rule.HARD_WORD]
    explained = [Passage("Inklusion bedeutet: Alle gehören dazu."), Passage(hard)]
    assert check(explained) == []


def test_a_paragraph_has_one_sentence_a_line():
    assert rules("Rufen Sie an. Wir helfen Ihnen. Wir haben Zeit.") == [Rule.LINE]
    assert rules("Rufen Sie an.\nWir helfen Ihnen.") == []
    assert findings("Rufen Sie an. Wir helfen Ihnen.", kind="line") == []


@pytest.mark.parametrize(
    "text",
    [
        "Der Kurs ist am 12. März im 2. Stock.",
        "Gehen Sie in die St.-Martin-Straße 47.",
        "Der Raum von Max ist Nr. 5 im Haus.",
        "Im Jahr 2015 war das z. B. ein Fest.",
    ],
)
def test_a_dot_does_not_always_end_a_sentence(text):
    assert [sentence.text for sentence in sentences_of(text)] == [text]


def test_a_year_ends_a_sentence():
    assert len(sentences_of("Das war im Jahr 2015. Kurse gibt es heute noch.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "…",
        "()[]{}<>",
        "§§ 5 ff.",
        "1.1.1.1",
        "😀 🎉",
        "مرحبا بكم",
        "a" * 5000,
        "1" * 5000,
        "x@" * 2000,
        "Wort-" * 900,
    ],
)
def test_odd_text_is_no_trouble(text):
    for finding in findings(text):
        assert 0 <= finding.start < finding.end <= len(text)
