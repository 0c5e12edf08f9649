"""Mail backend for development and demonstration: every mail becomes a file."""

import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

_lock = threading.Lock()


def ending_for(recipient: str) -> str:
    """How the names of all files for an address end."""
    safe = "".join(c if c.isalnum() or c in "@.-_" else "_" for c in recipient)
    return f"-{safe}.eml"


class FolderBackend(BaseEmailBackend):
    """Writes each mail to EMAIL_FILE_PATH as an .eml file that a mail program can open."""

    def send_messages(self, email_messages) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            with _lock:
                name = f"{time.time_ns()}{ending_for(mail.to[0])}"
            (folder / name).write_bytes(mail.message().as_bytes(linesep="\r\n"))
        return len(email_messages)
