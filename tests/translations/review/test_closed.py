"""While an approver reads nobody writes; others get in nowhere; mails say what happened."""

import json
from http import HTTPStatus

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from outbox.models import OutboxMessage
from outbox.sender import send_due
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translation_desk import (
    all_words,
    at,
    decided,
    handed_in,
    screen,
    signed_in,
    state_of,
    text_of,
)
from tests.factories.translations import begun
from translations.choices import State
from translations.segments import segments_of
from translations.work import target_of

# --- Closed while somebody reads ---------------------------------------------------------


def writing(translation: Translation) -> list[tuple[str, str]]:
    """Every address of the screen that writes for a translator."""
    segment = segments_of(translation)[0].pk
    return [
        ("put", at("words", translation, segment)),
        ("delete", at("words", translation, segment)),
        ("post", at("hand_in", translation)),
    ]


def test_while_it_is_read_nothing_can_be_written(translation, desk):
    handed_in(desk, translation)
    before = [one.words for one in segments_of(translation)]
    for method, address in writing(translation):
        body = json.dumps({"words": "غير", "seen": ""}) if method != "post" else None
        answer = getattr(desk, method)(
            address, body, content_type="application/json", headers={"accept": "application/json"}
        )
        assert answer.status_code == HTTPStatus.LOCKED, address
        assert "gerade geprüft" in answer.json()["message"]
    assert [one.words for one in segments_of(translation)] == before


def test_who_reads_html_gets_html(translation, desk):
    handed_in(desk, translation)
    answer = desk.post(at("hand_in", translation))
    assert answer.status_code == HTTPStatus.LOCKED
    assert "Die Übersetzung wird gerade geprüft." in answer.content.decode()


def test_a_locked_page_and_a_translation_given_up_are_closed(page, translator, desk):
    translation = begun(page, "ar", translator)
    target = target_of(translation)
    target.locked = True
    target.save()
    assert handed_in(desk, translation).status_code == HTTPStatus.LOCKED
    assert not screen(desk, translation).select("[data-words]")
    target.locked = False
    target.save()
    Translation.objects.update(enabled=False)
    assert handed_in(desk, translation).status_code == HTTPStatus.LOCKED
    assert "eingestellt" in text_of(screen(desk, translation))


# --- Who may at all, and how -------------------------------------------------------------


def addresses(translation: Translation) -> dict[str, tuple[str, set[str]]]:
    segment = segments_of(translation)[0].pk
    return {
        "edit": (at("edit", translation), {"get", "post"}),
        "words": (at("words", translation, segment), {"put", "delete"}),
        "hand_in": (at("hand_in", translation), {"post"}),
        "withdraw": (at("withdraw", translation), {"post"}),
        "decide": (at("decide", translation), {"post"}),
        "preview": (at("preview", translation), {"get"}),
        "comment_done": (at("comment_done", translation, 1), {"post"}),
    }


def test_every_address_refuses_other_methods(translation, desk):
    for name, (address, methods) in addresses(translation).items():
        for method in {"get", "post", "put", "delete", "patch"} - methods:
            answer = getattr(desk, method)(address)
            assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED, (name, method)


@pytest.mark.parametrize("role", ["Übersetzung Französisch", "Redaktion", "Schulungskoordination"])
def test_other_roles_are_refused_everywhere(translation, role):
    client = signed_in(person_in(role))
    for name, (address, methods) in addresses(translation).items():
        for method in methods:
            answer = getattr(client, method)(address, headers={"accept": "application/json"})
            assert answer.status_code == HTTPStatus.FORBIDDEN, (name, method)
    assert all(one.words == "كلمات" for one in segments_of(translation))


def test_nobody_gets_in_without_signing_in(translation):
    for address, methods in addresses(translation).values():
        for method in methods:
            answer = getattr(Client(), method)(address)
            assert answer.url.startswith(reverse("wagtailadmin_login"))


