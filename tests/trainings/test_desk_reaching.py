"""Links that a stranger may have, addresses that take no mail, and buttons pressed twice."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from outbox.models import OutboxMessage, UndeliverableAddress
from tests.factories.desk_buttons import mails, page_of, press, text_of
from tests.factories.registrations import registered
from tests.factories.trainings import TrainingPageFactory, book_of
from trainings.models import Registration, RegistrationBook, RegistrationEvent
from trainings.tokens import registration_token

DECIDED = "wurde inzwischen schon entschieden"


@pytest.fixture
def book(coordinator) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Asylrecht"), capacity=1, waiting_capacity=2)


def link_of(registration: Registration) -> str:
    return f"/de/anmeldung/verwalten/{registration_token(registration, 'manage')}/"


def test_links_can_be_made_worthless(client, book):
    ada = registered(book, "Ada")
    old, told = link_of(ada), mails(ada)
    assert client.get(old).status_code == 200
    response = press(client, ada, "revoke_links")
    assert "sind ungültig" in text_of(response)
    assert "Links ungültig gemacht" in text_of(response)
    assert client.get(old).status_code == 404
    assert client.post(f"{old}absagen/").status_code == 404
    ada.refresh_from_db()
    assert (ada.state, mails(ada)) == ("confirmed", told)
    press(client, ada, "send_again", key=uuid.uuid4())
    assert len(mails(ada)) == len(told) + 1
    assert client.get(link_of(ada)).status_code == 200


def test_after_anonymising_there_are_no_links_to_revoke(client, book):
    ada = registered(book, "Ada")
    Registration.objects.filter(pk=ada.pk).update(anonymised_at=ada.created_at, email="")
    press(client, ada, "revoke_links")
    assert not RegistrationEvent.objects.filter(reason__contains="Links").exists()
    assert "Links ungültig machen" not in text_of(client.get(page_of(ada)))


def test_the_office_notes_that_no_mail_arrives_and_takes_it_back(client, book):
    ada = registered(book, "Ada")
    response = press(client, ada, "undeliverable", refused="1")
    assert "vom Amt vermerkt" in text_of(response)
    assert "nimmt keine Mails an: Sagen Sie ihr den Grund" in text_of(response)
    press(client, ada, "undeliverable", refused="1")
    assert UndeliverableAddress.objects.get().email == "ada@example.org"
    people = reverse("trainings_desk:training", args=[book.training_id])
    assert "Ada" in text_of(client.get(people, {"reach": "phone"}))
    press(client, ada, "undeliverable")
    assert not UndeliverableAddress.objects.exists()
    assert "vom Amt vermerkt" not in text_of(client.get(page_of(ada)))
    Registration.objects.filter(pk=ada.pk).update(email="")
    press(client, ada, "undeliverable", refused="1")
    assert not UndeliverableAddress.objects.exists()


def correction_in(response) -> dict[str, str]:
    """The form with what is known of the person."""
    form = BeautifulSoup(response.content, "html.parser").select_one("[action*=berichtigen]")
    typed = {field["name"]: field.get("value", "") for field in form.select("input")}
    return typed | {"language": "de"}


def test_an_old_page_brings_no_old_address_back(client, book):
    ada = registered(book, "Ada")
    opened = correction_in(client.get(page_of(ada)))
    press(client, ada, "correct", **opened | {"email": "neu@example.org"})
    slower = press(client, ada, "correct", **opened | {"phone": "08321 1"})
    assert "Diese Angaben hat inzwischen jemand geändert" in text_of(slower)
    # A double click says nothing new, and nothing is wrong with it.
    again = press(client, ada, "correct", **opened | {"email": "neu@example.org"})
    assert "Diese Angaben hat inzwischen" not in text_of(again)
    response = press(client, ada, "undeliverable", refused="1", email=opened["email"])
    assert "wurde inzwischen berichtigt" in text_of(response)
    assert not UndeliverableAddress.objects.exists()
    ada.refresh_from_db()
    assert (ada.email, ada.phone) == ("neu@example.org", "")
    press(client, ada, "correct", **correction_in(slower))
    ada.refresh_from_db()
    assert (ada.email, ada.phone) == ("ada@example.org", "08321 1")


@pytest.mark.parametrize(
    ("verb", "reason", "answer"),
    [
        ("approve", "", "Die Person hat einen Platz."),
        ("reject", "Nur für Vereine.", "Die Anfrage ist abgelehnt."),
        ("cancel", "Auf Wunsch.", "Die Anmeldung ist storniert."),
    ],
)
def test_a_double_click_gets_the_same_answer(client, book, verb, reason, answer):
    RegistrationBook.objects.update(admission="approval")
    ada = registered(book, "Ada")
    for _press in range(2):
        text = text_of(press(client, ada, verb, reason=reason))
        assert answer in text
        assert DECIDED not in text
    assert ada.events.count() == 2
    written = OutboxMessage.objects.about(ada.reference).count()
    # Another reason was never said to the person: that is no repetition.
    if reason:
        assert DECIDED in text_of(press(client, ada, verb, reason="Aus einem anderen Grund."))
    assert OutboxMessage.objects.about(ada.reference).count() == written


def test_an_office_reason_that_sounds_like_a_move_is_none(client, book):
    ada = registered(book, "Ada")
    body = text_of(press(client, ada, "cancel", reason="Umgebucht: auf Wunsch"))
    assert "bestätigt → storniert, Karla Koordination: Umgebucht: auf Wunsch" in body
    assert "umgebucht nach" not in body
    assert not ada.was_moved
