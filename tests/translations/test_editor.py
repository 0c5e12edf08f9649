"""The translator's screen: German and its translation side by side, saved as typed."""

import json
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.models import User
from home.models import StandardPage
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun, language, public, written
from translations.segments import Segment, segments_of
from translations.typed import Place, version_of
from translations.work import hand_in, target_of

TEXT = (
    '<p>Bitte kommen Sie <b>vorher</b> zur <a href="https://example.org/">Lotsin</a>.</p>'
    "<p>Erste Zeile<br/>zweite Zeile</p>"
)


@pytest.fixture
def page(db) -> StandardPage:
    page = StandardPageFactory(title="Sprechstunde", body=[("prose", TEXT)], live=False)
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def translator(db) -> User:
    return person_in("Übersetzung Arabisch", first_name="Amal", last_name="Beispiel")


@pytest.fixture
def translation(page, translator) -> Translation:
    return begun(page, "ar", translator)


@pytest.fixture
def desk(client, translator) -> Client:
    client.force_login(translator)
    return client


def edit_address(translation: Translation) -> str:
    return reverse("translations:edit", args=[translation.pk])


def words_address(translation: Translation, segment: Segment) -> str:
    return reverse("translations:words", args=[translation.pk, segment.pk])


def segment_of(translation: Translation, german: str) -> Segment:
    return next(one for one in segments_of(translation) if german in one.german)


def key_of(segment: Segment) -> str:
    return Place(segment.string_id, segment.context_id).key


def typed(client: Client, translation: Translation, segment: Segment, words: str, **sent):
    """What the script of the screen sends while somebody types."""
    body = {"words": words, "seen": "", "place": key_of(segment)} | sent
    return client.put(
        words_address(translation, segment),
        json.dumps(body),
        content_type="application/json",
        headers={"accept": "application/json"},
    )


def stored(translation: Translation, segment: Segment) -> str:
    rows = StringTranslation.objects.filter(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=translation.target_locale,
    )
    return rows.values_list("data", flat=True).first() or ""


def screen(client: Client, translation: Translation) -> BeautifulSoup:
    response = client.get(edit_address(translation))
    assert response.status_code == HTTPStatus.OK
    return BeautifulSoup(response.content, "html.parser")


def form_of(soup: BeautifulSoup) -> dict[str, str]:
    """What a browser without script would send back untouched."""
    form = soup.select_one("[data-desk-form]")
    fields = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    return fields | {field["name"]: field.text.strip("\n") for field in form.select("textarea")}


# --- What stands on the screen --------------------------------------------------------


def test_german_stands_on_the_left_and_every_field_has_language_and_direction(desk, translation):
    soup = screen(desk, translation)
    german = [row.get_text() for row in soup.select(".desk-german > p")]
    assert german[0] == "Sprechstunde"
    assert {row["lang"] for row in soup.select(".desk-german > p")} == {"de"}
    assert {row["dir"] for row in soup.select(".desk-german > p")} == {"ltr"}
    fields = soup.select("[data-words]")
    assert len(fields) == len(segments_of(translation))
    assert {(field["lang"], field["dir"]) for field in fields} == {("ar", "rtl")}
    assert soup.select_one(".desk-group h2").text == "Titel"


def test_the_screen_counts(desk, translation):
    typed(desk, translation, segment_of(translation, "Sprechstunde"), "ساعات")
    total = len(segments_of(translation))
    assert f"1 von {total} Stellen" in screen(desk, translation).get_text()


def test_formatting_is_shown_by_numbers_and_not_as_html(desk, translation):
    soup = screen(desk, translation)
    german = next(row for row in soup.select(".desk-german > p") if "Bitte" in row.text)
    assert german.select_one(".desk-mark--b").get_text() == "1vorher1"
    assert german.select_one(".desk-mark--a").get_text() == "2Lotsin2"
    assert not german.select("b, a")


