"""What helps at a piece: agreed words, what was written before, warnings, answers."""

from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse

from outbox.models import OutboxMessage
from outbox.sender import send_due
from tests.factories.core import UserFactory
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translation_desk import (
    all_words,
    at,
    form_of,
    handed_in,
    is_public,
    key_of,
    screen,
    segment_of,
    signed_in,
    stored,
    text_of,
    typed,
)
from tests.factories.translations import begun, language, written
from translations.letters import tell_question
from translations.models import GlossaryEntry, GlossaryTerm, Question, TranslationRequest
from translations.questions import ask, author_of
from translations.segments import segments_of
from translations.typed import Place


@pytest.fixture
def agreed(db) -> GlossaryEntry:
    term = GlossaryTerm.objects.get_or_create(german="Sprechstunde")[0]
    return GlossaryEntry.objects.update_or_create(
        term=term, locale=language("ar"), defaults={"words": "ساعات", "note": "Immer Mehrzahl."}
    )[0]


# --- Glossary, memory, warnings -----------------------------------------------------------


def test_an_agreed_word_is_underlined_and_named(desk, translation, agreed):
    row = screen(desk, translation).select_one(".desk-piece")
    assert row.select_one(".desk-german .desk-term").text == "Sprechstunde"
    assert "Sprechstunde : ساعات" in text_of(row.select_one(".desk-terms"))
    assert "Immer Mehrzahl." in text_of(row)


def test_a_word_in_the_middle_of_formatting_is_underlined_too(desk, translator, agreed):
    page = StandardPageFactory(body=[("prose", "<p>Die <b>offene Sprech</b>stunde heute.</p>")])
    german = text_of(screen(desk, begun(page, "ar", translator)))
    assert "Die 1 offene Sprech 1 stunde heute." in german


def test_the_same_sentence_elsewhere_is_proposed(desk, translation, translator):
    other = StandardPageFactory(title="Sprechstunde")
    written(begun(other, "ar", translator), "ساعات".format, translator)
    proposal = screen(desk, translation).select_one(".desk-piece .desk-proposal")
    assert "Derselbe Satz" in proposal.get_text()
    assert proposal.select_one("button")["value"] == "ساعات"


def test_sentences_like_this_one_come_with_and_without_script(desk, translator):
    sentence = "Wir beraten Ehrenamtliche jeden Dienstag im großen Saal des Landratsamtes"
    known = begun(StandardPageFactory(lead=f"{sentence} kostenlos."), "ar", translator)
    written(known, "نشير".format, translator)
    translation = begun(StandardPageFactory(lead=f"{sentence} umsonst."), "ar", translator)
    segment = segment_of(translation, "umsonst")
    for address in (
        at("near", translation, segment.pk),
        f"{at('edit', translation)}?aehnlich={key_of(segment)}",
    ):
        soup = BeautifulSoup(desk.get(address).content, "html.parser")
        assert "Ähnlicher Satz" in text_of(soup)
        assert soup.select_one("[data-take]")["value"] == "نشير"


def test_a_warning_stands_at_its_piece_and_comes_with_saving(desk, translation, page):
    page.lead = "Um 14 Uhr."
    page.save_revision().publish()
    segment = segment_of(translation, "14")
    answer = typed(desk, translation, segment, "الساعة 15")
    assert answer.status_code == HTTPStatus.OK
    assert answer.json()["warnings"]
    row = screen(desk, translation).select_one(f"#stelle-{key_of(segment)}")
    assert text_of(row.select_one("[data-warnings]")) == " ".join(answer.json()["warnings"])


def test_what_the_check_names_keeps_from_handing_in_until_it_is_confirmed(
    desk, translation, page, translator
):
    page.lead = "Um 14 Uhr."
    page.save_revision().publish()
    all_words(translation, "كلمات", translator)
    answer = handed_in(desk, translation)
    assert answer.redirect_chain[-1][0] == at("findings", translation)
    assert "Noch nicht eingereicht" in answer.content.decode()
    assert not screen(desk, translation).find(string="Einreichung zurücknehmen")
    for _attempt in range(20):
        soup = BeautifulSoup(desk.get(at("findings", translation)).content, "html.parser")
        asked = soup.select_one("[name=warnung]")
        if asked is None:
            break
        desk.post(at("findings", translation), {"warnung": asked["value"], "grund": "Passt so."})
    handed_in(desk, translation)
    assert screen(desk, translation).find(string="Einreichung zurücknehmen")


def test_an_unfinished_translation_is_not_handed_in(desk, translation):
    typed(desk, translation, segment_of(translation, "Sprechstunde"), "كلمة")
    assert "Noch nicht eingereicht" in handed_in(desk, translation).content.decode()
    assert not is_public(translation)


# --- Questions ----------------------------------------------------------------------------


def asked(desk, translation, text: str, **words):
    segment = segment_of(translation, "Sprechstunde")
    key = key_of(segment)
    data = form_of(screen(desk, translation)) | {"ask": key, f"question-{key}": text} | words
    return desk.post(at("edit", translation), data, follow=True)


