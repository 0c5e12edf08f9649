"""No false alarm about the sample and the words of the frame, in any language."""

from html import escape
from pathlib import Path

import polib
import pytest
from django.conf import settings

import home.sample.loader  # noqa: F401 - it imports every text of the sample
from core.languages import all_languages, language_for
from home.sample import glossary as sample_glossary
from home.sample.words import sentences
from tests.factories.glossary import piece
from translations.checks import Rule, check
from translations.glossary import Term
from translations.glossary_files import read

CODES = [language.code for language in all_languages() if not language.is_source]
every_language = pytest.mark.parametrize("code", CODES)


def terms_of_the_sample(code: str) -> list[Term]:
    rows = read(Path(sample_glossary.__file__).with_name("glossary.csv").read_bytes())
    return [
        Term(
            pk=row.number,
            german=row.german,
            forms=(row.german, *filter(None, row.other_forms.split(", "))),
            words=row.words,
            other_words=tuple(filter(None, row.other_words.split(", "))),
        )
        for row in rows
        if row.code == code
    ]


def alarms(pairs: dict[str, str], code: str, terms) -> list[str]:
    return [
        f"{warning.text} | {german} | {words}"
        for german, words in pairs.items()
        for warning in check([piece(german, words)], language_for(code), terms)
    ]


@every_language
def test_the_translations_of_the_sample_raise_no_alarm(code):
    pairs = sentences(code)
    assert len(pairs) >= 15
    assert alarms(pairs, code, terms_of_the_sample(code)) == []


@every_language
def test_the_words_of_the_frame_raise_no_alarm(code):
    """The glossary is left out: buttons and mails say the same thing in freer words."""
    pairs = words_of_the_frame(code)
    assert len(pairs) > 400
    assert alarms(pairs, code, []) == []


@every_language
def test_the_words_of_the_frame_keep_to_the_glossary(code):
    pairs = words_of_the_frame(code)
    assert len(alarms(pairs, code, terms_of_the_sample(code))) <= len(pairs) / 100


def words_of_the_frame(code: str) -> dict[str, str]:
    folder = {"de-simple": "de_Simple"}.get(code, code)
    path = settings.PROJECT_DIR / "locale" / folder / "LC_MESSAGES" / "django.po"
    return {
        escape(entry.msgid, quote=False): escape(entry.msgstr, quote=False)
        for entry in polib.pofile(path)
        if entry.translated() and entry.msgstr and "<" not in entry.msgid
    }


def mistakes(german: str, words: str) -> list[tuple[Rule, str]]:
    """Typical slips made in a correct translation, and what should be said about each."""
    made = [(Rule.SPACES, words.replace(" ", "  ", 1))] if " " in words else []
    made.append((Rule.BRACKETS, f"{words} ("))
    made.append((Rule.EMAIL, f"{words} x@example.org"))
    made.append((Rule.NUMBERS, f"{words} 4711"))
    digits = [letter for letter in words if letter.isdigit()]
    if digits and digits[0] in "123456789" and len(digits) == len("".join(digits)):
        made.append((Rule.DIGITS, words.replace(digits[0], "٠١٢٣٤٥٦٧٨٩"[int(digits[0])])))
    if german != words and "<" not in german:
        made.append((Rule.GERMAN_LEFT, german))
    return made


@pytest.mark.parametrize("code", ["en", "ar"])
def test_slips_in_the_translations_of_the_sample_are_found(code):
    looked_at, missed = 0, []
    for german, words in sentences(code).items():
        for rule, wrong in mistakes(german, words):
            found = {w.rule for w in check([piece(german, wrong)], language_for(code), [])}
            looked_at += 1
            if rule not in found:
                missed.append(f"{rule}: {german} | {wrong}")
    assert looked_at > 800
    assert len(missed) <= looked_at / 10, missed