def test_the_screen_takes_the_same_queries_for_many_pieces(
    desk, translation, page, django_assert_max_num_queries
):
    screen(desk, translation)
    page.body = [("prose", "".join(f"<p>Satz Nummer {n}.</p>" for n in range(80)))]
    page.save_revision().publish()
    with django_assert_max_num_queries(45):
        soup = screen(desk, translation)
    assert len(soup.select("[data-words]")) > 80


# --- Saving ---------------------------------------------------------------------------


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
        words_address(translation, segment), body, headers={"accept": "application/json"}
    )
    assert answer.status_code in (HTTPStatus.BAD_REQUEST, HTTPStatus.OK)
    assert stored(translation, segment) == ""


def test_empty_words_open_a_piece_again(desk, translation):
    segment = segment_of(translation, "Sprechstunde")
    typed(desk, translation, segment, "كلمة")
    answer = typed(desk, translation, segment, "  ", seen=version_of("كلمة"))
    assert (answer.status_code, answer.json()["done"]) == (HTTPStatus.OK, 0)
    typed(desk, translation, segment, "كلمة")
    assert desk.delete(words_address(translation, segment)).status_code == HTTPStatus.OK
    assert stored(translation, segment) == ""


# --- Two at one piece -------------------------------------------------------------------


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


# --- German changes meanwhile -----------------------------------------------------------


def test_a_piece_that_only_moved_is_stored(desk, translation, page):
    segment = segment_of(translation, "Bitte")
    page.body = [("prose", f"<p>Neu davor.</p>{TEXT}")]
    page.body[0].id = translation.source.get_source_instance().body[0].id
    page.save_revision().publish()
    assert not StringSegment.objects.filter(pk=segment.pk).exists()
    assert typed(desk, translation, segment, "كلمة").status_code == HTTPStatus.OK
    assert stored(translation, segment) == "كلمة"


def test_words_for_a_german_sentence_that_vanished_wait_at_the_new_one(desk, translation, page):
    segment = segment_of(translation, "Sprechstunde")
    page.title = "Neue Sprechstunde"
    page.save_revision().publish()
    answer = typed(desk, translation, segment, "ساعات الاستشارة")
    assert answer.status_code == HTTPStatus.GONE
    assert "aufgehoben" in answer.json()["message"]
    soup = screen(desk, translation)
    proposal = soup.select_one(".desk-proposal")
    assert "ساعات الاستشارة" in proposal.get_text()
    assert proposal.select_one("button")["value"] == "ساعات الاستشارة"


def test_what_changed_in_german_is_shown_word_by_word(desk, translation, page):
    typed(desk, translation, segment_of(translation, "Sprechstunde"), "ساعات")
    page.title = "Neue Sprechstunde"
    page.save_revision().publish()
    soup = screen(desk, translation)
    change = soup.select_one(".desk-changes")
    assert change["lang"] == "de"
    assert [row.get_text() for row in change.select("ins")] == ["[neu: Neue ]"]
    take = soup.select_one("[data-take]")
    desk.post(edit_address(translation), form_of(soup) | {take["name"]: take["value"]})
    assert stored(translation, segment_of(translation, "Neue Sprechstunde")) == "ساعات"


def test_a_sentence_that_stands_twice_is_translated_once(desk, translator, db):
    page = StandardPageFactory(
        title="Zweimal", body=[("prose", "<p>Derselbe Satz.</p><p>Derselbe Satz.</p>")]
    )
    translation = begun(page, "ar", translator)
    soup = screen(desk, translation)
    assert len(soup.select("[data-words]")) == len(segments_of(translation)) - 1
    assert "Der Satz kommt noch einmal vor" in soup.get_text()


# --- Without JavaScript -----------------------------------------------------------------


