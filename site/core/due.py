"""What has to happen at its time: sections add jobs, `run_due` runs them every minute."""

import fcntl
import hashlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

logger = logging.getLogger(__name__)

# Any number does, as long as nothing else in this database locks the same one.
_LOCK_NUMBER = 1_847_203

_jobs: dict[str, Callable[[], object]] = {}


def every_minute(job: Callable[[], object]) -> Callable[[], object]:
    """Adds a job. It has to find out itself whether there is something to do, and be quick."""
    _jobs[f"{job.__module__}.{job.__qualname__}"] = job
    return job


def once_a_day(job: Callable[[], object]) -> Callable[[], object]:
    """Adds a job for the first minute of each day; after a failure it is tried again.

    The day is noted in the cache: where that is lost, the job runs once more, so it has to be
    one that may.
    """

    @every_minute
    @wraps(job)
    def unless_done_today() -> None:
        done = f"done:{job.__module__}.{job.__qualname__}:{timezone.localdate()}"
        if not cache.get(done):
            job()
            cache.set(done, True, timedelta(days=2).total_seconds())

    return job


@once_a_day
def forget_sessions() -> None:
    """Staff who signed out or stayed away; what they were last told may name people."""
    call_command("clearsessions")


def run_due() -> list[str]:
    """Runs every job once; returns the names of those that failed.

    Does nothing while another process, on any machine, is at it.
    """
    with _only_one() as is_ours:
        return [name for name, job in _jobs.items() if not _succeeds(name, job)] if is_ours else []


def _succeeds(name: str, job: Callable[[], object]) -> bool:
    try:
        job()
    except Exception as error:  # One job in trouble must not keep the others from running.
        if is_new_failure(name, error):
            logger.exception("Der Zeitauftrag %s ist fehlgeschlagen.", name)
        return False
    return True


def is_new_failure(what: str, error: Exception) -> bool:
    """Whether the log does not know this failure yet: each is written once a day, not by minute."""
    digest = hashlib.sha256(f"{what} {error!r}".encode()).hexdigest()
    return cache.add(f"told:{digest}", True, timedelta(days=1).total_seconds())


@contextmanager
def _only_one() -> Iterator[bool]:
    """True for the first who comes, false for others until the first has left."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK_NUMBER])
            is_ours = cursor.fetchone()[0]
            try:
                yield is_ours
            finally:
                if is_ours:
                    cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK_NUMBER])
        return
    # SQLite lives on one machine, so a lock on a file reaches everybody.
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR_DIR / "run_due.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
