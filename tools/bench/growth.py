"""The form page and the calendar with little and with much: queries and time."""

import time
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from samples import book_with, people
from table import Row, at_most

from core.models import SiteVersion
from trainings.choices import RegistrationState
from trainings.models import RegistrationBook

SMALL = (10, 100)
LARGE = (1_000, 50_000)


def rows() -> Iterator[Row]:
    books = fill([], *SMALL)
    small = measured(books[0])
    fill(books, *LARGE)
    large = measured(books[0])
    yield Row(
        "trainings and registrations",
        "{:,} and {:,}".format(*SMALL),
        "{:,} and {:,}".format(*LARGE),
    )
    for address, (queries, milliseconds) in small.items():
        more_queries, more_milliseconds = large[address]
        same = at_most(more_queries, queries, "as with few")
        yield Row(f"{address}: queries", str(queries), str(more_queries), (same,))
        yield Row(f"{address}: time", f"{milliseconds:.0f} ms", f"{more_milliseconds:.0f} ms")


def fill(books: list[RegistrationBook], trainings: int, registrations: int) -> list:
    """Brings the database to these numbers."""
    while len(books) < trainings:
        books.append(book_with(20))
    share = registrations // trainings
    for book in books:
        missing = share - book.registrations.count()
        first = book.registrations.count() + 1
        people(
            book,
            missing,
            state=RegistrationState.CANCELLED,
            sequence=lambda number, first=first: first + number,
        )
    return books


def measured(book: RegistrationBook) -> dict[str, tuple[int, float]]:
    """Queries and milliseconds of each address, with everything kept dropped first."""
    client = Client(SERVER_NAME="localhost")
    found = {}
    for address in ("/de/schulungen/", "/ar/schulungen/", f"/de/anmeldung/{book.pk}/"):
        client.get(address)
        SiteVersion.raise_number()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        number = len(queries)  # The next request empties the list.
        begun = time.perf_counter()
        for _round in range(5):
            client.get(address)
        label = address.replace(f"{book.pk}/", "…/")
        found[label] = number, (time.perf_counter() - begun) * 200
    return found
