"""SQLite as the site uses it: who writes takes the lock first, and waits in even steps."""

import sqlite3
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import connections
from django.db.utils import ConnectionHandler

from config.databases import database
from core import checks

PLAIN = "django.db.backends.sqlite3"


def settings_of(folder: Path, **changes) -> dict:
    return database(f"sqlite:///{folder / 'db.sqlite3'}") | changes


@pytest.mark.parametrize(
    ("changes", "is_refused"),
    [
        ({}, False),
        ({"OPTIONS": {}}, True),
        ({"OPTIONS": {"transaction_mode": "DEFERRED"}}, True),
        ({"ENGINE": PLAIN, "OPTIONS": {}}, True),
        ({"ENGINE": PLAIN, "OPTIONS": {"transaction_mode": "immediate"}}, False),
    ],
)
def test_sqlite_without_immediate_is_refused(monkeypatch, tmp_path, changes, is_refused):
    other = ConnectionHandler({"default": settings_of(tmp_path, **changes)})
    monkeypatch.setattr(checks, "connections", other)
    found = [error.id for error in run_checks() if error.id == "core.E001"]
    assert found == ["core.E001"] * is_refused


def test_the_settings_of_the_site_are_fine():
    assert connections["default"].vendor in ("sqlite", "postgresql")
    assert checks.sqlite_takes_the_write_lock_first(None) == []


def test_who_waits_for_the_lock_asks_again_in_even_steps(db, tmp_path, monkeypatch):
    """SQLite alone would sleep ever longer, and who came first would be served last."""
    options = settings_of(tmp_path)["OPTIONS"]
    handler = ConnectionHandler({"default": settings_of(tmp_path)})
    connection = handler["default"]
    connection.ensure_connection()
    holder = sqlite3.connect(tmp_path / "db.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    pauses = []

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 50:
            holder.execute("COMMIT")

    monkeypatch.setattr("core.sqlite.base.time.sleep", wait)
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert pauses == [pauses[0]] * 50 and pauses[0] < 0.01
    (patience,) = connection.connection.execute("PRAGMA busy_timeout").fetchone()
    assert patience == options["timeout"] * 1000
    connection.close()
    holder.close()
