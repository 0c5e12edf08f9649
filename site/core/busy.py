"""What to make of a database that does not answer: who waits for a while gets through."""

import logging
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, close_old_connections

logger = logging.getLogger(__name__)

# lock_not_available, deadlock_detected, query_canceled (SQLSTATE, PostgreSQL appendix A)
_BUSY_SQLSTATES = {"55P03", "40P01", "57014"}
PAUSE_SECONDS = 10.0

T = TypeVar("T")


def is_busy(exception: BaseException) -> bool:
    """Whether the database would have answered a moment later."""
    if not isinstance(exception, OperationalError):
        return False
    sqlstate = getattr(exception.__cause__, "pgcode", None)
    return sqlstate in _BUSY_SQLSTATES or "is locked" in str(exception)


def patiently(work: Callable[[], T], name: str) -> T | None:
    """One turn of a process that never ends: trouble with the database is logged and waited out."""
    try:
        close_old_connections()  # Also one that broke the last time.
        return work()
    except (OperationalError, InterfaceError) as error:
        logger.warning("%s: Die Datenbank antwortet nicht (%s). Gleich noch einmal.", name, error)
        time.sleep(PAUSE_SECONDS)
        return None
