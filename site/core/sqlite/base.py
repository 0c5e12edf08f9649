"""Django's SQLite, whose writers wait for each other in short, even steps."""

import sqlite3
import time

from django.db import OperationalError
from django.db.backends.sqlite3 import base

_STEP = 0.004  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    """Whoever waits asks again every few milliseconds, however long they have waited.

    SQLite's own pauses grow to a tenth of a second, so that who came first is served last:
    under eight visitors at once a few waited more than a second. Its pauses remain for a
    single statement outside a transaction.
    """

    def _start_transaction_under_autocommit(self):
        patience = self.settings_dict["OPTIONS"]["timeout"]
        give_up = time.monotonic() + patience
        self._pause_up_to(0)
        try:
            while True:
                try:
                    return super()._start_transaction_under_autocommit()
                except OperationalError as error:
                    if not _is_busy(error) or time.monotonic() > give_up:
                        raise
                time.sleep(_STEP)
        finally:
            self._pause_up_to(patience)

    def _pause_up_to(self, seconds: float) -> None:
        # Past Django's cursor: this is no query anybody should count.
        self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}").close()


def _is_busy(error: OperationalError) -> bool:
    cause = error.__cause__
    return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