def test_an_unknown_translation_is_not_found(translation, desk):
    for name, args in [("edit", []), ("words", [1]), ("preview", []), ("hand_in", [])]:
        address = reverse(f"translations:{name}", args=[4711, *args])
        method = {"words": "put", "hand_in": "post"}.get(name, "get")
        assert getattr(desk, method)(address).status_code == HTTPStatus.NOT_FOUND


# --- Mails -------------------------------------------------------------------------------


def mails() -> dict[str, str]:
    send_due()
    return {message.to[0]: f"{message.subject}\n{message.body}" for message in mail.outbox}


def test_approvers_learn_of_what_was_handed_in(translation, desk, approver):
    handed_in(desk, translation)
    text = mails()[approver.email]
    assert "eingereicht" in text
    assert "http" in text
    assert "The " not in text


def test_a_mail_about_a_page_names_the_language_and_leads_to_the_screen(
    plain_page, translator, approver, desk, review
):
    translation = begun(plain_page, "ar", translator)
    all_words(translation, "كلمات", translator)
    handed_in(desk, translation)
    text = mails()[approver.email]
    assert "Sprache: Arabisch. Auf Deutsch heißt die Seite „Sprechstunde“." in text
    path = next(word for word in text.split() if word.endswith("/edit/")).split("testserver", 1)[1]
    assert review.get(path).url == at("edit", translation)


def test_translators_learn_of_the_decision(translation, desk, review, translator):
    handed_in(desk, translation)
    mail.outbox.clear()
    OutboxMessage.objects.all().delete()
    decided(review, translation, "send_back", comment="Bitte höflicher.")
    assert "Bitte höflicher." in mails()[translator.email]
    mail.outbox.clear()
    handed_in(desk, translation)
    mail.outbox.clear()
    decided(review, translation, "approve")
    assert translator.email in mails()


# --- German changes while somebody reads -------------------------------------------------


@pytest.fixture
def waiting_page(page, translator, desk) -> Translation:
    """A page that was handed in."""
    translation = begun(page, "ar", translator)
    all_words(translation, "كلمات", translator)
    handed_in(desk, translation)
    return translation


def test_a_page_is_approved_as_handed_in_though_german_changed(page, waiting_page, review):
    page.title = "Neue Sprechstunde"
    page.save_revision().publish()
    soup = screen(review, waiting_page)
    assert "nach dem Einreichen geändert" in text_of(soup)
    assert "كلمات" in text_of(soup.select_one(".desk-piece"))
    decided(review, waiting_page, "approve")
    assert target_of(waiting_page).title == "كلمات"
    assert state_of(page) == State.OUTDATED


def test_a_row_whose_german_changed_must_be_read_again(topic, translator, desk, review):
    translation = begun(topic, "ar", translator)
    all_words(translation, "كلمات", translator)
    handed_in(desk, translation)
    version = screen(review, translation).select_one("[name=version]")["value"]
    topic.name = "Wohnen und Miete"
    topic.save()
    late = review.post(at("decide", translation), {"version": version, "verdict": "approve"})
    assert late.status_code == HTTPStatus.LOCKED
    assert target_of(translation) is None


def test_a_path_that_changed_while_somebody_read_stays_changed(page, waiting_page, review):
    page.slug = "neuer-ort"
    page.save_revision().publish()
    decided(review, waiting_page, "approve")
    assert target_of(waiting_page).slug == "neuer-ort"


def test_a_path_that_another_page_took_meanwhile_is_not_asked_for(page, waiting_page, review):
    old = page.slug
    page.slug = "neuer-ort"
    page.save_revision().publish()
    begun(StandardPageFactory(title="Andere Seite", slug=old))
    decided(review, waiting_page, "approve")
    assert target_of(waiting_page).live
    assert target_of(waiting_page).slug == "neuer-ort"


def test_what_german_took_back_is_public_nowhere(page, waiting_page, review):
    page.unpublish()
    decided(review, waiting_page, "approve")
    address = target_of(waiting_page).get_url()
    assert Client().get(address).status_code == HTTPStatus.NOT_FOUND
