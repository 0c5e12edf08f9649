"""An approval that was a mistake: taken back before anybody reads the page, and told with why."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringSegment, Translation

from core.models import User
from news.models import PressReleasePage
from outbox.models import OutboxMessage
from tests.factories.editing import person_in
from tests.factories.news import publish, published
from tests.factories.translation_desk import (
    at,
    decided,
    is_public,
    screen,
    signed_in,
    state_of,
    text_of,
)
from tests.factories.translations import begun, written
from translations.choices import State
from translations.work import hand_in, target_of, write

LABEL = "Freigabe zurücknehmen"
WHY = "Der Termin stimmt nicht."


@pytest.fixture
def waiting(translator, approver) -> Translation:
    """Approved, and not public before its embargo ends."""
    release = published(embargo_until=timezone.now() + timedelta(days=2))
    translation = written(begun(release, user=translator), user=translator)
    hand_in(translation, translator)
    decided(signed_in(approver), translation, "approve")
    return translation


def german_of(translation: Translation) -> PressReleasePage:
    return translation.source.get_source_instance()


def end_embargo(translation: Translation) -> None:
    german = german_of(translation)
    german.embargo_until = german.go_live_at = None
    publish(german)


def seen_version(client: Client, translation: Translation) -> str:
    return screen(client, translation).select_one("[name=approved]")["value"]


def taken_back(client: Client, translation: Translation, **fields):
    """Presses the button on the screen as it is now, or with other fields."""
    data = {"approved": "", "reason": WHY} | fields
    if not data["approved"]:
        data["approved"] = seen_version(client, translation)
    return client.post(at("take_back_approval", translation), data, follow=True)


def newer_words_handed_in(translation: Translation, by: User) -> None:
    write(translation, StringSegment.objects.first(), "Besser", by)
    hand_in(translation, by)


def told() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(subject__startswith="Freigabe zurückgenommen"))


def test_whoever_approves_takes_an_approval_back(desk, waiting, review):
    assert LABEL not in screen(desk, waiting).get_text()
    assert desk.post(at("take_back_approval", waiting)).status_code == HTTPStatus.FORBIDDEN
    assert state_of(german_of(waiting)) == State.APPROVED
    version = seen_version(review, waiting)
    answer = taken_back(review, waiting, approved=version)
    assert "Freigabe zurückgenommen." in answer.content.decode()
    assert state_of(german_of(waiting)) == State.IN_WORK
    again = taken_back(review, waiting, approved=version)
    assert again.status_code == HTTPStatus.LOCKED
    assert WHY in BeautifulSoup(again.content, "html.parser").select_one(".messages").get_text()
    assert len(told()) == 1


def test_who_handed_in_and_who_approved_read_why(desk, waiting, review, translator, approver):
    colleague = person_in("Freigabe Arabisch")
    taken_back(signed_in(colleague), waiting)
    assert sorted(mail.recipient for mail in told()) == [translator.email, approver.email]
    (text,) = {mail.text for mail in told()}
    assert WHY in text
    assert at("edit", waiting) in text
    said = text_of(screen(desk, waiting))
    assert "Freigabe zurückgenommen von" in said
    assert WHY in said
    hand_in(waiting, translator)
    assert WHY in text_of(screen(review, waiting))
    desk.post(at("withdraw", waiting))
    assert WHY in text_of(screen(desk, waiting))
    hand_in(waiting, translator)
    decided(review, waiting, "send_back", comment="Ein Wort fehlt.")
    assert WHY not in text_of(screen(desk, waiting))


def test_the_history_of_the_page_names_the_reason(waiting, review):
    taken_back(review, waiting)
    office = signed_in(person_in("Administration"))
    history = office.get(reverse("wagtailadmin_pages:history", args=[target_of(waiting).pk]))
    soup = BeautifulSoup(history.content, "html.parser")
    rows = [row.get_text(" ", strip=True) for row in soup.select("main tr")]
    assert [WHY in row for row in rows if "Freigabe zurückgenommen" in row] == [True]


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001, "a\x00b"])
def test_without_a_reason_that_can_be_kept_nothing_happens(waiting, review, reason):
    answer = taken_back(review, waiting, reason=reason)
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert BeautifulSoup(answer.content, "html.parser").select_one("details[open] [name=reason]")
    assert state_of(german_of(waiting)) == State.APPROVED
    assert not told()


def test_an_old_page_does_not_take_back_what_was_approved_since(waiting, review, translator):
    seen = seen_version(review, waiting)
    newer_words_handed_in(waiting, translator)
    decided(review, waiting, "approve")
    answer = taken_back(review, waiting, approved=seen)
    assert answer.status_code == HTTPStatus.LOCKED
    assert WHY in answer.content.decode()
    end_embargo(waiting)
    assert is_public(waiting)


def test_what_was_taken_back_appears_once_it_is_approved_again(waiting, review, translator):
    taken_back(review, waiting)
    end_embargo(waiting)
    assert not is_public(waiting)
    hand_in(waiting, translator)
    decided(review, waiting, "approve")
    assert is_public(waiting)
    assert WHY not in text_of(screen(review, waiting))


def test_what_waits_for_its_german_page_is_taken_back_too(review, page, translator):
    translation = written(begun(page, user=translator), user=translator)
    hand_in(translation, translator)
    page.unpublish()
    decided(review, translation, "approve")
    taken_back(review, translation)
    publish(page)
    assert not is_public(translation)
    assert state_of(page) == State.IN_WORK


def test_the_approved_text_can_be_stopped_while_a_newer_one_is_read(waiting, review, translator):
    newer_words_handed_in(waiting, translator)
    german = german_of(waiting)
    assert state_of(german) == State.HANDED_IN
    day = f"erscheint am {timezone.localtime(german.embargo_until):%d.%m.%Y}"
    assert f"Eine frühere Fassung ist freigegeben und {day}" in text_of(screen(review, waiting))
    office = signed_in(person_in("Redaktion"))
    for address in (
        reverse("translations:table"),
        reverse("translations:text", args=[german.translation_key]),
    ):
        assert f"frühere Fassung {day}" in office.get(address).content.decode()
    taken_back(review, waiting)
    assert WHY in text_of(screen(review, waiting))
    assert state_of(german) == State.HANDED_IN
    end_embargo(waiting)
    assert not is_public(waiting)
    decided(review, waiting, "send_back", comment="Ein Wort fehlt.")
    assert state_of(german) == State.SENT_BACK
    assert WHY not in text_of(screen(review, waiting))


def test_the_newer_of_two_reasons_counts(desk, waiting, review, translator):
    newer_words_handed_in(waiting, translator)
    decided(review, waiting, "send_back", comment="Ein Wort fehlt.")
    said = text_of(screen(desk, waiting))
    assert "Ein Wort fehlt." in said
    assert "Eine frühere Fassung ist freigegeben" in said
    taken_back(review, waiting)
    said = text_of(screen(desk, waiting))
    assert WHY in said
    assert "Ein Wort fehlt." not in said


def test_who_goes_on_for_a_colleague_is_who_hears_of_it(waiting, review):
    colleague = person_in("Übersetzung Arabisch", email="cem@example.org")
    newer_words_handed_in(waiting, colleague)
    decided(review, waiting, "send_back", comment="Ein Wort fehlt.")
    another = person_in("Übersetzung Arabisch", last_name="Dana", email="dana@example.org")
    write(waiting, StringSegment.objects.first(), "Noch besser", another)
    hand_in(waiting, another)
    assert "Dana am" in text_of(screen(review, waiting))
    decided(review, waiting, "approve")
    taken_back(review, waiting)
    assert [mail.recipient for mail in told()] == [another.email]


def test_what_is_public_is_not_taken_back(translator, review):
    translation = written(begun(published(), user=translator), user=translator)
    hand_in(translation, translator)
    decided(review, translation, "approve")
    assert LABEL not in screen(review, translation).get_text()
    assert taken_back(review, translation, approved="0").status_code == HTTPStatus.LOCKED
    assert is_public(translation)
