"""Seats are never oversold over HTTP: many visitors, several processes, some of them killed."""

import pytest
from django.db import connection

from outbox.models import OutboxMessage
from tests.factories.trainings import TrainingPageFactory, book_of
from trainings.choices import RegistrationState
from trainings.desk import change_book
from trainings.models import Registration

from .crowd import at_once, confirm_twice, press, server, sign_up_twice, workers_die

SEATS = 20
EVERYBODY = [f"Person{number}" for number in range(200)]
SOME = EVERYBODY[:80]
NEWCOMERS = [f"Neu{number}" for number in range(40)]


@pytest.fixture
def book(transactional_db):
    return book_of(TrainingPageFactory(), capacity=SEATS, waiting_capacity=500)


def numbers(book, *states: str) -> list[int]:
    rows = Registration.objects.filter(book=book, state__in=states).order_by("sequence")
    return list(rows.values_list("sequence", flat=True))


def assert_exact(book, seats: int, people: int, cancelled: int = 0) -> None:
    """Everybody is there once, whoever came first has a seat, and the counters agree."""
    book.refresh_from_db()
    confirmed = numbers(book, RegistrationState.CONFIRMED)
    waiting = numbers(book, RegistrationState.WAITING)
    assert Registration.objects.filter(book=book).count() == people
    assert len(confirmed) == book.seats_taken == seats
    assert len(waiting) == book.waiting_count == people - seats - cancelled
    assert confirmed + waiting == sorted(confirmed + waiting)
    everybody = numbers(book, *RegistrationState.values)
    assert everybody == list(range(1, people + 1))


def add_seats(book, count: int) -> None:
    """The office does it while people press their buttons."""
    try:
        book.refresh_from_db()
        book.capacity += count
        change_book(book)
    finally:
        connection.close()


def mails(kind: str) -> int:
    return OutboxMessage.objects.filter(kind=kind).count()


def test_two_hundred_people_press_twice_for_twenty_seats(book):
    with server() as site:
        sign_up_twice(site, book, EVERYBODY)
        confirm_twice(site, EVERYBODY)
    assert_exact(book, SEATS, len(EVERYBODY))
    assert max(site.answers) < 500
    assert mails("registration_confirm_address") == len(EVERYBODY)
    assert mails("registration_confirmed") == SEATS
    assert mails("registration_waiting") == len(EVERYBODY) - SEATS


def test_it_stays_exact_while_people_cancel_others_come_and_workers_are_killed(book):
    leaving = SOME[:15]
    with server() as site, workers_die(site, every=50):
        sign_up_twice(site, book, SOME)
        confirm_twice(site, SOME)
        sign_up_twice(site, book, NEWCOMERS)
        # Those with a link in hand press at once, and the office adds seats meanwhile.
        cancelling = [press(site, name, "manage", "verwalten/{}/absagen/") for name in leaving]
        coming = [press(site, name, "confirm", "bestaetigen/{}/") for name in NEWCOMERS]
        more_seats = [lambda: add_seats(book, 5)]
        at_once([*coming[:20], *cancelling, *more_seats, *coming[20:], *cancelling])
    assert_exact(book, SEATS + 5, len(SOME) + len(NEWCOMERS), cancelled=len(leaving))
    # Who met a dead worker got no answer at all; a busy server says when to come back.
    assert [answer for answer in site.answers if answer >= 500 and answer != 503] == []
    assert mails("registration_cancelled") == len(leaving)


def test_without_the_lock_the_same_crowd_goes_wrong(book):
    with server("tests.trainings.unlocked_wsgi") as site:
        sign_up_twice(site, book, SOME)
        confirm_twice(site, SOME)
    with pytest.raises(AssertionError):
        assert_exact(book, SEATS, len(SOME))
