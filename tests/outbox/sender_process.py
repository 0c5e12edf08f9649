"""A sender that is born again whenever it is killed; see test_killed_sender.py.

Prints the number of each new process, so that the test knows whom to kill.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")


def send_for_ever(port: int) -> None:
    from django.conf import settings
    from django.core.management import call_command

    from outbox import sender

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    # What a dead sender held is free again after two seconds instead of five minutes.
    sender.LEASE = timedelta(seconds=2)
    call_command("send_outbox", "--loop", "--pause", "0.05")


def main(port: int) -> None:
    while True:
        child = os.fork()
        if not child:
            send_for_ever(port)
            return
        print(child, flush=True)  # noqa: T201 - what the test reads
        os.waitpid(child, 0)


if __name__ == "__main__":
    import django

    django.setup()
    main(int(sys.argv[1]))
