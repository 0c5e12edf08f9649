"""Handing in, sending back with comments, approving: nothing goes live in any other way."""

import json
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState
from wagtail_localize.models import StringSegment, Translation

from core.models import Topic, User
from home.models import StandardPage
from outbox.models import OutboxMessage
from outbox.sender import send_due
from tests.factories.core import TopicFactory
from tests.factories.editing import person_in
from tests.factories.home import StandardPageFactory
from tests.factories.translations import begun, public, written
from translations.choices import State
from translations.models import ReviewComment, RowReview
from translations.segments import segments_of
from translations.states import standing_of, standings
from translations.typed import Place
from translations.work import hand_in, target_of, write


@pytest.fixture
def page(db) -> StandardPage:
    page = StandardPageFactory(title="Sprechstunde", lead="Jeden Dienstag.", live=False)
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


@pytest.fixture
def topic(db) -> Topic:
    return TopicFactory(name="Wohnen")


@pytest.fixture
def translator(db) -> User:
    return person_in("Übersetzung Arabisch", email="amal@example.org", last_name="Amal")


@pytest.fixture
def approver(db) -> User:
    return person_in("Freigabe Arabisch", email="basim@example.org", last_name="Basim")


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def desk(translator) -> Client:
    return signed_in(translator)


@pytest.fixture
def review(approver) -> Client:
    return signed_in(approver)


def at(name: str, translation: Translation, *args) -> str:
    return reverse(f"translations:{name}", args=[translation.pk, *args])


def screen(client: Client, translation: Translation) -> BeautifulSoup:
    response = client.get(at("edit", translation))
    assert response.status_code == HTTPStatus.OK
    return BeautifulSoup(response.content, "html.parser")


def text_of(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


def handed_in(client: Client, translation: Translation):
    return client.post(at("hand_in", translation), follow=True)


def decided(client: Client, translation: Translation, verdict: str, **fields):
    version = screen(client, translation).select_one("[name=version]")
    data = {"version": version["value"] if version else "", "verdict": verdict} | fields
    return client.post(at("decide", translation), data, follow=True)


def first_key(translation: Translation) -> str:
    segment = segments_of(translation)[0]
    return Place(segment.string_id, segment.context_id).key


def all_words(translation: Translation, words: str, user: User) -> None:
    for segment in segments_of(translation):
        write(translation, StringSegment.objects.get(pk=segment.pk), words, user)


def state_of(german, code: str = "ar") -> State:
    found = standings([german.translation_key], [code])
    return standing_of(found, german.translation_key, code).state


def read(page) -> str:
    return Client().get(page.get_url()).content.decode()


# --- The whole way ----------------------------------------------------------------------


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


# --- Who decides ------------------------------------------------------------------------


@pytest.fixture(params=["page", "row"])
def translation(request, translator, page, topic) -> Translation:
    translation = begun(page if request.param == "page" else topic, "ar", translator)
    all_words(translation, "كلمات", translator)
    return translation


def is_public(translation: Translation) -> bool:
    target = target_of(translation)
    return target is not None and getattr(target, "live", True)


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


def test_who_handed_in_takes_it_back(translation, desk, review, translator):
    handed_in(desk, translation)
    assert review.post(at("withdraw", translation)).status_code == HTTPStatus.LOCKED
    desk.post(at("withdraw", translation))
    assert screen(desk, translation).select("[data-words]")
    assert handed_in(desk, translation).status_code == HTTPStatus.OK


# --- Comments at the pieces -------------------------------------------------------------


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


# --- Who may at all, and how ------------------------------------------------------------


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


# --- Mails ------------------------------------------------------------------------------


def mails() -> dict[str, str]:
    send_due()
    return {message.to[0]: f"{message.subject}\n{message.body}" for message in mail.outbox}


def test_approvers_learn_of_what_was_handed_in(translation, desk, approver):
    handed_in(desk, translation)
    text = mails()[approver.email]
    assert "eingereicht" in text
    assert "http" in text
    assert "The " not in text


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


# --- German changes while somebody reads --------------------------------------------------


def test_a_page_is_approved_as_handed_in_though_german_changed(page, translator, desk, review):
    translation = begun(page, "ar", translator)
    all_words(translation, "كلمات", translator)
    handed_in(desk, translation)
    page.title = "Neue Sprechstunde"
    page.save_revision().publish()
    soup = screen(review, translation)
    assert "nach dem Einreichen geändert" in text_of(soup)
    assert "كلمات" in text_of(soup.select_one(".desk-piece"))
    decided(review, translation, "approve")
    assert target_of(translation).title == "كلمات"
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
