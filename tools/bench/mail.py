"""The outbox: 5,000 messages to a mail server on this machine, beside a bare loop."""

import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from django.conf import settings
from table import Row, at_most

from outbox.models import OutboxMessage
from outbox.sender import compose, send_due
from tests.server import free_port

MESSAGES = 5_000
TEXT = "Guten Tag,\n\nIhr Platz ist sicher. Wir freuen uns auf Sie.\n" * 20
HTML = f"<!doctype html><html lang=de><title>Schulung</title><p>{TEXT}</p></html>" * 5


def rows() -> Iterator[Row]:
    write_messages()
    with mail_server() as port:
        bare = MESSAGES / seconds(lambda: send_bare(port))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        send_due(limit=200)  # What is loaded once is loaded now.
        before = memory()
        rate = (MESSAGES - 200) / seconds(send_due)
        growth = memory() - before
    left = OutboxMessage.objects.unfinished().count()
    yield Row("a bare smtplib loop, the same mails", f"{bare:,.0f}/s", "the ceiling")
    yield Row(
        "the outbox: claim, guard, two commits a mail",
        f"{rate:,.0f}/s",
        f"{rate / bare:.2f}",
    )
    yield Row(f"messages left of {MESSAGES:,}", str(left), targets=(at_most(left, 0, "0"),))
    yield Row("memory grew by", f"{growth:.1f} MB")


def write_messages() -> None:
    rows = [
        OutboxMessage(
            key=f"bench:{number}",
            kind="bench",
            recipient=f"person{number}@example.org",
            language="de",
            subject="Ihr Platz ist sicher",
            text=TEXT,
            html=HTML,
        )
        for number in range(MESSAGES)
    ]
    OutboxMessage.objects.bulk_create(rows, batch_size=500)


def send_bare(port: int) -> None:
    with smtplib.SMTP("127.0.0.1", port) as server:
        for message in OutboxMessage.objects.order_by("pk").iterator(chunk_size=200):
            server.send_message(compose(message).message())


@contextmanager
def mail_server() -> Iterator[int]:
    """A mail server in a process of its own, so that it does not count as our memory."""
    port = free_port()
    process = subprocess.Popen([sys.executable, Path(__file__).with_name("sink.py"), str(port)])
    try:
        while not is_open(port):
            time.sleep(0.1)
        yield port
    finally:
        process.kill()
        process.wait()


def is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def memory() -> float:
    """What this process holds, in MB."""
    return psutil.Process().memory_info().rss / 1e6


def seconds(work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
