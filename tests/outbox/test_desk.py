"""The outbox as the office sees it: list, one message, the templates."""

import re
import uuid

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.urls import reverse

from core.languages import language_for
from outbox.kinds import all_kinds
from outbox.models import MessageState, OutboxMessage, UndeliverableAddress
from outbox.sender import _send_batch, claim, send_due
from outbox.services import redirect_unsent, with_words
from tests.factories.editing import person_in
from tests.factories.registrations import registered
from tests.factories.trainings import TrainingPageFactory, book_of
from trainings.personal import ask_for_link
from trainings.tokens import registration_from, registration_token

from ..factories.outbox import OutboxMessageFactory


@pytest.fixture
def coordinator(client, db):
    person = person_in("Schulungskoordination", email="koordination@example.org")
    client.force_login(person)
    return client


@pytest.fixture
def book(db):
    return book_of(TrainingPageFactory(title="Erste Hilfe"), capacity=3)


def show(message) -> str:
    return reverse("outbox:show", args=[message.pk])


# --- The list -----------------------------------------------------------------------


def listed(client, **query) -> list[str]:
    soup = BeautifulSoup(client.get(reverse("outbox:index", query=query)).content, "html.parser")
    return [row.get_text(" ", strip=True) for row in soup.select("main table tbody tr")]


def test_the_list_names_a_mail_before_it_has_a_subject(coordinator, book):
    registered(book, "Ada")
    rows = listed(coordinator, kind="registration_confirmed")
    assert len(rows) == 1
    assert rows[0].startswith("Platz bestätigt")
    assert "Deutsch" in rows[0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "failed"}, {"eins"}),
        ({"is_refused": "true"}, {"eins"}),
        ({"language": "uk"}, {"zwei"}),
        ({"recipient": "zwei@"}, {"zwei"}),
        ({"reference": "test:2"}, {"zwei"}),
        ({"state": "unsinn"}, {"eins", "zwei"}),
    ],
)
def test_the_list_is_narrowed(coordinator, query, found):
    OutboxMessageFactory(subject="eins", recipient="eins@example.org", state=MessageState.FAILED)
    OutboxMessageFactory(
        subject="zwei", recipient="zwei@example.org", reference="test:2", language="uk"
    )
    UndeliverableAddress.objects.create(email="eins@example.org")
    rows = listed(coordinator, **query)
    assert {row.split()[0] for row in rows} == found


def test_every_kind_is_offered_by_a_german_name(coordinator):
    page = BeautifulSoup(coordinator.get(reverse("outbox:index")).content, "html.parser")
    names = {choice["value"]: choice.string for choice in page.select("[name=kind] option")}
    assert names["translation"] == "Übersetzung"
    assert names["sample"] == "Probe"
    assert names["registration_confirmed"] == "Platz bestätigt"


def test_mail_within_the_office_has_a_german_name_too():
    assert OutboxMessage(kind="translation", recipient="a@example.org").title == "Übersetzung"


def test_an_address_that_was_refused_stands_out(coordinator):
    message = OutboxMessageFactory(state=MessageState.FAILED, last_error="550 no such user")
    UndeliverableAddress.objects.create(email=message.recipient)
    assert "fehlgeschlagen, Adresse nicht zustellbar" in listed(coordinator)[0]
    page = coordinator.get(show(message)).content.decode()
    assert "An dieser Adresse kommen seit dem" in page
    assert "550 no such user" in page


def test_the_list_costs_the_same_for_many(coordinator, django_assert_max_num_queries):
    OutboxMessageFactory.create_batch(30)
    with django_assert_max_num_queries(12):
        assert len(listed(coordinator)) == 30


# --- One message --------------------------------------------------------------------


def test_a_mail_without_words_is_shown_as_it_would_leave(coordinator, book):
    ada = registered(book, "Ada")
    message = OutboxMessage.objects.get(kind="registration_confirmed")
    page = coordinator.get(show(message)).content.decode()
    assert "So sähe sie jetzt aus." in page
    assert "Platz bestätigt: Erste Hilfe" in page
    message.refresh_from_db()
    assert message.text == ""
    ada.delete()
    assert "gibt es nicht mehr" in coordinator.get(show(message)).content.decode()


def test_a_mail_that_left_keeps_the_words_it_left_with(book):
    registered(book, "Ada")
    send_due()
    message = OutboxMessage.objects.get(kind="registration_confirmed")
    assert message.text == mail.outbox[-1].body
    assert message.calendar.startswith("BEGIN:VCALENDAR")
    book.training.title = "Anders"
    book.training.save()
    assert "Erste Hilfe" in with_words(message).text


def test_words_that_were_forgotten_do_not_come_back(book):
    registered(book, "Ada")
    send_due()
    OutboxMessage.objects.update(text="", html="", calendar="")
    assert with_words(OutboxMessage.objects.get(kind="registration_confirmed")).text == ""


def test_the_right_address_reaches_the_registration_too(coordinator, book):
    ada = registered(book, "Ada")
    failed = OutboxMessage.objects.get(kind="registration_confirmed")
    OutboxMessage.objects.filter(pk=failed.pk).update(state=MessageState.FAILED)
    UndeliverableAddress.objects.create(email="richtig@example.org")
    address = reverse("outbox:correct_address", args=[failed.pk])
    response = coordinator.post(address, {"recipient": "Richtig@example.org"})
    assert response.status_code == 302
    ada.refresh_from_db()
    assert ada.email == "richtig@example.org"
    assert ada.events.last().actor.startswith("user:")
    assert not UndeliverableAddress.objects.exists()
    send_due()
    (confirmation,) = [sent for sent in mail.outbox if sent.to == ["richtig@example.org"]]
    assert confirmation.subject == "Platz bestätigt: Erste Hilfe"
    (token,) = re.findall(r"/verwalten/([^/\s]+)/", confirmation.body)
    assert registration_from(token, "manage") == ada
    assert not [sent for sent in mail.outbox if sent.to == ["ada@example.org"]]


