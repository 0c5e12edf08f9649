"""Handing in, sending back with comments, approving: nothing goes live in any other way."""

from http import HTTPStatus

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState
from wagtail_localize.models import Translation

from tests.factories.editing import person_in
from tests.factories.translation_desk import (
    all_words,
    at,
    decided,
    handed_in,
    is_public,
    key_of,
    screen,
    signed_in,
    state_of,
    text_of,
)
from tests.factories.translations import begun, public, written
from translations.choices import State
from translations.models import ReviewComment, RowReview
from translations.segments import segments_of
from translations.work import hand_in, target_of


def read(page) -> str:
    return Client().get(page.get_url()).content.decode()


def first_key(translation: Translation) -> str:
    return key_of(segments_of(translation)[0])


# --- The whole way -----------------------------------------------------------------------


def test_a_changed_page_goes_public_exactly_as_it_was_approved(
    page, translator, desk, review, approver
):
    target = public(written(begun(page, "ar", translator), "قديم".format))
    page.title = "Neue Sprechstunde"
    page.save_revision().publish()
    translation = begun(page, "ar", translator)
    assert state_of(page) == State.OUTDATED
    all_words(translation, "أول", translator)

    assert "Eingereicht." in handed_in(desk, translation).content.decode()
    assert state_of(page) == State.HANDED_IN
    assert "أول" not in read(target)

    decided(review, translation, "send_back", comment="Bitte höflicher.")
    assert state_of(page) == State.SENT_BACK
    assert "Bitte höflicher." in text_of(screen(desk, translation))
    assert "أول" not in read(target)

    all_words(translation, "ثان", translator)
    handed_in(desk, translation)
    answer = decided(review, translation, "approve")
    assert "Freigegeben und veröffentlicht" in answer.content.decode()
    assert state_of(page) == State.CURRENT
    assert "ثان" in read(target)
    target.refresh_from_db()
    reviewed = TaskState.objects.filter(status=TaskState.STATUS_APPROVED).get().revision
    assert target.live_revision == reviewed
    assert target.title == "ثان"


def test_a_row_goes_public_exactly_as_it_was_approved(topic, translator, desk, review):
    translation = begun(topic, "ar", translator)
    all_words(translation, "أول", translator)
    handed_in(desk, translation)
    assert state_of(topic) == State.HANDED_IN
    decided(review, translation, "send_back", comment="Bitte höflicher.")
    assert state_of(topic) == State.SENT_BACK
    assert "Bitte höflicher." in text_of(screen(desk, translation))
    assert target_of(translation) is None

    all_words(translation, "ثان", translator)
    handed_in(desk, translation)
    decided(review, translation, "approve")
    assert state_of(topic) == State.CURRENT
    assert target_of(translation).name == "ثان"
    assert not RowReview.objects.exists()


def test_handing_in_a_page_that_is_public_changes_nothing_for_readers(page, translator):
    target = public(written(begun(page, "ar", translator), "قديم".format))
    translation = begun(page, "ar", translator)
    all_words(translation, "جديد", translator)
    hand_in(translation, translator)
    target.refresh_from_db()
    assert (target.title, target.lead) == ("قديم", "قديم")
    assert target.get_latest_revision_as_object().title == "جديد"


# --- Who decides -------------------------------------------------------------------------


def test_who_handed_in_does_not_approve(translation, translator):
    both = person_in("Freigabe Arabisch")
    client = signed_in(both)
    handed_in(client, translation)
    soup = screen(client, translation)
    assert "Freigeben muss eine andere Person" in text_of(soup)
    assert not soup.select("button[value=approve]")
    assert decided(client, translation, "approve").status_code == HTTPStatus.LOCKED
    assert not is_public(translation)


def test_who_wrote_last_does_not_approve(translation, desk):
    writer = person_in("Freigabe Arabisch")
    all_words(translation, "غير ذلك", writer)
    handed_in(desk, translation)
    assert decided(signed_in(writer), translation, "approve").status_code == HTTPStatus.LOCKED
    assert not is_public(translation)


def test_who_wrote_last_does_not_approve_past_the_desk_either(page, desk):
    translation, writer = begun(page), person_in("Freigabe Arabisch")
    all_words(translation, "غير ذلك", writer)
    handed_in(desk, translation)
    page = target_of(translation)
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    signed_in(writer).post(address)
    assert not is_public(translation)
    with pytest.raises(PermissionDenied):
        task.task.specific.on_action(task, writer, "approve")
    signed_in(person_in("Freigabe Arabisch")).post(address)
    assert is_public(translation)