def test_a_question_is_answered_at_its_piece_and_by_mail(desk, translation, translator):
    asked(desk, translation, "Ist die Anmeldung Pflicht?")
    editor = signed_in(person_in("Redaktion", last_name="Rieger"))
    assert "Ist die Anmeldung Pflicht?" in editor.get(reverse("wagtailadmin_home")).content.decode()
    page = editor.get(reverse("translations:questions"))
    assert "Ist die Anmeldung Pflicht?" in page.content.decode()
    question = Question.objects.get()
    address = reverse("translations:answer", args=[question.pk])
    assert editor.post(address, {"answer": " "}).status_code == HTTPStatus.BAD_REQUEST
    editor.post(address, {"answer": "Nein."})
    assert "Niemand wartet" in editor.get(reverse("translations:questions")).content.decode()
    remark = screen(desk, translation).select_one(".desk-remark")
    assert "Nein." in remark.get_text()
    send_due()
    (letter,) = mail.outbox
    assert letter.to == [translator.email]
    assert "Nein." in letter.body
    assert at("edit", translation) in letter.body


def test_whoever_wrote_german_last_gets_the_question_by_mail(desk, translation, page):
    owner = person_in("Redaktion", email="eigentuemerin@example.org")
    type(page).objects.filter(pk=page.pk).update(owner=owner)
    said = asked(desk, translation, "Ist das <b>Pflicht</b>?").content.decode()
    assert f"{owner.get_full_name() or owner} bekommt eine Mail." in said
    writer = person_in("Redaktion", email="schreibt@example.org")
    page.save_revision(user=writer)
    asked(desk, translation, "Für wen?")
    asked(desk, translation, "Für wen?")
    send_due()
    assert [letter.to for letter in mail.outbox] == [[owner.email], [writer.email]]
    (letter,) = [letter for letter in mail.outbox if letter.to == [writer.email]]
    assert "Für wen?" in letter.body and "Sprechstunde" in letter.body
    (_first, question) = Question.objects.all()
    assert f"{reverse('translations:questions')}#question-{question.pk}" in letter.body


def test_the_mail_has_the_sentence_as_people_read_it(topic, translator):
    topic.name = "Arbeit & Ausbildung"
    topic.save()
    translation = begun(topic, "ar", translator)
    piece = segments_of(translation)[0]
    question = ask(translation, Place(piece.string_id, piece.context_id), "Warum?", translator)
    tell_question(question, person_in("Redaktion", email="schreibt@example.org"))
    assert "\nArbeit & Ausbildung\n" in OutboxMessage.objects.get().text


def test_nobody_answers_about_a_page_of_others(desk, translation, topic, translator):
    asked(desk, translation, "Warum?")
    other = begun(topic, "ar", translator)
    piece = segments_of(other)[0]
    ask(other, Place(piece.string_id, piece.context_id), "Welches Wohnen?", translator)
    circle = signed_in(person_in("Helferkreis-Redaktion"))
    for address in (reverse("wagtailadmin_home"), reverse("translations:questions")):
        page = circle.get(address).content.decode()
        assert "Warum?" not in page and "Welches Wohnen?" not in page
    for question in Question.objects.all():
        address = reverse("translations:answer", args=[question.pk])
        assert circle.post(address, {"answer": "Darum."}).status_code == HTTPStatus.FORBIDDEN
    orders = UserFactory(email="bestellt@example.org")
    orders.groups.add(Group.objects.get(name="Helferkreis-Redaktion"))
    TranslationRequest.objects.create(
        translation_key=topic.translation_key, locale=language("ar"), requested_by=orders
    )
    page = signed_in(orders).get(reverse("translations:questions")).content.decode()
    assert "Warum?" not in page and "Welches Wohnen?" in page
    assert author_of(other.source) == orders
    admin = signed_in(UserFactory(is_superuser=True))
    page = admin.get(reverse("translations:questions")).content.decode()
    assert "Warum?" in page and "Welches Wohnen?" in page


def test_asking_stores_what_was_typed(desk, translation):
    segment = segment_of(translation, "Sprechstunde")
    asked(desk, translation, "Warum?", **{f"words-{key_of(segment)}": "كلمة"})
    assert stored(translation, segment) == "كلمة"


@pytest.mark.parametrize("text", ["", "x" * 2001, "a\x00b"])
def test_what_is_no_question_is_not_asked(desk, translation, text):
    assert asked(desk, translation, text).status_code == HTTPStatus.OK
    assert not Question.objects.exists()


def test_the_same_question_twice_is_one(desk, translation):
    asked(desk, translation, "Warum?")
    asked(desk, translation, "Warum?")
    assert Question.objects.count() == 1


def test_questions_are_for_those_who_write_german(desk, translation):
    asked(desk, translation, "Warum?")
    question = Question.objects.get()
    address = reverse("translations:answer", args=[question.pk])
    assert desk.get(reverse("translations:questions")).status_code == HTTPStatus.FORBIDDEN
    assert desk.post(address, {"answer": "Darum."}).status_code == HTTPStatus.FORBIDDEN
    assert "Fragen zu Übersetzungen" not in desk.get(reverse("wagtailadmin_home")).content.decode()
    editor = signed_in(person_in("Redaktion"))
    assert editor.get(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    unknown = reverse("translations:answer", args=[4711])
    assert editor.post(unknown, {"answer": "Darum."}).status_code == HTTPStatus.NOT_FOUND


def test_a_question_about_a_sentence_that_is_gone_is_still_shown(desk, translation, page):
    segment = segment_of(translation, "Erste Zeile")
    key = key_of(segment)
    data = form_of(screen(desk, translation)) | {"ask": key, f"question-{key}": "Welche Zeile?"}
    desk.post(at("edit", translation), data)
    page.body = []
    page.save_revision().publish()
    assert "die es auf Deutsch nicht mehr gibt: Welche Zeile?" in text_of(screen(desk, translation))
