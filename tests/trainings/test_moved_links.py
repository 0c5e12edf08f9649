"""The links of a registration that the office moved lead to where the person is now."""

import re

import pytest
from django.urls import reverse

from tests.factories.desk_buttons import page_of, rows, text_of
from tests.factories.registrations import registered, states
from tests.factories.trainings import TrainingPageFactory, book_of
from tests.factories.visitors import words
from trainings import moving
from trainings.allocation import locked
from trainings.desk import Details, cancel_by_office, correct, revoke_links
from trainings.models import Registration, RegistrationBook
from trainings.registration import cancel
from trainings.retention import anonymise
from trainings.tokens import registration_token

MOVED = "Wir haben Sie umgebucht"
ADDRESS = "/de/anmeldung/verwalten/{}/"


@pytest.fixture
def book(db) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Asylrecht"), capacity=1, waiting_capacity=2)


@pytest.fixture
def other(book) -> RegistrationBook:
    return book_of(TrainingPageFactory(title="Trauma"), capacity=1, waiting_capacity=1)


def link(registration: Registration) -> str:
    return ADDRESS.format(registration_token(registration, "manage"))


def test_cancelling_by_the_old_link_shows_the_new_seat_that_can_be_cancelled(client, book, other):
    ada = registered(book, "Ada")
    moved = moving.move_to(ada, other, "user:1")
    response = client.post(f"{link(ada)}absagen/", follow=True)
    text = words(response)
    assert MOVED in text and "Trauma" in text
    assert "müssen nichts weiter tun" not in text
    # A token ends in when it was made: the one on the page may be a second younger.
    person = re.escape(link(moved).partition(":")[0])
    (cancelling,) = re.findall(rf'"({person}:[^"]*/absagen/)"', response.content.decode())
    assert states(other) == {"Ada": "confirmed"}
    assert "ist storniert" in words(client.post(cancelling, follow=True))
    assert states(other) == {"Ada": "cancelled"}


@pytest.mark.parametrize("end", ["", "absagen/"])
def test_every_page_of_the_old_link_leads_on(client, book, other, end):
    ada = registered(book, "Ada")
    moving.move_to(ada, other, "user:1")
    assert MOVED in words(client.get(link(ada) + end, follow=True))


def test_who_was_moved_twice_lands_at_the_last_date(client, book, other):
    last = book_of(TrainingPageFactory(title="Ehrenamt"), capacity=1)
    ada = registered(book, "Ada")
    moving.move_to(moving.move_to(ada, other, "user:1"), last, "user:1")
    text = words(client.get(link(ada), follow=True))
    assert MOVED in text and "Ehrenamt" in text


def test_the_new_link_alone_speaks_of_the_seat(client, book, other):
    moved = moving.move_to(registered(book, "Ada"), other, "user:1")
    assert "Ihr Platz ist bestätigt" in words(client.get(link(moved)))


def test_who_cancelled_the_new_seat_reads_that_it_is_cancelled(client, book, other):
    ada = registered(book, "Ada")
    cancel(moving.move_to(ada, other, "user:1"))
    text = words(client.get(link(ada), follow=True))
    assert MOVED not in text and "Ihre Anmeldung ist storniert" in text


def test_a_stranger_with_the_old_link_does_not_get_to_a_corrected_address(client, book, other):
    ada = registered(book, "Ada")
    moved = moving.move_to(ada, other, "user:1")
    correct(moved, Details([("Ada", "Beispiel")], "neu@example.org", "", "de", None), "user:1")
    assert "Trauma" not in words(client.get(link(ada), follow=True)).partition("Grund:")[0]
    assert client.get(link(ada)).status_code == 200


def test_a_move_stays_a_move_after_the_names_are_gone(client, coordinator, book, other):
    ada = registered(book, "Ada")
    moved = moving.move_to(ada, other, f"user:{coordinator.pk}")
    for registration in (ada, moved):
        with locked(registration.book_id):
            anonymise(registration)
    assert "umgebucht nach Trauma, Karla Koordination" in text_of(client.get(page_of(ada)))
    assert "umgebucht von Asylrecht, Karla Koordination" in text_of(client.get(page_of(moved)))
    (row,) = rows(client, reverse("trainings_desk:training", args=[book.training_id]))
    assert "umgebucht" in " ".join(row)


def test_cancelled_and_registered_elsewhere_is_not_moved(client, book, other):
    ada = registered(book, "Ada")
    cancel_by_office(ada, "user:1", "Umgebucht: auf Zuruf")
    registered(other, "Ada")
    assert "Ihre Anmeldung ist storniert" in words(client.get(link(ada)))


def test_old_links_are_revoked_with_the_new_ones(client, book, other):
    ada = registered(book, "Ada")
    moved = moving.move_to(ada, other, "user:1")
    old, again = link(ada), link(moved)
    revoke_links(moved, "user:1")
    assert client.get(again).status_code == 404
    assert "Trauma" not in words(client.get(old, follow=True)).partition("Grund:")[0]
