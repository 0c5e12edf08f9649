"""Where a benchmark ran: without it, its figures say nothing."""

import os
import platform

from django.db import connection

SHOWN = {
    "sqlite": {
        "SELECT sqlite_version()": "SQLite",
        "PRAGMA journal_mode": "journal_mode",
        "PRAGMA synchronous": "synchronous",
    },
    "postgresql": {
        "SHOW server_version": "PostgreSQL",
        "SHOW fsync": "fsync",
        "SHOW synchronous_commit": "synchronous_commit",
        "SHOW full_page_writes": "full_page_writes",
    },
}
# As SQLite's manual calls them.
SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return (
        f"{os.cpu_count()} cores, {memory} GiB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    )


def database() -> str:
    """Its version, and whether what it says is written is on the disk."""
    found = []
    with connection.cursor() as cursor:
        for question, name in SHOWN[connection.vendor].items():
            cursor.execute(question)
            (value,) = cursor.fetchone()
            found.append(f"{name} {SYNCHRONOUS.get(value, value)}")
    return ", ".join(found)