def test_no_version_is_put_under_an_approval(page, desk, translator, review):
    """Wagtail's interface for its own admin would: the approver reads other words than these."""
    translation = begun(page)
    all_words(translation, "كلمات", translator)
    handed_in(desk, translation)
    page = target_of(translation)
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "revert_to_page_revision"])
    older = {"revision_id": page.revisions.first().pk}
    answer = desk.post(address, older, content_type="application/json")
    assert answer.status_code == HTTPStatus.FORBIDDEN
    decided(review, translation, "approve")
    assert is_public(translation)


def test_a_translator_does_not_decide(translation, desk):
    handed_in(desk, translation)
    assert not screen(desk, translation).select("[name=verdict]")
    desk.post(at("decide", translation), {"verdict": "approve"})
    assert not is_public(translation)


def test_an_approver_of_another_language_sees_and_decides_nothing(translation, desk):
    handed_in(desk, translation)
    french = signed_in(person_in("Freigabe Französisch"))
    for answer in (
        french.get(at("edit", translation)),
        french.post(at("decide", translation), {"verdict": "approve"}),
        french.get(at("preview", translation)),
    ):
        assert answer.status_code == HTTPStatus.FORBIDDEN
    assert not is_public(translation)


def test_what_changed_since_it_was_read_is_not_approved(translation, desk, review, translator):
    handed_in(desk, translation)
    version = screen(review, translation).select_one("[name=version]")["value"]
    decided(review, translation, "send_back", comment="Bitte ändern.")
    all_words(translation, "شيء آخر", translator)
    handed_in(desk, translation)
    late = review.post(at("decide", translation), {"version": version, "verdict": "approve"})
    assert late.status_code == HTTPStatus.LOCKED
    assert "inzwischen etwas geändert" in late.content.decode()
    assert not is_public(translation)


@pytest.mark.parametrize("verdict", ["", "publish", "approve"])
def test_nothing_is_decided_where_nothing_was_handed_in(translation, review, verdict):
    review.post(at("decide", translation), {"verdict": verdict, "version": ""})
    assert not is_public(translation)


def test_nothing_comes_back_without_a_word(translation, desk, review):
    handed_in(desk, translation)
    answer = decided(review, translation, "send_back", comment="  ")
    assert answer.status_code == HTTPStatus.LOCKED
    assert "Schreiben Sie, was zu ändern ist" in answer.content.decode()


@pytest.mark.parametrize("comment", ["x" * 2001, "a\x00b"])
def test_a_comment_that_cannot_be_stored_stays_on_the_screen(translation, desk, review, comment):
    handed_in(desk, translation)
    answer = decided(review, translation, "send_back", comment=comment)
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert comment[:1] in answer.content.decode()


def test_a_comment_that_comes_too_late_is_not_lost(translation, desk, review):
    handed_in(desk, translation)
    version = screen(review, translation).select_one("[name=version]")["value"]
    desk.post(at("withdraw", translation))
    sent = {"version": version, "verdict": "send_back", "comment": "Der Titel <b> ist zu lang."}
    answer = review.post(at("decide", translation), sent)
    assert answer.status_code == HTTPStatus.LOCKED
    assert "Der Titel &lt;b&gt; ist zu lang." in answer.content.decode()


def test_who_handed_in_takes_it_back(translation, desk, review, translator):
    handed_in(desk, translation)
    assert review.post(at("withdraw", translation)).status_code == HTTPStatus.LOCKED
    desk.post(at("withdraw", translation))
    assert screen(desk, translation).select("[data-words]")
    assert handed_in(desk, translation).status_code == HTTPStatus.OK


# --- Comments at the pieces --------------------------------------------------------------


def test_a_comment_stands_at_its_piece_until_it_is_done(translation, desk, review):
    handed_in(desk, translation)
    key = first_key(translation)
    decided(review, translation, "send_back", **{f"comment-{key}": "Hier fehlt ein Wort."})
    remark = screen(desk, translation).select_one(f"#stelle-{key} .desk-remark")
    assert "Hier fehlt ein Wort." in remark.get_text()
    desk.post(remark.select_one("button")["formaction"])
    assert ReviewComment.objects.get().done
    assert "erledigt" in text_of(screen(desk, translation).select_one(".desk-remark--done"))


def test_comments_can_be_kept_without_a_decision(translation, desk, review):
    handed_in(desk, translation)
    decided(review, translation, "note", **{f"comment-{first_key(translation)}": "Später."})
    assert "Später." in text_of(screen(review, translation))
    assert screen(review, translation).select("[name=verdict]")
