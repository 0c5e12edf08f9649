"""The coordinator's list and its exports: queries of 500 people, memory of 5,000 rows."""

import time
from collections.abc import Iterator

import psutil
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from samples import book_with, people
from table import Row, at_most

from core.models import User
from trainings.choices import RegistrationState
from trainings.exports import FORMATS, Export
from trainings.models import TrainingPage

SHOWN = 500
EXPORTED = 5_000


def rows() -> Iterator[Row]:
    listed = book_with(SHOWN)
    people(listed, SHOWN, state=RegistrationState.CONFIRMED, sequence=lambda number: number + 1)
    number = queries(listed)
    limit = at_most(number, 15, "15 queries")
    yield Row(f"the list of {SHOWN} participants", f"{number} queries", targets=(limit,))
    exported = book_with(EXPORTED)
    people(
        exported, EXPORTED, state=RegistrationState.CONFIRMED, sequence=lambda number: number + 1
    )
    training = TrainingPage.objects.get(pk=exported.training_id)
    for file_format in FORMATS:
        write(training, file_format, limit=RegistrationState.WAITING)  # Loads the libraries.
        before, begun = memory(), time.perf_counter()
        number = write(training, file_format)
        duration, growth = time.perf_counter() - begun, memory() - before
        yield Row(
            f"{number:,} rows as {file_format}",
            f"{duration:.1f} s",
            f"memory grew by {growth:.1f} MB",
            (at_most(growth, 60, "60 MB"),),
        )


def queries(book) -> int:
    """Of the list in the desk, opened by somebody who may see it."""
    client = Client(SERVER_NAME="localhost")
    user = User.objects.create_superuser("bench@example.org", "bench-password")
    client.force_login(user)
    address = reverse("trainings_desk:training", args=[book.training_id])
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        status = client.get(address).status_code
    if status != 200:
        raise RuntimeError(f"{address}: {status}")
    return len(found)


def write(training, file_format: str, limit: str = RegistrationState.CONFIRMED) -> int:
    export = Export(training, [limit])
    with export.file(file_format) as file:
        while file.read(64 * 1024):
            pass
    return export.number_of_rows


def memory() -> float:
    """What this process holds, in MB."""
    return psutil.Process().memory_info().rss / 1e6
