import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from outbox.models import MessageState, OutboxMessage, UndeliverableAddress
from tests.factories.circles import CirclePageFactory
from tests.factories.desk_buttons import mails, page_of, press, state_of, text_of, twice
from tests.factories.editing import person_in
from tests.factories.registrations import registered, states, unverified
from tests.factories.trainings import TrainingPageFactory, book_of
from trainings.models import Answer, Registration, RegistrationBook
from trainings.tokens import InvalidLink, registration_from, registration_token


@pytest.fixture
def book(coordinator) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Asylrecht"), capacity=1, waiting_capacity=2)


def details(registration: Registration, **changes) -> dict:
    """The form of the corrections as it comes, with some fields typed over."""
    fields = {
        "email": registration.email,
        "phone": registration.phone,
        "language": registration.language,
        "circle": "",
    }
    for number, person in enumerate(registration.participants.all(), start=1):
        fields[f"given_name_{number}"] = person.given_name
        fields[f"family_name_{number}"] = person.family_name
    return fields | changes


def test_one_page_shows_person_history_mails_and_answers(client, book, coordinator):
    ada = registered(book, "Ada", access_need="Rollstuhl", phone="08321 12345")
    Answer.objects.create(
        registration=ada, question_key=uuid.uuid4(), label="Essen?", value="vegan", keep_days=14
    )
    body = text_of(client.get(page_of(ada)))
    for words in ("Ada Beispiel", "ada@example.org", "08321 12345", "Rollstuhl", "vegan"):
        assert words in body
    assert "Adresse noch nicht bestätigt → bestätigt, die Person selbst" in body
    assert body.count("– wartet") == 2


def test_what_a_person_needs_is_for_the_coordinator_only(client, book):
    ada = registered(book, "Ada", access_need="Rollstuhl")
    client.force_login(person_in("Administration"))
    body = text_of(client.get(page_of(ada)))
    assert "Ada Beispiel" in body
    assert "Rollstuhl" not in body


def test_mails_lead_to_the_outbox_for_who_may_see_it(client, book, coordinator):
    ada = registered(book, "Ada")
    mail = OutboxMessage.objects.about(ada.reference).first()
    link = reverse("outbox:show", args=[mail.pk])
    assert link in client.get(page_of(ada)).content.decode()
    assert client.get(link).status_code == 200


def test_approving_gives_the_seat_once(client, book):
    RegistrationBook.objects.update(admission="approval")
    ada = registered(book, "Ada")
    response = twice(client, ada, "approve")
    assert "Die Person hat einen Platz. Die Person bekommt eine Mail." in text_of(response)
    assert state_of(ada) == "confirmed"
    assert mails(ada) == ["confirm_address", "requested", "confirmed"]


def test_approving_without_a_seat_says_that_the_person_waits(client, book):
    registered(book, "Ada")
    RegistrationBook.objects.update(admission="approval")
    ben = registered(book, "Ben")
    assert "auf der Warteliste" in text_of(press(client, ben, "approve"))
    assert state_of(ben) == "waiting"


def test_rejecting_needs_a_reason_that_the_person_reads(client, book):
    RegistrationBook.objects.update(admission="approval")
    ada = registered(book, "Ada")
    response = press(client, ada, "reject", reason="  ")
    assert response.status_code == 422
    assert "Schreiben Sie einen Grund" in text_of(response)
    assert "Die Person liest diesen Satz" in text_of(response)
    twice(client, ada, "reject", reason="Diese Schulung ist für Vereine.")
    assert state_of(ada) == "rejected"
    assert mails(ada).count("rejected") == 1


def test_cancelling_lets_the_next_one_move_up_and_names_the_colleague(client, book):
    ada, ben = registered(book, "Ada"), registered(book, "Ben")
    response = twice(client, ada, "cancel", reason="Auf Ihren Wunsch.")
    assert states(book) == {"Ada": "cancelled", "Ben": "confirmed"}
    assert mails(ada).count("cancelled_by_office") == 1
    assert mails(ben)[-1] == "promoted"
    assert "bestätigt → storniert, Karla Koordination: Auf Ihren Wunsch." in text_of(response)


def test_a_reason_is_no_place_for_a_novel(client, book):
    ada = registered(book, "Ada")
    assert press(client, ada, "cancel", reason="a" * 301).status_code == 422
    assert state_of(ada) == "confirmed"


def test_who_has_no_mail_must_be_told_by_the_office(client, book):
    ada = registered(book, "Ada")
    Registration.objects.filter(pk=ada.pk).update(email="")
    assert "Sagen Sie es ihr bitte selbst" in text_of(press(client, ada, "cancel", reason="Ja."))


def test_a_new_address_gets_new_links_and_what_still_waits(client, book):
    ada = registered(book, "Ada")
    old_link = registration_token(ada, "manage")
    UndeliverableAddress.objects.create(email="neu@example.org")
    waiting = OutboxMessage.objects.create(
        key="session", kind="session_changed", reference=ada.reference, recipient=ada.email
    )
    twice(client, ada, "correct", **details(ada, email="Neu@Example.org"))
    ada.refresh_from_db()
    assert ada.email == "neu@example.org"
    with pytest.raises(InvalidLink):
        registration_from(old_link, "manage")
    waiting.refresh_from_db()
    assert waiting.recipient == "neu@example.org"
    told = OutboxMessage.objects.about(ada.reference).filter(state=MessageState.PENDING)
    assert {mail.recipient for mail in told} == {"neu@example.org"}
    assert [mail.kind for mail in told.order_by("pk")] == [
        "session_changed",
        "registration_confirmed",
    ]
    assert not UndeliverableAddress.objects.exists()
    event = ada.events.last()
    assert event.reason == "Berichtigt: E-Mail-Adresse"


