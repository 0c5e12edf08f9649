"""Giving seats alone: our allocation beside the same statements through the driver alone."""

import time
from collections.abc import Iterator
from statistics import median

from django.db import connection, transaction
from samples import book_with, people
from table import Row, at_least

from trainings.allocation import allocate, locked
from trainings.choices import RegistrationState
from trainings.models import Registration, RegistrationBook, RegistrationEvent
from trainings.registration import fresh

PEOPLE = 300
SEATS = 100
ROUNDS = 5
SETTINGS = f"{PEOPLE} people, {SEATS} seats, median of {ROUNDS} rounds, one process"

Statement = tuple[str, tuple | None]


def rows() -> Iterator[Row]:
    book = book_with(SEATS)
    registrations = people(book, PEOPLE)
    recorded = [record(registration) for registration in registrations]
    ours, raw = [], []
    for _round in range(ROUNDS):
        start_again(book)
        ours.append(PEOPLE / seconds(give_seat, registrations))
        start_again(book)
        raw.append(PEOPLE / seconds(replay, recorded))
    ratio = median(mine / bare for mine, bare in zip(ours, raw, strict=True))
    yield Row("statements of one allocation", str(len(recorded[0])))
    yield Row(
        "the same statements through the driver alone", f"{median(raw):,.0f}/s", "the ceiling"
    )
    # Agreed for PostgreSQL: SQLite answers from memory, so that Django weighs more beside it.
    is_agreed = connection.vendor == "postgresql"
    yield Row(
        "allocation",
        f"{median(ours):,.0f}/s",
        f"{ratio:.2f} of the ceiling",
        (at_least(ratio, 0.4, "0.40"),) if is_agreed else (),
    )


def give_seat(registration: Registration) -> None:
    with locked(registration.book_id) as book:
        allocate(book, fresh(registration), actor="person")


def record(registration: Registration) -> list[Statement]:
    """The statements of one allocation with their values, as Django hands them to the driver."""
    statements: list[Statement] = []

    def note(execute, sql, params, many, context):
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        give_seat(registration)
    return statements


def replay(statements: list[Statement]) -> None:
    driver = connection.connection
    cursor = driver.cursor()
    is_sqlite = connection.vendor == "sqlite"
    if not is_sqlite:  # On SQLite the statement that begins is one of those recorded.
        driver.autocommit = False
    for sql, params in statements:
        cursor.execute(sql.replace("%s", "?") if is_sqlite else sql, params or ())
        if cursor.description:
            cursor.fetchall()
    driver.commit()
    if not is_sqlite:
        driver.autocommit = True
    cursor.close()


def seconds(work, items) -> float:
    begun = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - begun


@transaction.atomic
def start_again(book: RegistrationBook) -> None:
    """Everybody has sent the form and nobody has answered the mail."""
    RegistrationEvent.objects.all().delete()
    Registration.objects.update(state=RegistrationState.UNVERIFIED, sequence=None)
    RegistrationBook.objects.update(
        seats_taken=0,
        taken_by_circle=0,
        waiting_count=0,
        smallest_waiting=None,
        smallest_waiting_of_circle=None,
        last_sequence=0,
    )
