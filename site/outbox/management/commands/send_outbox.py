"""Sends what waits in the outbox, once or for ever."""

import signal
import time
from functools import partial

from django.core.management.base import BaseCommand

from core.busy import patiently
from outbox.sender import send_due


class Command(BaseCommand):
    help = "Sendet, was im Ausgang wartet; mit --loop immer wieder."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="weiterlaufen")
        parser.add_argument(
            "--pause", type=float, default=2.0, help="Sekunden zwischen zwei Blicken (mit --loop)"
        )

    def handle(self, *args, loop, pause, **options):
        self.is_stopping = False
        if not loop:
            self.stdout.write(f"{send_due()} Nachrichten bearbeitet.")
            return
        for signal_number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signal_number, self.stop)
        while not self.is_stopping:
            if not patiently(partial(send_due, limit=200), "Mailversand"):
                time.sleep(pause)

    def stop(self, *args):
        """Finish the batch in hand, then end."""
        self.is_stopping = True
