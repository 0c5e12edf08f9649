"""Words are stored as they are typed, and nothing that was typed is lost."""

from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translation_desk import at, form_of, key_of, screen, segment_of, stored, typed
from tests.factories.translations import begun
from translations.typed import version_of
from translations.work import hand_in

# --- Saving ------------------------------------------------------------------------------


def test_words_are_stored_as_they_are_typed(desk, translation):
    segment = segment_of(translation, "Sprechstunde")
    answer = typed(desk, translation, segment, "ساعات الاستشارة")
    assert answer.status_code == HTTPStatus.OK
    assert answer.json()["message"].startswith("gespeichert um ")
    assert answer.json()["done"] == 1
    assert stored(translation, segment) == "ساعات الاستشارة"


def test_marks_become_the_tags_of_the_german_sentence(desk, translation):
    segment = segment_of(translation, "Bitte")
    answer = typed(desk, translation, segment, "‹2›المرشدة‹/2› قبل & ‹1›بعد‹/1›")
    assert answer.status_code == HTTPStatus.OK
    assert stored(translation, segment) == '<a id="a1">المرشدة</a> قبل &amp; <b>بعد</b>'
    again = next(
        field for field in screen(desk, translation).select("textarea") if "‹2›" in field.text
    )
    assert again.text == "‹2›المرشدة‹/2› قبل & ‹1›بعد‹/1›"


def test_a_new_line_is_a_break_only_where_german_has_one(desk, translation):
    lines, title = segment_of(translation, "zweite"), segment_of(translation, "Sprechstunde")
    typed(desk, translation, lines, "سطر\nسطر")
    typed(desk, translation, title, "كلمة\nكلمة")
    assert stored(translation, lines) == "سطر<br/>سطر"
    assert stored(translation, title) == "كلمة كلمة"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("‹1›مفتوح", "fehlt ‹/1›"),
        ("مفتوح‹/1›", "fehlt ‹1›"),
        ("‹1›أ ‹2›ب‹/1› ج‹/2›", "überkreuzen"),
        ("‹7›أ‹/7›", "gibt es in der deutschen Stelle nicht"),
        ("‹1›‹/1›", "steht nichts"),
        ("x" * 1_000_000, "Höchstens 10.000 Zeichen"),
        ("a\x00b", "nicht speichern"),
        ("\ud800", "nicht speichern"),
    ],
)
def test_what_cannot_be_stored_is_said_and_changes_nothing(desk, translation, words, says):
    segment = segment_of(translation, "Bitte")
    answer = typed(desk, translation, segment, words)
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert says in answer.json()["message"]
    assert stored(translation, segment) == ""


def test_a_title_may_not_be_longer_than_the_page_takes(desk, translation):
    answer = typed(desk, translation, segment_of(translation, "Sprechstunde"), "س" * 256)
    assert answer.json()["message"] == "Höchstens 255 Zeichen; es sind 256."


def test_typed_html_is_text(desk, translation):
    segment = segment_of(translation, "Bitte")
    typed(desk, translation, segment, '<script>alert(1)</script><a href="x">y</a>')
    assert stored(translation, segment) == (
        '&lt;script&gt;alert(1)&lt;/script&gt;&lt;a href="x"&gt;y&lt;/a&gt;'
    )
    preview = desk.get(reverse("translations:preview", args=[translation.pk])).content.decode()
    assert "&lt;script&gt;alert(1)" in preview
    assert "<script>alert(1)" not in preview


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"words": 3}', '{"words": "x", "place": 5}', "[" * 9999]
)
def test_a_request_that_is_no_request_is_answered(desk, translation, body):
    segment = segment_of(translation, "Bitte")
    answer = desk.put(
        at("words", translation, segment.pk), body, headers={"accept": "application/json"}
    )
    assert answer.status_code in (HTTPStatus.BAD_REQUEST, HTTPStatus.OK)
    assert stored(translation, segment) == ""


def test_empty_words_open_a_piece_again(desk, translation):
    segment = segment_of(translation, "Sprechstunde")
    typed(desk, translation, segment, "كلمة")
    answer = typed(desk, translation, segment, "  ", seen=version_of("كلمة"))
    assert (answer.status_code, answer.json()["done"]) == (HTTPStatus.OK, 0)
    typed(desk, translation, segment, "كلمة")
    address = at("words", translation, segment.pk)
    # Words that this person has not seen stay.
    assert desk.delete(address).status_code == HTTPStatus.CONFLICT
    assert stored(translation, segment) == "كلمة"
    seen = {"seen": version_of("كلمة")}
    answer = desk.delete(address, seen, content_type="application/json")
    assert answer.status_code == HTTPStatus.OK
    assert stored(translation, segment) == ""


