"""Whoever opens a translation in the admin comes to our screen, and in no other way to a form."""

from http import HTTPStatus

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import Translation

from tests.factories.core import TopicFactory
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translation_desk import all_words, at, signed_in
from tests.factories.translations import begun, language
from translations.work import target_of


def editor_of(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_the_form_of_a_translated_page_is_our_screen(desk, translation):
    target = target_of(translation)
    assert desk.get(editor_of(target)).url == at("edit", translation)
    assert desk.post(editor_of(target), {"title": "x"}).status_code in (302, 403)
    target.refresh_from_db()
    assert target.title != "x"


def test_german_and_easy_language_keep_their_form(page):
    easy = page.copy_for_translation(language("de-simple"))
    easy.save_revision().publish()
    administration = signed_in(person_in("Administration"))
    assert administration.get(editor_of(page)).status_code == HTTPStatus.OK
    assert administration.get(editor_of(easy)).status_code == HTTPStatus.OK


def test_a_page_whose_translation_was_given_up_keeps_its_form(desk, translation):
    Translation.objects.update(enabled=False)
    assert desk.get(editor_of(target_of(translation))).status_code == HTTPStatus.OK


def test_the_form_of_a_translated_row_is_our_screen(desk, translator, db):
    translation = begun(TopicFactory(name="Wohnen"), "ar", translator)
    all_words(translation, "سكن", translator)
    translation.save_target(publish=True)
    topic = target_of(translation)
    address = reverse(topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    administration = signed_in(person_in("Administration"))
    assert administration.get(address).url == at("edit", translation)
    administration.post(address, {"name": "x"})
    topic.refresh_from_db()
    assert topic.name == "سكن"


# --- Beginning ----------------------------------------------------------------------------


def begin(client, german, code: str):
    return client.post(reverse("translations:begin", args=[german.translation_key, code]))


def test_beginning_makes_the_draft_and_opens_the_screen(desk, page):
    answer = begin(desk, page, "ar")
    translation = Translation.objects.get(source__object_id=page.translation_key)
    assert answer.url == at("edit", translation)
    assert not target_of(translation).live
    assert begin(desk, page, "ar").url == answer.url


def test_pages_above_get_their_draft_too(desk, page):
    below = StandardPageFactory(parent=page)
    begin(desk, below, "ar")
    assert page.has_translation(language("ar"))


def test_a_row_begins_without_a_row_in_the_language(desk, topic):
    answer = begin(desk, topic, "ar")
    assert desk.get(answer.url).status_code == HTTPStatus.OK
    assert not type(topic).objects.filter(locale=language("ar")).exists()


def test_a_deleted_translation_can_begin_again(desk, translation, page):
    target_of(translation).delete()
    answer = begin(desk, page, "ar")
    assert 'name="words-' in desk.get(answer.url).content.decode()


@pytest.mark.parametrize("code", ["de", "de-simple", "xx", "x" * 50])
def test_only_languages_with_pieces_begin(page, code):
    administration = signed_in(person_in("Administration"))
    assert begin(administration, page, code).status_code == HTTPStatus.NOT_FOUND


def test_only_what_is_public_begins(desk, page):
    page.unpublish()
    assert begin(desk, page, "ar").status_code == HTTPStatus.NOT_FOUND
    assert not Translation.objects.exists()


def test_beginning_asks_who_may(desk, page, translation):
    assert begin(desk, page, "fr").status_code == HTTPStatus.FORBIDDEN
    address = reverse("translations:begin", args=[page.translation_key, "ar"])
    assert desk.get(address).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    unknown = reverse("translations:begin", args=["12345678-1234-5678-1234-567812345678", "ar"])
    assert desk.post(unknown).status_code == HTTPStatus.NOT_FOUND
    arabic = Locale.objects.get(language_code="ar")
    assert Translation.objects.filter(target_locale=arabic).count() == 1


def test_a_translation_whose_german_is_gone_can_still_be_read(desk, translation, page):
    page.delete()
    assert desk.get(at("edit", translation)).status_code == HTTPStatus.OK
    assert desk.get(at("preview", translation)).status_code == HTTPStatus.NOT_FOUND
    assert desk.post(at("hand_in", translation)).status_code == HTTPStatus.LOCKED
