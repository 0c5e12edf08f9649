import uuid

import pytest
from django.db import transaction
from django.db.models.signals import post_save
from django.urls import reverse

from outbox.models import MessageState, OutboxMessage
from tests.factories.circles import CirclePageFactory
from tests.factories.desk_buttons import mails, page_of, press, state_of, text_of, twice
from tests.factories.registrations import registered, states, unverified
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings import desk
from trainings.models import AccessNeed, Answer, Registration, RegistrationBook
from trainings.registration import cancel
from trainings.retention import erase_person


@pytest.fixture
def book(coordinator) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Asylrecht"), capacity=1, waiting_capacity=2)


@pytest.fixture
def other(book) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Trauma"), capacity=1, waiting_capacity=1)


def test_moving_brings_everything_along(client, book, other):
    circle = CirclePageFactory()
    ada = registered(book, "Ada", circle_id=circle.pk, access_need="Rollstuhl", language="uk")
    Answer.objects.create(
        registration=ada, question_key=uuid.uuid4(), label="Essen?", value="vegan", keep_days=14
    )
    twice(client, ada, "move", book=other.pk)
    assert state_of(ada) == "cancelled"
    moved = other.registrations.get()
    assert (moved.state, moved.circle, moved.language) == ("confirmed", circle, "uk")
    assert moved.consent_given_at is not None
    assert AccessNeed.objects.get(registration=moved).text == "Rollstuhl"
    assert moved.answers.get().value == "vegan"
    assert mails(ada)[-1] == "cancelled_by_office"
    assert mails(moved) == ["confirmed"]
    left = text_of(client.get(page_of(ada)))
    assert "umgebucht nach Trauma, Karla Koordination" in left
    assert "Zur neuen Anmeldung" in left
    arrived = text_of(client.get(page_of(moved)))
    assert arrived.count("umgebucht von Asylrecht, Karla Koordination") == 1
    listed = text_of(client.get(reverse("trainings_desk:training", args=[book.training_id])))
    assert "umgebucht" in listed


def test_nobody_loses_a_seat_for_a_waiting_list_unasked(client, book, other):
    ada = registered(book, "Ada")
    registered(other, "Ben")
    response = press(client, ada, "move", book=other.pk)
    assert response.status_code == 422
    assert "käme auf die Warteliste" in text_of(response)
    assert states(book) == {"Ada": "confirmed"}
    assert other.registrations.count() == 1
    press(client, ada, "move", book=other.pk, may_wait="on")
    assert states(other) == {"Ben": "confirmed", "Ada": "waiting"}


def test_a_date_that_is_full_to_the_last_place_takes_nobody(client, book, other):
    ada = registered(book, "Ada")
    registered(other, "Ben")
    registered(other, "Cem")
    response = press(client, ada, "move", book=other.pk, may_wait="on")
    assert response.status_code == 422
    assert "alle Plätze und die Warteliste voll" in text_of(response)
    assert states(book) == {"Ada": "confirmed"}
    assert not OutboxMessage.objects.filter(kind="registration_rejected").exists()


def test_who_is_registered_there_already_is_not_moved(client, book, other):
    ada = registered(book, "Ada")
    registered(other, "Ada")
    response = press(client, ada, "move", book=other.pk)
    assert "schon jemand angemeldet" in text_of(response)
    assert states(book) == {"Ada": "confirmed"}


@pytest.mark.parametrize("target", ["", "0", "999999", "x", "own", "past", "draft"])
def test_nobody_is_moved_to_where_nobody_can_go(client, book, target):
    ada = registered(book, "Ada")
    past = TrainingPageFactory(sessions=[SessionFactory(days=-5)])
    offline = TrainingPageFactory()
    offline.unpublish()
    known = {"own": book.pk, "past": past.books.get().pk, "draft": offline.books.get().pk}
    response = press(client, ada, "move", book=known.get(target, target))
    assert response.status_code == 422
    assert state_of(ada) == "confirmed"


def test_an_unconfirmed_address_is_not_moved(client, book, other):
    ada = unverified(book, "Ada")
    press(client, ada, "move", book=other.pk)
    assert state_of(ada) == "unverified"
    assert not other.registrations.exists()


def waiting_mails(registration: Registration) -> list[str]:
    waiting = OutboxMessage.objects.about(registration.reference)
    return list(waiting.filter(state=MessageState.PENDING).values_list("kind", flat=True))


@pytest.fixture
def between_the_two_seats():
    """Does something at the moment when the new seat is given and the old one is still held."""
    receivers = []

    def do(act):
        def when_stored(instance, created, **kwargs):
            if created:
                transaction.on_commit(act)

        receivers.append(when_stored)
        post_save.connect(when_stored, sender=Registration)

    yield do
    for receiver in receivers:
        post_save.disconnect(receiver, sender=Registration)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", ["person", "colleague", "erased"])
def test_who_cancels_while_being_moved_keeps_no_seat(
    client, book, other, between_the_two_seats, who
):
    ada = registered(book, "Ada")
    acts = {
        "person": lambda: cancel(ada),
        "colleague": lambda: desk.cancel_by_office(ada, "user:0", "Hat angerufen."),
        "erased": lambda: erase_person(ada.email, "person"),
    }
    between_the_two_seats(acts[who])
    response = press(client, ada, "move", book=other.pk)
    assert state_of(ada) == "cancelled"
    moved = other.registrations.get()
    assert moved.state == "cancelled"
    assert "inzwischen storniert" in text_of(response)
    assert bool(moved.anonymised_at) == (who == "erased")
    assert waiting_mails(moved) == []
    other.refresh_from_db()
    assert other.seats_taken == 0


@pytest.mark.django_db(transaction=True)
def test_who_read_of_the_new_date_already_reads_that_it_is_off(
    client, book, other, between_the_two_seats
):
    ada = registered(book, "Ada")

    def it_leaves_and_ada_cancels():
        OutboxMessage.objects.update(state=MessageState.SENT)
        cancel(ada)

    between_the_two_seats(it_leaves_and_ada_cancels)
    press(client, ada, "move", book=other.pk)
    assert waiting_mails(other.registrations.get()) == ["registration_cancelled_by_office"]


@pytest.mark.django_db(transaction=True)
def test_who_is_moved_from_a_training_that_is_just_called_off_keeps_the_new_seat(
    client, book, other, between_the_two_seats
):
    ada = registered(book, "Ada")
    between_the_two_seats(lambda: desk.cancel_all(book, "clock", "Trainerin krank"))
    press(client, ada, "move", book=other.pk)
    assert state_of(ada) == "cancelled"
    assert states(other) == {"Ada": "confirmed"}
