"""Work that only one process at a time may do."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

_LOCK_SPACE = 7_210_465  # Any number; it belongs to this module.
_LOCK_FILES = 64


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """Waits until nobody else is at the work of this name, then keeps others waiting."""
    number = zlib.crc32(name.encode()) % 2**31
    if connection.vendor == "postgresql":
        # Until the end of the transaction, so that whoever comes next sees what was done.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK_SPACE, number])
            yield
        return
    # SQLite lives on one machine, so a lock on a file reaches everybody.
    folder = settings.VAR_DIR / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{number % _LOCK_FILES}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
