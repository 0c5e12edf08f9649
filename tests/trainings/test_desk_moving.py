import uuid

import pytest

from outbox.models import OutboxMessage
from tests.factories.circles import CirclePageFactory
from tests.factories.desk_buttons import mails, page_of, press, state_of, text_of, twice
from tests.factories.editing import person_in
from tests.factories.registrations import registered, states, unverified
from tests.factories.trainings import SessionFactory, TrainingPageFactory, book_of
from trainings.models import AccessNeed, Answer, RegistrationBook


@pytest.fixture
def coordinator(client, db):
    person = person_in("Schulungskoordination", first_name="Karla", last_name="Koordination")
    client.force_login(person)
    return person


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
    assert "Umgebucht: Trauma" in text_of(client.get(page_of(ada)))


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
