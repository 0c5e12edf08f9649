"""Seats are never oversold, whoever asks for them at the same moment."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from tests.database import database_of_this_test
from tests.factories.trainings import TrainingPageFactory, book_of
from trainings.models import Registration

PROCESSES = 4
PEOPLE = [f"Person{number}" for number in range(60)]
SEATS, QUEUE = 20, 100


@pytest.fixture
def book(transactional_db):
    return book_of(TrainingPageFactory(), capacity=SEATS, waiting_capacity=QUEUE)


def storm(book, lock: str) -> list[int]:
    """Lets several processes sign people up at once; returns their exit codes."""
    script = Path(__file__).with_name("storm.py")
    processes = [
        subprocess.Popen(
            [sys.executable, script, str(book.pk), lock, *PEOPLE[number::PROCESSES]],
            cwd=settings.PROJECT_DIR,
            env=os.environ | {"TEST_DATABASE_URL": database_of_this_test()},
        )
        for number in range(PROCESSES)
    ]
    codes = [process.wait(120) for process in processes]
    book.refresh_from_db()
    return codes


def sequences(state: str) -> list[int]:
    rows = Registration.objects.filter(state=state).order_by("sequence")
    return list(rows.values_list("sequence", flat=True))


def test_many_processes_give_every_seat_once_and_in_order(book):
    assert storm(book, "on") == [0] * PROCESSES
    assert sequences("confirmed") == list(range(1, SEATS + 1))
    assert sequences("waiting") == list(range(SEATS + 1, len(PEOPLE) + 1))
    assert (book.seats_taken, book.waiting_count) == (SEATS, len(PEOPLE) - SEATS)


def test_without_the_lock_the_same_storm_goes_wrong(book):
    codes = storm(book, "off")
    numbers = Counter(Registration.objects.values_list("state", flat=True))
    went_right = (
        codes == [0] * PROCESSES
        and numbers == {"confirmed": SEATS, "waiting": len(PEOPLE) - SEATS}
        and book.seats_taken == SEATS
    )
    assert not went_right
