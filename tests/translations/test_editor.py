"""The translator's screen: German and its translation side by side."""

from http import HTTPStatus

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringSegment

from tests.factories.home import StandardPageFactory
from tests.factories.translation_desk import (
    TEXT,
    at,
    form_of,
    key_of,
    screen,
    segment_of,
    stored,
    typed,
)
from tests.factories.translations import begun, public, written
from translations.segments import segments_of
from translations.work import target_of

# --- What stands on the screen -----------------------------------------------------------


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


# --- German changes meanwhile ------------------------------------------------------------


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


def test_words_for_a_field_that_says_something_else_wait_there_too(desk, translation, page):
    segment = segment_of(translation, "Jeden Dienstag.")
    page.lead = "Geschlossen bis Ostern."
    page.save_revision().publish()
    answer = typed(desk, translation, segment, "كل ثلاثاء")
    assert answer.json()["message"].endswith("dann stehen sie bei der neuen Fassung.")
    row = screen(desk, translation).select("[data-piece]")[1]
    assert "Geschlossen bis Ostern." in row.get_text()
    assert row.select_one("[data-take]")["value"] == "كل ثلاثاء"
    assert "Jeden Dienstag." in row.select_one(".desk-changes del").get_text()


def test_words_that_have_no_place_any_more_are_not_said_to_be_kept(desk, translation, page):
    segment = segment_of(translation, "Bitte")
    data = form_of(screen(desk, translation)) | {f"words-{key_of(segment)}": "كلمة"}
    page.body = [("prose", "<p>Alles ist anders.</p><p>Wirklich.</p>")]
    page.save_revision().publish()
    assert "nur noch hier im Feld" in typed(desk, translation, segment, "كلمة").json()["message"]
    answer = desk.post(at("edit", translation), data, follow=True)
    messages = BeautifulSoup(answer.content, "html.parser").select_one(".messages").get_text()
    assert "Bitte kommen Sie vorher" in messages
    assert "„كلمة“" in messages


def test_what_changed_in_german_is_shown_word_by_word(desk, translation, page):
    typed(desk, translation, segment_of(translation, "Sprechstunde"), "ساعات")
    page.title = "Neue Sprechstunde"
    page.save_revision().publish()
    soup = screen(desk, translation)
    change = soup.select_one(".desk-changes")
    assert change["lang"] == "de"
    assert [row.get_text() for row in change.select("ins")] == ["[neu: Neue ]"]
    take = soup.select_one("[data-take]")
    desk.post(at("edit", translation), form_of(soup) | {take["name"]: take["value"]})
    assert stored(translation, segment_of(translation, "Neue Sprechstunde")) == "ساعات"


def test_a_sentence_that_stands_twice_is_translated_once(desk, translator, db):
    page = StandardPageFactory(
        title="Zweimal", body=[("prose", "<p>Derselbe Satz.</p><p>Derselbe Satz.</p>")]
    )
    translation = begun(page, "ar", translator)
    soup = screen(desk, translation)
    assert len(soup.select("[data-words]")) == len(segments_of(translation)) - 1
    assert "Der Satz kommt noch einmal vor" in soup.get_text()


# --- Preview -----------------------------------------------------------------------------


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
