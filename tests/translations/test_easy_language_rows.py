"""The names of topics and contacts in Leichte Sprache: side by side, like in any language."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from core.models import Topic, User
from tests.factories.editing import person_in
from tests.factories.trainings import SessionFactory, TrainingPageFactory
from tests.factories.translation_desk import (
    at,
    decided,
    form_of,
    handed_in,
    screen,
    segment_of,
    signed_in,
    state_of,
    typed,
)
from tests.factories.translations import begun, language
from translations.choices import State

EASY = "de-simple"


@pytest.fixture
def writer(db) -> User:
    return person_in("Übersetzung Leichte Sprache")


@pytest.fixture
def desk(writer) -> Client:
    return signed_in(writer)


def begin(client: Client, row):
    return client.post(reverse("translations:begin", args=[row.translation_key, EASY]))


def test_a_topic_goes_from_the_list_to_readers(home, topic, desk, client):
    training = TrainingPageFactory(slug="asylrecht", topics=[topic], sessions=[SessionFactory()])
    row = begin(desk, topic)
    translation = Translation.objects.get(source__object_id=topic.translation_key)
    assert row.url == at("edit", translation)
    typed(desk, translation, segment_of(translation, "Wohnen"), "Eine Wohnung")
    handed_in(desk, translation)
    assert state_of(topic, EASY) == State.HANDED_IN
    approver = signed_in(person_in("Freigabe Leichte Sprache"))
    decided(approver, translation, "approve")
    assert Topic.objects.get(locale=language(EASY)).name == "Eine Wohnung"
    calendar = client.get(f"/{EASY}/schulungen/").content.decode()
    assert "Eine Wohnung" in calendar
    assert training.live


def test_german_words_are_no_mistake_in_easy_language(topic, desk):
    translation = begun(topic, EASY)
    answer = typed(desk, translation, segment_of(translation, "Wohnen"), "Wohnen")
    assert answer.json()["warnings"] == []


def test_rows_stand_in_the_lists_with_a_way_to_them(home, topic, desk):
    page = desk.get(reverse("translations:never"), {"sprache": EASY}).content.decode()
    way = reverse("translations:begin", args=[topic.translation_key, EASY])
    assert way in page
    translation = begun(topic, EASY)
    typed(desk, translation, segment_of(translation, "Wohnen"), "Eine Wohnung")
    assert at("edit", translation) in desk.get(reverse("translations:queue")).content.decode()


def test_the_form_of_the_row_is_the_screen(topic, writer, desk):
    translation = begun(topic, EASY, writer)
    translation.save_target(publish=True)
    easy = Topic.objects.get(locale=language(EASY))
    address = reverse(easy.snippet_viewset.get_url_name("edit"), args=[easy.pk])
    administration = signed_in(person_in("Administration"))
    assert administration.get(address).url == at("edit", translation)
    assert "words-" in " ".join(form_of(screen(desk, translation)))


def test_no_files_for_a_word_or_two(topic, desk):
    assert "PO-Datei" not in screen(desk, begun(topic, EASY)).get_text()


def test_others_do_not_write_easy_language(topic):
    for role in ("Übersetzung Arabisch", "Freigabe Arabisch", "Redaktion"):
        client = signed_in(person_in(role))
        assert begin(client, topic).status_code == HTTPStatus.FORBIDDEN
        assert client.get(at("edit", begun(topic, EASY))).status_code == HTTPStatus.FORBIDDEN
        Translation.objects.all().delete()


def test_a_page_still_has_no_pieces(page, desk):
    assert begin(desk, page).status_code == HTTPStatus.NOT_FOUND
    translation = begun(page, EASY)
    assert not translation.enabled
    assert desk.get(at("edit", translation)).status_code == HTTPStatus.NOT_FOUND
