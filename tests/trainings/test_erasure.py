"""What a person may ask for: everything that is stored, and that it goes."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import OutboxMessage
from outbox.sender import send_due
from tests.factories.registrations import registered, states, unverified
from tests.factories.traces import (
    ANNOUNCED,
    ANSWER,
    NAMES,
    NEED,
    PHONE,
    found,
)
from tests.factories.trainings import TrainingPageFactory, book_of
from trainings.models import Participant, Registration, Session
from trainings.periods import apply_retention
from trainings.retention import erase_person, personal_data

DAY = timedelta(days=1)


def test_a_person_gets_everything_that_is_stored(people):
    data = json.loads(json.dumps(personal_data(" Adelgunde@Example.org")))
    text = json.dumps(data, ensure_ascii=False)
    (registration,) = data["registrations"]
    for secret in ("Adelgunde", PHONE, NEED, ANSWER, ANNOUNCED, "ABCDEFGHJK"):
        assert secret in text
    assert registration["state"] == "confirmed"
    assert len(registration["sessions"]) == 2
    assert registration["people"][0]["attendance"][0]["present"] is True
    assert registration["events"][0]["to"] == "confirmed"
    assert len(data["messages"]) > 5
    assert data["undeliverable_since"]
    assert not [name for name in NAMES[1:] if name in text]


@pytest.mark.parametrize("email", ["", " ", "niemand@example.org"])
def test_of_nobody_nothing_is_stored(people, email):
    apply_retention(timezone.now() + 400 * DAY)
    data = personal_data(email)
    assert data["registrations"] == data["messages"] == []


def test_erasure_gives_the_seat_back_and_leaves_no_trace(people):
    book = Registration.objects.get(email="adelgunde@example.org").book
    assert erase_person("Adelgunde@example.org ", "person") == 1
    assert found("Adelgunde") == []
    assert found("Balduin", "Chlothilde") == ["Balduin", "Chlothilde"]
    book.refresh_from_db()
    assert (book.seats_taken, book.waiting_count) == (2, 0)
    assert set(states(book).values()) == {"cancelled", "offered"}
    erased = Registration.objects.exclude(anonymised_at=None).get()
    assert erased.events.last().actor == "person"
    assert Participant.objects.get(registration=erased).name == ""


def test_erasure_after_the_training_changes_no_count(db):
    book = book_of(TrainingPageFactory())
    registered(book, "Ada")
    Session.objects.update(starts_at=timezone.now() - 2 * DAY, ends_at=timezone.now() - DAY)
    assert erase_person("ada@example.org", "user:1") == 1
    assert Registration.objects.get().state == "confirmed"
    assert found("ada@example.org") == []


def test_erasure_reaches_every_training(db):
    books = [book_of(TrainingPageFactory()) for _ in range(2)]
    for book in books:
        registered(book, "Ada")
    unverified(book_of(TrainingPageFactory()), "Ada")
    assert erase_person("ada@example.org", "person") == 3
    assert erase_person("ada@example.org", "person") == 0
    assert found("ada@example.org") == []
    assert erase_person("", "person") == 0


def test_nothing_leaves_for_who_was_erased(people, mail_folder):
    assert list(mail_folder.glob("*.eml"))
    OutboxMessage.objects.update(not_before=timezone.now() - DAY)
    erase_person("adelgunde@example.org", "person")
    for name in NAMES[1:]:
        erase_person(f"{name.lower()}@example.org", "person")
    send_due()
    assert list(mail_folder.glob("*.eml")) == []
