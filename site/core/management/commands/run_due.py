"""Does what is due: scheduled publishing, and what the sections add to it."""

import signal
import threading
import time

from django.core.management.base import BaseCommand, CommandError

from core.busy import patiently
from core.due import run_due


class Command(BaseCommand):
    help = "Erledigt, was an der Zeit ist (etwa geplante Veröffentlichungen)."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="jede volle Minute, ohne Ende")

    def handle(self, *args, loop, **options):
        if not loop:
            if failed := run_due():
                raise CommandError(f"Fehlgeschlagen: {', '.join(failed)}")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *args: stop.set())
        while not stop.is_set():
            patiently(run_due, "Zeitaufträge")
            stop.wait(60 - time.time() % 60)
