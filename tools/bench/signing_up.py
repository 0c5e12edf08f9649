"""Sign-ups over real HTTP: how many, how evenly, and how much of the machine each takes."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import urlencode

import psutil
from django.conf import settings
from django.db import connection
from lxml import html
from samples import book_with
from table import Row, Target, at_least, at_most

from core.public_forms import FASTEST_SECONDS
from tests.server import free_port, wait_until_open
from trainings.choices import RegistrationState
from trainings.models import Registration
from trainings.tokens import registration_token

CLIENTS = 8
WORKERS = 4
THREADS = 4
PEOPLE = 400
SEATS = PEOPLE
SETTINGS = (
    f"gunicorn with {WORKERS} workers of {THREADS} threads, {CLIENTS} clients, "
    f"{PEOPLE} people, {SEATS} seats"
)
TRIVIAL = "/health/live"


@dataclass
class Outcome:
    """What a crowd of clients met: seconds of each answer, answers of each client."""

    waited: list[float] = field(default_factory=list)
    by_client: list[float] = field(default_factory=list)
    seconds: float = 0.0
    cpu: float = 0.0

    @property
    def each(self) -> float:
        """Application CPU of one request in milliseconds."""
        return 1000 * self.cpu / len(self.waited)


def rows() -> Iterator[Row]:
    book = book_with(SEATS)
    path = f"/de/anmeldung/{book.pk}/"
    with server() as (port, process):
        trivial = crowd(port, process, [("GET", TRIVIAL, None)] * 1000)
        forms = [filled_form(port, path, number) for number in range(PEOPLE)]
        opening = crowd(port, process, [("GET", path, None)] * PEOPLE)
        time.sleep(FASTEST_SECONDS)
        sending = crowd(port, process, [("POST", path, form) for form in forms])
        confirming = crowd(port, process, [("POST", link, {"yes": "1"}) for link in links()])
    yield Row("a trivial view behind the same middleware", f"{trivial.each:.2f} ms CPU", "1")
    for label, outcome in (
        ("the form page", opening),
        ("the form sent: validation, registration, outbox", sending),
        ("the button in the mail: lock, seat, outbox", confirming),
    ):
        yield cost(label, outcome.each, trivial)
        yield from pace(outcome)
    together = opening.each + sending.each
    limit = at_most(together / trivial.each, 25, "25")
    yield cost("a sign-up: the form page and the form sent", together, trivial, limit)
    yield from what_came_of_it(sending.seconds + confirming.seconds)


def cost(label: str, milliseconds: float, trivial: Outcome, *targets: Target) -> Row:
    ratio = milliseconds / trivial.each
    return Row(label, f"{milliseconds:.1f} ms CPU", f"{ratio:.1f} trivial views", targets)


def pace(outcome: Outcome) -> Iterator[Row]:
    """How fast the answers came, and how evenly."""
    middle = median(outcome.waited)
    p99 = quantiles(outcome.waited, n=100)[98] / middle
    yield Row(
        "  answers",
        f"{len(outcome.waited) / outcome.seconds:,.0f}/s",
        f"p99 {p99:.1f} medians of {middle * 1000:.0f} ms",
        (at_most(p99, 10, "10"),),
    )
    slowest = min(outcome.by_client) / median(outcome.by_client)
    compared = "of what the median client gets"
    limit = at_least(slowest, 0.5, "0.5")
    yield Row("  the slowest client", f"{slowest:.2f}", compared, (limit,))


def what_came_of_it(seconds_in_all: float) -> Iterator[Row]:
    for state in (RegistrationState.CONFIRMED, RegistrationState.WAITING):
        number = Registration.objects.filter(state=state).count()
        rate = f"{number / seconds_in_all:,.1f}/s, from sending the form to the seat"
        yield Row(f"registrations of {PEOPLE} that are {state}", str(number), rate)


def crowd(port: int, process: subprocess.Popen, requests: list[tuple]) -> Outcome:
    """Every client works through its share of the requests, one after the other."""
    outcome = Outcome()

    def client(share: list[tuple]) -> None:
        begun = time.perf_counter()
        for method, path, data in share:
            outcome.waited.append(seconds(lambda m=method, p=path, d=data: ask(port, m, p, d)))
        outcome.by_client.append(len(share) / (time.perf_counter() - begun))

    cpu = application_cpu(process)
    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(client, [requests[number::CLIENTS] for number in range(CLIENTS)]))
    outcome.seconds = time.perf_counter() - begun
    outcome.cpu = application_cpu(process) - cpu
    return outcome


def ask(port: int, method: str, path: str, data: dict | None = None) -> str:
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if data else {}
    server.request(method, path, urlencode(data) if data else None, headers)
    response = server.getresponse()
    text = response.read().decode()
    server.close()
    if response.status >= 400:
        raise RuntimeError(f"{method} {path}: {response.status}")
    return text


def filled_form(port: int, path: str, number: int) -> dict[str, str]:
    """What a person sends, with the stamp of a form they opened."""
    page = html.fromstring(ask(port, "GET", path))
    (form,) = [form for form in page.forms if "given_name" in form.fields]
    fields = {key: value or "" for key, value in form.form_values()}
    return fields | {
        "given_name": "Teilnehmerin",
        "family_name": "Beispiel",
        "email": f"teilnehmerin{number}@example.org",
    }


def links() -> list[str]:
    """The addresses behind the buttons in the mails."""
    tokens = [registration_token(row, "confirm") for row in Registration.objects.order_by("pk")]
    connection.close()
    return [f"/de/anmeldung/bestaetigen/{token}/" for token in tokens]


@contextmanager
def server() -> Iterator[tuple[int, subprocess.Popen]]:
    """gunicorn as in production."""
    port = free_port()
    environment = os.environ | {
        "WEB_CONCURRENCY": str(WORKERS),
        "WEB_THREADS": str(THREADS),
        "PORT": str(port),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py"],
        cwd=settings.PROJECT_DIR,
        env=environment,
    )
    try:
        wait_until_open(port)
        crowd(port, process, [("GET", TRIVIAL, None)] * 50)  # Every worker is awake now.
        yield port, process
    finally:
        process.terminate()
        process.wait(60)


def application_cpu(process: subprocess.Popen) -> float:
    """Seconds of CPU that the processes of the server have used so far."""
    times = [child.cpu_times() for child in psutil.Process(process.pid).children()]
    return sum(time.user + time.system for time in times)


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