def test_an_address_that_is_registered_already_is_refused_with_a_reason(coordinator, book):
    registered(book, "Ada")
    registered(book, "Ben")
    message = OutboxMessage.objects.get(kind="registration_confirmed", recipient__startswith="ada")
    address = reverse("outbox:correct_address", args=[message.pk])
    response = coordinator.post(address, {"recipient": "ben@example.org"})
    assert response.status_code == 422
    assert "schon jemand angemeldet" in response.content.decode()


@pytest.mark.parametrize("wrong", ["", "kein", "a@b\r\nBcc: x@example.org", "x" * 300 + "@a.de"])
def test_a_wrong_address_is_answered_with_a_message(coordinator, wrong):
    message = OutboxMessageFactory(state=MessageState.FAILED)
    address = reverse("outbox:correct_address", args=[message.pk])
    response = coordinator.post(address, {"recipient": wrong})
    assert response.status_code == 422
    message.refresh_from_db()
    assert message.state == MessageState.FAILED


@pytest.mark.parametrize("gone", [{"text": "", "html": ""}, {"recipient": ""}])
def test_an_old_page_sends_nothing_of_which_the_words_or_the_address_are_gone(coordinator, gone):
    message = OutboxMessageFactory(state=MessageState.SENT)
    OutboxMessage.objects.update(**gone)
    for name in ("send_again", "correct_address"):
        address = reverse(f"outbox:{name}", args=[message.pk])
        response = coordinator.post(address, {"recipient": "a@example.org"}, follow=True)
        assert "gibt es nicht mehr" in response.content.decode()
    send_due()
    assert not mail.outbox


# --- The templates ------------------------------------------------------------------


def sample(kind: str = "registration_confirmed", code: str = "ar", name: str = "sample") -> str:
    return reverse(f"outbox:{name}", args=[kind, code])


def test_every_template_is_listed_in_every_language(coordinator):
    soup = BeautifulSoup(coordinator.get(reverse("outbox:samples")).content, "html.parser")
    links = {link["href"] for link in soup.select("main a")}
    assert all(sample(kind.name, code) in links for kind in all_kinds() for code in ("de", "ar"))


def test_a_template_is_shown_as_text_and_as_it_looks(coordinator):
    soup = BeautifulSoup(coordinator.get(sample()).content, "html.parser")
    frame = soup.select_one("iframe")
    assert frame.has_attr("sandbox")
    assert not frame["sandbox"]  # Nothing is allowed in it.
    assert 'dir="rtl"' in frame["srcdoc"]
    assert soup.select_one("pre")["lang"] == "ar"


def test_a_sample_goes_to_whoever_asks_and_once(coordinator):
    key = uuid.uuid4()
    for _click in range(2):
        assert coordinator.post(sample(name="send_sample"), {"key": key}).status_code == 302
    message = OutboxMessage.objects.get()
    assert message.recipient == "koordination@example.org"
    assert message.subject.startswith("[Probe] ")
    assert re.search("[\u0600-\u06ff]", message.text)
    send_due()
    assert [sent.to for sent in mail.outbox] == [["koordination@example.org"]]


def test_without_a_key_nothing_is_sent(coordinator):
    assert coordinator.post(sample(name="send_sample"), {"key": "x"}).status_code == 302
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("wrong", [("nichts", "de"), ("registration_confirmed", "xx")])
def test_what_does_not_exist_is_not_found(coordinator, wrong):
    assert coordinator.get(sample(*wrong)).status_code == 404


@pytest.mark.parametrize("group", ["Redaktion", "Übersetzung Arabisch"])
def test_others_see_neither_mails_nor_templates(client, db, group):
    client.force_login(person_in(group))
    message = OutboxMessageFactory()
    for address in (reverse("outbox:index"), reverse("outbox:samples"), sample(), show(message)):
        assert client.get(address).status_code == 403
    for name in ("send_again", "correct_address"):
        assert client.post(reverse(f"outbox:{name}", args=[message.pk])).status_code == 403
    assert client.post(sample(name="send_sample"), {"key": uuid.uuid4()}).status_code == 403


# --- Links in mails are keys ----------------------------------------------------------


def test_nobody_reads_the_keys_of_others_in_the_outbox(coordinator, book):
    ada = registered(book, "Ada")
    message = OutboxMessage.objects.get(kind="registration_confirmed")
    page = coordinator.get(show(message)).content.decode()
    assert "/anmeldung/verwalten/…" in page
    assert registration_token(ada, "manage").split(":")[0] not in page


def test_the_link_to_all_trainings_goes_to_nobody_else(coordinator, book):
    registered(book, "Ada")
    ask_for_link("ada@example.org", language_for("de"))
    message = OutboxMessage.objects.get(kind="my_trainings_link")
    address = reverse("outbox:correct_address", args=[message.pk])
    response = coordinator.post(address, {"recipient": "fremd@example.org"})
    assert response.status_code == 422
    message.refresh_from_db()
    assert message.recipient == "ada@example.org"


def test_a_mail_in_the_hand_of_a_sender_does_not_leave_to_the_old_address(coordinator, book):
    ada = registered(book, "Ada")
    OutboxMessage.objects.exclude(kind="registration_confirmed").delete()
    (claimed,) = claim(1)
    redirect_unsent(ada.reference, "richtig@example.org")
    _send_batch([claimed])
    assert mail.outbox == []
    send_due()
    assert mail.outbox[0].to == ["richtig@example.org"]