def test_the_form_stores_what_was_changed(desk, translation, translator):
    segment = segment_of(translation, "Bitte")
    data = form_of(screen(desk, translation)) | {f"words-{key_of(segment)}": "‹1›كلمة‹/1›"}
    answer = desk.post(edit_address(translation), data, follow=True)
    assert "Gespeichert." in answer.content.decode()
    assert stored(translation, segment) == "<b>كلمة</b>"
    assert StringTranslation.objects.filter(locale=translation.target_locale).count() == 1


def test_the_form_keeps_what_it_cannot_store(desk, translation):
    first, second = segment_of(translation, "Bitte"), segment_of(translation, "Sprechstunde")
    data = form_of(screen(desk, translation))
    typed(desk, translation, second, "من غيري")
    data |= {f"words-{key_of(first)}": "‹1›ناقص", f"words-{key_of(second)}": "مني"}
    answer = desk.post(edit_address(translation), data)
    assert answer.status_code == HTTPStatus.CONFLICT
    soup = BeautifulSoup(answer.content, "html.parser")
    assert form_of(soup)[f"words-{key_of(first)}"] == "‹1›ناقص"
    assert form_of(soup)[f"words-{key_of(second)}"] == "مني"
    assert "fehlt ‹/1›" in soup.get_text()
    assert "من غيري" in soup.get_text()
    # The second time it is meant.
    desk.post(edit_address(translation), form_of(soup) | {f"words-{key_of(first)}": "كامل"})
    assert stored(translation, second) == "مني"
    assert stored(translation, first) == "كامل"


def test_the_form_shows_words_that_came_too_late(desk, translation, translator):
    segment = segment_of(translation, "Bitte")
    data = form_of(screen(desk, translation)) | {f"words-{key_of(segment)}": "متأخر"}
    hand_in(translation, translator)
    answer = desk.post(edit_address(translation), data)
    assert answer.status_code == HTTPStatus.LOCKED
    assert "متأخر" in answer.content.decode()
    assert stored(translation, segment) == ""


@pytest.mark.parametrize("seen", ["", "{", "[]", '{"0-0": 7}'])
def test_a_form_with_nonsense_in_it_loses_nothing(desk, translation, seen):
    segment = segment_of(translation, "Sprechstunde")
    data = {"seen": seen, f"words-{key_of(segment)}": "كلمة", "words-9-9": "x", "words-": "x"}
    assert desk.post(edit_address(translation), data).status_code == HTTPStatus.FOUND
    assert stored(translation, segment) == "كلمة"


# --- The address of a piece -------------------------------------------------------------


def test_a_piece_of_another_page_is_not_found(desk, translation, translator):
    other = begun(StandardPageFactory(title="Etwas anderes"), "ar", translator)
    foreign = segment_of(other, "Etwas anderes")
    assert typed(desk, translation, foreign, "x").status_code == HTTPStatus.NOT_FOUND
    assert typed(desk, translation, foreign, "x", place="").status_code == HTTPStatus.NOT_FOUND
    assert typed(desk, translation, foreign, "x", place="9" * 30 + "-1").status_code == 404
    assert stored(other, foreign) == ""


# --- Preview ----------------------------------------------------------------------------


def test_the_preview_shows_the_words_of_now_and_readers_see_nothing_of_it(desk, translation, page):
    target = public(written(translation))
    page.title = "Neue Sprechstunde"
    page.save_revision().publish()
    typed(desk, translation, segment_of(translation, "Neue Sprechstunde"), "جديد")
    preview = desk.get(reverse("translations:preview", args=[translation.pk]))
    assert "جديد" in preview.content.decode()
    assert 'dir="rtl"' in preview.content.decode()
    assert "جديد" not in Client().get(target_of(translation).get_url()).content.decode()
    assert target.title == "[Sprechstunde]"


def test_beginning_makes_the_draft_and_opens_the_screen(desk, page):
    answer = desk.post(reverse("translations:begin", args=[page.translation_key, "ar"]))
    translation = Translation.objects.get(source__object_id=page.translation_key)
    assert answer.url == edit_address(translation)
    target = page.get_translation(language("ar"))
    assert not target.live