def test_an_unconfirmed_person_gets_the_link_at_the_new_address(client, book):
    ada = unverified(book, "Ada")
    late = timezone.now() - timedelta(hours=23)
    Registration.objects.filter(pk=ada.pk).update(created_at=late)
    press(client, ada, "correct", **details(ada, email="neu@example.org"))
    mail = OutboxMessage.objects.get(recipient="neu@example.org")
    assert mail.kind == "registration_confirm_address"
    assert mail.expires_at > timezone.now() + timedelta(hours=23)
    response = press(client, ada, "correct", **details(ada, email=""))
    assert "Ohne Adresse kann niemand" in text_of(response)


def test_name_number_language_and_circle_are_corrected_without_a_mail(client, book):
    ada = registered(book, "Ada")
    circle = CirclePageFactory()
    before = mails(ada)
    changes = {
        "given_name_1": "Adele",
        "phone": "08321 999999",
        "language": "ar",
        "circle": circle.pk,
    }
    press(client, ada, "correct", **details(ada, **changes))
    ada.refresh_from_db()
    assert (ada.phone, ada.language, ada.circle) == ("08321 999999", "ar", circle)
    assert ada.participants.get().name == "Adele Beispiel"
    assert mails(ada) == before
    assert "Name" in ada.events.last().reason
    assert "Adele" not in ada.events.last().reason


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("email", "kein-at", "Adresse ist nicht vollständig"),
        ("email", "ben@example.org", "schon jemand angemeldet"),
        ("email", "a@example.org\nBcc: b@example.org", "Adresse ist nicht vollständig"),
        ("language", "xx", "Bitte eine gültige Auswahl treffen"),
        ("circle", "999999", "Bitte eine gültige Auswahl treffen"),
        ("given_name_1", "a" * 10000, "höchstens 80 Zeichen"),
        ("given_name_1", "Ada \u202e", "ohne Steuerzeichen"),
        ("phone", "ruf an", "mit Ziffern"),
    ],
)
def test_wrong_corrections_are_said_at_the_field(client, book, field, value, message):
    RegistrationBook.objects.update(capacity=5)
    ada = registered(book, "Ada")
    registered(book, "Ben")
    response = press(client, ada, "correct", **details(ada, **{field: value}))
    assert response.status_code == 422
    assert message in text_of(response)
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"


def test_a_circle_that_is_offline_stays_when_something_else_is_corrected(client, book):
    circle = CirclePageFactory()
    ada = registered(book, "Ada", circle_id=circle.pk)
    circle.unpublish()
    press(client, ada, "correct", **details(ada, phone="08321 4711", circle=str(circle.pk)))
    ada.refresh_from_db()
    assert (ada.phone, ada.circle_id) == ("08321 4711", circle.pk)


def test_a_name_is_not_taken_away(client, book):
    ada = registered(book, "Ada")
    response = press(client, ada, "correct", **details(ada, given_name_1="", family_name_1=""))
    assert "Wie heißt die Person?" in text_of(response)


def test_the_link_is_sent_again_once_for_a_double_click(client, book):
    ada = unverified(book, "Ada")
    assert "Bestätigungslink senden" in text_of(client.get(page_of(ada)))
    twice(client, ada, "send_again", key=uuid.uuid4())
    assert mails(ada) == ["confirm_address", "confirm_address"]
    press(client, ada, "send_again", key="kein Schlüssel")
    assert len(mails(ada)) == 2


@pytest.mark.parametrize("state", ["confirmed", "waiting", "offered", "requested"])
def test_whoever_lost_the_mail_gets_it_again(client, book, state):
    ada = registered(book, "Ada")
    until = timezone.now() + timedelta(days=2)
    Registration.objects.filter(pk=ada.pk).update(state=state, offered_until=until)
    press(client, ada, "send_again", key=uuid.uuid4())
    assert mails(ada)[-1] == state


def test_a_cancelled_registration_can_only_be_corrected(client, book):
    ada = registered(book, "Ada")
    press(client, ada, "cancel", reason="Auf Wunsch.")
    for verb in ("approve", "send_again"):
        press(client, ada, verb, key=uuid.uuid4())
    body = text_of(client.get(page_of(ada)))
    assert "Angaben berichtigen" in body
    assert "Umbuchen" not in body
    assert state_of(ada) == "cancelled"


def test_an_anonymised_registration_stays_as_it_is(client, book):
    ada = registered(book, "Ada")
    Registration.objects.filter(pk=ada.pk).update(anonymised_at=timezone.now(), email="")
    press(client, ada, "correct", **details(ada, phone="08321 4711"))
    ada.refresh_from_db()
    assert ada.phone == ""
    assert "Angaben berichtigen" not in text_of(client.get(page_of(ada)))


VERBS = ["approve", "reject", "cancel", "move", "correct"]
VERBS += ["send_again", "revoke_links", "undeliverable"]


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_are_pressed_and_know_their_registration(client, coordinator, book, verb):
    ada = registered(book, "Ada")
    address = reverse(f"trainings_desk:{verb}", args=[ada.pk])
    assert client.get(address).status_code == 405
    assert client.post(address.replace(str(ada.pk), "999999")).status_code == 404
    assert state_of(ada) == "confirmed"
