"""The glossary in the administration: who sees it, who changes what."""

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories.core import UserFactory
from tests.factories.editing import person_in
from tests.factories.glossary import glossary_term
from translations.models import GlossaryEntry, GlossaryTerm

pytestmark = pytest.mark.django_db


def signed_in(group: str) -> Client:
    client = Client()
    client.force_login(person_in(group))
    return client


@pytest.fixture
def translator(home) -> Client:
    return signed_in("Übersetzung Arabisch")


@pytest.fixture
def editor(home) -> Client:
    return signed_in("Redaktion")


def address(name: str, *args) -> str:
    return reverse(f"translations:{name}", args=args)


WORDS = {"words": "مجموعة المتطوعين", "other_words": "", "forbidden": "", "note": ""}


def test_a_translator_sees_the_own_language_first(translator):
    glossary_term("Helferkreis", "ar", "مجموعة")
    page = translator.get(address("glossary")).content.decode()
    assert "Helferkreis" in page and "مجموعة" in page and 'dir="rtl"' in page
    assert address("glossary_add") not in page


def test_a_translator_changes_words_of_the_own_language_only(translator):
    term = glossary_term("Helferkreis")
    assert translator.post(address("glossary_entry", term.pk, "ar"), WORDS).status_code == 302
    assert GlossaryEntry.objects.get(term=term).words == WORDS["words"]
    refused = translator.post(address("glossary_entry", term.pk, "uk"), WORDS)
    assert refused.status_code == HTTPStatus.FORBIDDEN
    assert GlossaryEntry.objects.count() == 1


def test_an_approver_changes_words_too(home):
    term = glossary_term("Helferkreis")
    client = signed_in("Freigabe Arabisch")
    assert client.post(address("glossary_entry", term.pk, "ar"), WORDS).status_code == 302


@pytest.mark.parametrize("name", ["glossary_term", "glossary_delete"])
def test_translators_leave_german_terms_alone(translator, name):
    term = glossary_term("Helferkreis")
    refused = translator.post(address(name, term.pk), {"german": "Anders"})
    assert refused.status_code == HTTPStatus.FORBIDDEN
    assert GlossaryTerm.objects.get().german == "Helferkreis"


def test_editors_add_change_and_delete_terms_but_no_words(editor):
    german = {"german": "Helferkreis", "other_forms": "", "note": ""}
    assert editor.post(address("glossary_add"), german).status_code == 302
    term = GlossaryTerm.objects.get()
    editor.post(address("glossary_term", term.pk), german | {"note": "Eine Gruppe."})
    term.refresh_from_db()
    assert term.note == "Eine Gruppe."
    refused = editor.post(address("glossary_entry", term.pk, "ar"), WORDS)
    assert refused.status_code == HTTPStatus.FORBIDDEN
    assert "Helferkreis" in editor.get(address("glossary_delete", term.pk)).content.decode()
    editor.post(address("glossary_delete", term.pk))
    assert not GlossaryTerm.objects.exists()


def test_a_term_cannot_be_there_twice(editor):
    glossary_term("Helferkreis")
    answer = editor.post(address("glossary_add"), {"german": "Helferkreis"})
    assert answer.status_code == 422
    assert "gibt es schon" in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        (WORDS | {"is_kept": "on"}, "nicht beides"),
        (WORDS | {"forbidden": WORDS["words"]}, "zugleich erlaubt"),
        (WORDS | {"words": "x" * 200}, "höchstens 120"),
    ],
)
def test_words_that_contradict_each_other_are_refused(translator, sent, message):
    term = glossary_term("Helferkreis")
    answer = translator.post(address("glossary_entry", term.pk, "ar"), sent)
    assert answer.status_code == 422
    assert message in answer.content.decode()


def test_empty_fields_take_a_term_out_of_the_language(translator):
    term = glossary_term("Helferkreis", "ar", "مجموعة")
    translator.post(address("glossary_entry", term.pk, "ar"), dict.fromkeys(WORDS, ""))
    assert not GlossaryEntry.objects.exists()


def test_people_without_languages_and_texts_stay_outside(home):
    client = Client()
    assert client.get(address("glossary")).status_code == 302
    stranger = UserFactory()
    client.force_login(stranger)
    for name in ("glossary", "glossary_add", "glossary_import"):
        assert client.get(address(name)).status_code in (302, 403)


@pytest.mark.parametrize("code", ["de", "xx"])
def test_there_are_no_words_in_german_or_an_unknown_language(translator, code):
    term = glossary_term("Helferkreis")
    assert translator.get(address("glossary_entry", term.pk, code)).status_code == 404


def test_the_list_is_searched_in_both_languages_and_for_what_is_open(translator):
    glossary_term("Helferkreis", "ar", "مجموعة")
    glossary_term("Termin")

    def shown(query: str) -> set[str]:
        page = translator.get(f"{address('glossary')}?{query}").content.decode()
        return {name for name in ("Helferkreis", "Termin") if f"{name}\n" in page}

    assert shown("q=kreis") == {"Helferkreis"}
    assert shown("q=مجموعة") == {"Helferkreis"}
    assert shown("nur=offen") == {"Termin"}
    assert shown("q=nichts") == set()
    assert shown("sprache=xx&nur=falsch") == {"Helferkreis", "Termin"}


def test_a_file_goes_out_and_comes_in_again(editor, translator):
    glossary_term("Helferkreis", "ar", "مجموعة")
    for kind in ("csv", "tbx"):
        answer = translator.get(address("glossary_export", kind) + "?sprache=ar")
        assert "attachment" in answer["Content-Disposition"]
        file = SimpleUploadedFile(f"glossar.{kind}", answer.content)
        page = translator.post(address("glossary_import"), {"file": file}).content.decode()
        assert "Schon so vorhanden: 1" in page
    assert translator.get(address("glossary_export", "pdf")).status_code == 404
    assert translator.get(address("glossary_export", "csv") + "?sprache=xx").status_code == 404


def test_a_file_changes_only_what_its_reader_may(translator):
    glossary_term("Helferkreis", "uk", "коло")
    lines = "Deutsch;Sprache;Übersetzung\nHelferkreis;uk;інше\nHelferkreis;ar;مجموعة\nNeu;ar;جديد\n"
    file = SimpleUploadedFile("glossar.csv", lines.encode())
    page = translator.post(address("glossary_import"), {"file": file}).content.decode()
    assert "Ukrainisch: eine Zeile. Diese Sprache pflegen andere." in page
    assert "Den Begriff „Neu“ gibt es nicht" in page
    words = dict(GlossaryEntry.objects.values_list("locale__language_code", "words"))
    assert words == {"uk": "коло", "ar": "مجموعة"}


def test_a_bad_file_is_explained(translator):
    file = SimpleUploadedFile("glossar.csv", b"\xff\xfe\x00")
    answer = translator.post(address("glossary_import"), {"file": file})
    assert answer.status_code == 422
    assert translator.post(address("glossary_import")).status_code == 422
