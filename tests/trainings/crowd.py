"""A crowd of visitors in front of a real server with several processes; see test_crowd.py."""

import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import psutil
from django.conf import settings
from lxml import html

from core.public_forms import FASTEST_SECONDS
from tests.database import database_of_this_test
from tests.server import free_port, wait_until_open
from trainings.models import Registration, RegistrationBook
from trainings.tokens import registration_token

WORKERS = 4
AT_ONCE = 40
PATIENCE = 120.0
# A worker that was killed has not answered; the visitor's browser says so, and they try again.
BROKEN = (OSError, http.client.HTTPException)


@dataclass
class Server:
    """gunicorn as the office runs it, and what it answered."""

    port: int
    process: subprocess.Popen
    answers: list[int] = field(default_factory=list)

    def request(self, method: str, path: str, data: dict | None = None) -> str:
        """Asks until there is an answer; a busy server (503) is asked again as well."""
        give_up_at = time.monotonic() + PATIENCE
        while time.monotonic() < give_up_at:
            try:
                status, text = self._ask(method, path, data)
            except BROKEN:
                time.sleep(random.uniform(0.05, 0.3))
                continue
            self.answers.append(status)
            if status != 503:
                return text
            time.sleep(random.uniform(0.2, 1))
        raise TimeoutError(path)

    def _ask(self, method: str, path: str, data: dict | None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if data else {}
            connection.request(method, path, urlencode(data) if data else None, headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def kill_a_worker(self) -> None:
        """As the kernel does it when memory runs out: no goodbye."""
        workers = psutil.Process(self.process.pid).children()
        if workers:
            random.choice(workers).send_signal(signal.SIGKILL)


@contextmanager
def server(wsgi: str = "config.wsgi") -> Iterator[Server]:
    """gunicorn with several processes on the database of this test."""
    port = free_port()
    environment = os.environ | {
        "TEST_DATABASE_URL": database_of_this_test(),
        "DJANGO_SETTINGS_MODULE": "config.settings.testing",
        "WEB_CONCURRENCY": str(WORKERS),
        "PORT": str(port),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", wsgi],
        cwd=settings.PROJECT_DIR,
        env=environment,
        stdin=subprocess.DEVNULL,
    )
    try:
        wait_until_open(port)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(60)


@contextmanager
def workers_die(server: Server, every: int) -> Iterator[None]:
    """While this lasts, a worker is killed after so many answers, over and over."""
    is_over = threading.Event()

    def kill() -> None:
        goal = every
        while not is_over.wait(0.05):
            if len(server.answers) >= goal:
                time.sleep(random.uniform(0, 0.2))
                server.kill_a_worker()
                goal = len(server.answers) + every

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def at_once(tasks: list[Callable[[], object]]) -> None:
    """Does everything as simultaneously as the machine can; an error in one is an error here."""
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        for done in [crowd.submit(task) for task in tasks]:
            done.result()


def open_forms(server: Server, book: RegistrationBook, names: list[str]) -> list[dict]:
    """Everybody has the form in front of them, filled in, and has taken their time."""
    forms: list[dict] = []

    def open_form(name: str) -> None:
        page = html.fromstring(server.request("GET", f"/de/anmeldung/{book.pk}/"))
        (form,) = [form for form in page.forms if "given_name" in form.fields]
        fields = {key: value or "" for key, value in form.form_values()}
        fields |= {"given_name": name, "family_name": "Beispiel", "email": address(name)}
        forms.append(fields)

    at_once([lambda name=name: open_form(name) for name in names])
    time.sleep(FASTEST_SECONDS + 1)
    return forms


def sign_up_twice(server: Server, book: RegistrationBook, names: list[str]) -> None:
    """Everybody presses the button twice."""
    forms = open_forms(server, book, names)
    path = f"/de/anmeldung/{book.pk}/"
    presses = [lambda form=form: server.request("POST", path, form) for form in forms]
    at_once([*presses, *presses])


def confirm_twice(server: Server, names: list[str]) -> None:
    """Everybody follows the link in the mail and presses the button twice."""
    presses = [press(server, name, "confirm", "bestaetigen/{}/") for name in names]
    random.shuffle(presses)
    at_once([press for pair in zip(presses, presses, strict=True) for press in pair])


def press(server: Server, name: str, purpose: str, path: str) -> Callable[[], object]:
    """The button on the page behind a link in a mail."""
    registration = Registration.objects.get(email=address(name))
    token = registration_token(registration, purpose)
    return lambda: server.request("POST", f"/de/anmeldung/{path.format(token)}", {"yes": "1"})


def address(name: str) -> str:
    return f"{name.lower()}@example.org"