# --- Two at one piece --------------------------------------------------------------------


def test_the_second_translator_sees_the_words_of_the_first(desk, translation):
    segment = segment_of(translation, "Sprechstunde")
    typed(desk, translation, segment, "الأول")
    other = Client()
    other.force_login(person_in("Übersetzung Arabisch"))
    answer = typed(other, translation, segment, "الثاني")
    assert answer.status_code == HTTPStatus.CONFLICT
    assert answer.json()["theirs"] == "الأول"
    assert "Amal Beispiel" in answer.json()["message"]
    assert stored(translation, segment) == "الأول"
    decided = typed(other, translation, segment, "الثاني", seen=answer.json()["seen"])
    assert decided.status_code == HTTPStatus.OK
    assert stored(translation, segment) == "الثاني"


def test_the_same_words_in_two_windows_are_no_quarrel(desk, translation):
    segment = segment_of(translation, "Sprechstunde")
    assert typed(desk, translation, segment, "كلمة").status_code == HTTPStatus.OK
    assert typed(desk, translation, segment, "كلمة").status_code == HTTPStatus.OK


# --- Without JavaScript ------------------------------------------------------------------


def test_the_form_stores_what_was_changed(desk, translation, translator):
    segment = segment_of(translation, "Bitte")
    data = form_of(screen(desk, translation)) | {f"words-{key_of(segment)}": "‹1›كلمة‹/1›"}
    answer = desk.post(at("edit", translation), data, follow=True)
    assert "Gespeichert." in answer.content.decode()
    assert stored(translation, segment) == "<b>كلمة</b>"
    assert StringTranslation.objects.filter(locale=translation.target_locale).count() == 1


def test_the_form_keeps_what_it_cannot_store(desk, translation):
    first, second = segment_of(translation, "Bitte"), segment_of(translation, "Sprechstunde")
    data = form_of(screen(desk, translation))
    typed(desk, translation, second, "من غيري")
    data |= {f"words-{key_of(first)}": "‹1›ناقص", f"words-{key_of(second)}": "مني"}
    answer = desk.post(at("edit", translation), data)
    assert answer.status_code == HTTPStatus.CONFLICT
    soup = BeautifulSoup(answer.content, "html.parser")
    assert form_of(soup)[f"words-{key_of(first)}"] == "‹1›ناقص"
    assert form_of(soup)[f"words-{key_of(second)}"] == "مني"
    assert "fehlt ‹/1›" in soup.get_text()
    assert "من غيري" in soup.get_text()
    # The second time it is meant.
    desk.post(at("edit", translation), form_of(soup) | {f"words-{key_of(first)}": "كامل"})
    assert stored(translation, second) == "مني"
    assert stored(translation, first) == "كامل"


def test_the_form_shows_words_that_came_too_late(desk, translation, translator):
    segment = segment_of(translation, "Bitte")
    data = form_of(screen(desk, translation)) | {f"words-{key_of(segment)}": "متأخر"}
    hand_in(translation, translator)
    answer = desk.post(at("edit", translation), data)
    assert answer.status_code == HTTPStatus.LOCKED
    assert "متأخر" in answer.content.decode()
    assert stored(translation, segment) == ""


@pytest.mark.parametrize("seen", ["", "{", "[]", '{"0-0": 7}'])
def test_a_form_with_nonsense_in_it_loses_nothing(desk, translation, seen):
    segment = segment_of(translation, "Sprechstunde")
    data = {"seen": seen, f"words-{key_of(segment)}": "كلمة", "words-9-9": "x", "words-": "x"}
    assert desk.post(at("edit", translation), data).status_code == HTTPStatus.FOUND
    assert stored(translation, segment) == "كلمة"


# --- The address of a piece --------------------------------------------------------------


def test_a_piece_of_another_page_is_not_found(desk, translation, translator):
    other = begun(StandardPageFactory(title="Etwas anderes"), "ar", translator)
    foreign = segment_of(other, "Etwas anderes")
    assert typed(desk, translation, foreign, "x").status_code == HTTPStatus.NOT_FOUND
    assert typed(desk, translation, foreign, "x", place="").status_code == HTTPStatus.NOT_FOUND
    assert typed(desk, translation, foreign, "x", place="9" * 30 + "-1").status_code == 404
    assert stored(other, foreign) == ""
