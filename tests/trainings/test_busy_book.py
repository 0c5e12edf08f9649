"""Somebody else is at the seats of a training for longer than anybody waits."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.db import connection

from outbox.models import OutboxMessage
from tests.factories.registrations import registered, states, unverified
from tests.factories.trainings import TrainingPageFactory, book_of
from tests.factories.visitors import TYPED, form_on
from trainings import allocation
from trainings.models import RegistrationBook
from trainings.tokens import registration_token

WAITS = 0.2  # seconds


@pytest.fixture
def book(transactional_db, monkeypatch) -> RegistrationBook:
    monkeypatch.setattr(allocation, "LOCK_TIMEOUT", f"{WAITS}s")
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", WAITS)
    return book_of(TrainingPageFactory(), capacity=5)


@contextmanager
def somebody_else_at(book: RegistrationBook) -> Iterator[None]:
    """Another connection holds the lock as long as this lasts."""
    is_held, is_over = threading.Event(), threading.Event()

    def hold() -> None:
        with allocation.locked(book.pk):
            is_held.set()
            is_over.wait(30)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    assert is_held.wait(10)
    try:
        yield
    finally:
        is_over.set()
        holder.join()


def kept_in(response) -> tuple[str, dict[str, str]]:
    """Where the form of the answer goes, and what it sends without a word being typed again."""
    form = BeautifulSoup(response.content, "html.parser").select_one("main form")
    return form["action"], {field["name"]: field["value"] for field in form.select("input")}


def test_who_waited_in_vain_sends_the_same_form_again(client, book):
    registered(book, "Ada")
    ben = unverified(book, "Ben")
    address = f"/de/anmeldung/{book.pk}/"
    # Somebody who is registered already: only then does the form itself need the lock.
    form = form_on(client, address) | TYPED | {"email": "ada@example.org"}
    button = f"/de/anmeldung/bestaetigen/{registration_token(ben, 'confirm')}/"

    with somebody_else_at(book):
        answers = [client.post(address, form), client.post(button, {"yes": "1"})]
    for answer in answers:
        assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
        assert int(answer.headers["Retry-After"]) > 0
    assert kept_in(answers[0]) == (address, form)
    assert kept_in(answers[1]) == (button, {"yes": "1"})
    assert states(book) == {"Ada": "confirmed"}

    for answer in answers:
        again = client.post(*kept_in(answer))
        assert again.status_code == HTTPStatus.FOUND
    assert states(book) == {"Ada": "confirmed", "Ben": "confirmed"}
    assert OutboxMessage.objects.filter(kind="registration_known").count() == 1
