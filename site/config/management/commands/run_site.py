"""Starts everything the site consists of on one machine, and keeps it running."""

import os
import socket
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.supervisor import Supervisor
from core.models import User
from home.sample import accounts

START_TAKES_AT_MOST = 60.0


class Command(BaseCommand):
    help = "Startet Website, Hintergrundaufgaben, Mailversand und Zeitaufträge zusammen."

    def handle(self, *args, **options):
        host = os.environ.get("HOST", "127.0.0.1")
        port = self.port()
        self.refuse_busy_port(host, port)
        supervisor = Supervisor(self.commands(), settings.PROJECT_DIR, self.stderr.write)
        supervisor.start()
        try:
            self.wait_until_open(supervisor, host, port)
            if not supervisor.stopping.is_set():
                self.greet(host, port)
            supervisor.run()
        finally:
            supervisor.stop()
        self.stdout.write("Beendet.")

    def port(self) -> int:
        value = os.environ.get("PORT", "8000")
        if not value.isdecimal() or not 0 < int(value) < 65536:
            raise CommandError(f"PORT muss eine Zahl von 1 bis 65535 sein, nicht „{value}“.")
        return int(value)

    def refuse_busy_port(self, host: str, port: int) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host.strip("[]"), port))
            except OSError as error:
                raise CommandError(
                    f"Der Port {port} auf {host} ist nicht frei ({error.strerror}). "
                    f"Mit einem anderen geht es so: PORT={port + 1} make run"
                ) from None

    def commands(self) -> dict[str, list[str]]:
        manage = [sys.executable, str(settings.PROJECT_DIR / "manage.py")]
        return {
            "web": [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"],
            "worker": [
                *manage,
                "db_worker",
                "--queue-name",
                "*",
                "--no-reload",
                "--verbosity",
                "0",
            ],
            "outbox": [*manage, "send_outbox", "--loop"],
            "scheduler": [*manage, "run_due", "--loop"],
        }

    def wait_until_open(self, supervisor: Supervisor, host: str, port: int) -> None:
        """Nobody should click an address before somebody answers there."""
        reachable = "::1" if host == "[::]" else host
        give_up_at = time.monotonic() + START_TAKES_AT_MOST
        while time.monotonic() < give_up_at and not supervisor.stopping.wait(0.1):
            try:
                socket.create_connection((reachable.strip("[]"), port), timeout=1).close()
            except OSError:
                continue
            return

    def greet(self, host: str, port: int) -> None:
        address = f"http://{host}:{port}"
        lines = [
            "",
            f"  Website      {address}/",
            f"  Verwaltung   {address}/verwaltung/",
            *self.sample_accounts(),
            "",
            "  Beenden mit Strg+C. Alle Daten bleiben erhalten.",
            "",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()

    def sample_accounts(self) -> list[str]:
        """The accounts of the sample content, where that was loaded."""
        emails = [account.email for account in accounts]
        present = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
        known = [account for account in accounts if account.email in present]
        if not known:
            return []
        width = max(len(account.email) for account in known)
        return [
            "",
            "  Beispielkonten (nur in den Beispielinhalten):",
            *[f"    {a.email:<{width}}  {a.password:<24}  {a.role}" for a in known],
        ]
