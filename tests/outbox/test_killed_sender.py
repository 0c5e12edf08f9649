"""No mail is lost, also when its sender dies in the middle of it (kill -9)."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings

from outbox.models import MessageState, OutboxMessage
from tests.database import database_of_this_test
from tests.server import free_port

from ..factories.outbox import OutboxMessageFactory

MESSAGES = 150
KILLS = 12
PATIENCE = 90.0


class Sink:
    """A mail server that counts what it accepted, a little slowly."""

    def __init__(self):
        self.arrived: Counter[str] = Counter()

    async def handle_DATA(self, server, session, envelope):
        time.sleep(random.uniform(0.001, 0.01))
        header = envelope.content.decode().split("Message-ID: ")[1]
        self.arrived[header.split()[0]] += 1
        return "250 OK"


@pytest.fixture
def sink() -> Iterator[tuple[Sink, int]]:
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield sink, controller.port
    controller.stop()


@contextmanager
def sender_that_is_born_again(port: int) -> Iterator[Iterator[int]]:
    """Yields the process numbers of the senders, one after the other."""
    parent = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("sender_process.py"), str(port)],
        cwd=settings.PROJECT_DIR,
        env=os.environ | {"TEST_DATABASE_URL": database_of_this_test()},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield (int(line) for line in parent.stdout)
    finally:
        os.killpg(parent.pid, signal.SIGKILL)
        parent.wait()
        parent.stdout.close()


def test_every_message_arrives_although_its_sender_is_killed_again_and_again(
    transactional_db, sink
):
    messages = OutboxMessageFactory.create_batch(MESSAGES)
    expected = {message.message_id for message in messages}
    server, port = sink

    with sender_that_is_born_again(port) as senders:
        for number, sender in zip(range(KILLS + 1), senders, strict=False):
            if number < KILLS:
                wait_until(lambda goal=number + 1: server.arrived.total() > goal * 5)
                time.sleep(random.uniform(0, 0.05))
                os.kill(sender, signal.SIGKILL)
        wait_until(lambda: not OutboxMessage.objects.unfinished().exists())

    assert set(server.arrived) == expected
    # Only the mail that was in the hand of a killed sender may have left once more.
    assert server.arrived.total() - MESSAGES <= KILLS
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {MessageState.SENT}


def wait_until(is_so) -> None:
    give_up_at = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < give_up_at, "it never came to that"
        time.sleep(0.02)
