"""Runs the migrations once, keeps the result, and gives every test process a copy of it."""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

CACHE_DIR = settings.PROJECT_DIR / ".cache" / "test-database"


def start_from_a_copy() -> None:
    """Call before the test database is made; it then holds every migration already."""
    test_settings = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        shutil.copy(ensure_template(), test_settings["NAME"])
    else:
        test_settings["TEMPLATE"] = ensure_template()


def ensure_template() -> str:
    """A database with every migration and nothing else: a path on SQLite, else a name."""
    name = f"template_{_fingerprint()}"
    CACHE_DIR.mkdir(parents=True, exist_ok=True)
    with _one_process_at_a_time(name):
        if connection.vendor == "sqlite":
            return str(_sqlite_template(name))
        _ensure_postgresql_template(name)
        return name


@contextmanager
def remembered() -> Iterator[Callable[[], None]]:
    """Call what this gives to bring the test database back to how it is now.

    Emptying it, and building pages and roles anew, would take seconds for each test that commits.
    """
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        shutil.copy(name, f"{name}.remembered")
        yield lambda: _copy_back(name)
        return
    _copy_on_postgresql(name, f"{name}_remembered")
    try:
        yield lambda: _copy_on_postgresql(f"{name}_remembered", name)
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}_remembered" WITH (FORCE)')


def _copy_back(name: str) -> None:
    connection.close()
    for end in ("", "-wal", "-shm"):  # Whatever a thread still has open is a file of its own now.
        Path(f"{name}{end}").unlink(missing_ok=True)
    shutil.copy(f"{name}.remembered", name)


def _copy_on_postgresql(name: str, to: str) -> None:
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{to}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{to}" TEMPLATE "{name}"')


@contextmanager
def database_for_a_server(folder: Path) -> Iterator[str]:
    """The address of a migrated database that a server in another process may have."""
    template = ensure_template()
    if connection.vendor == "sqlite":
        shutil.copy(template, folder / "db.sqlite3")
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    name = f"server_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        address = urlsplit(os.environ["TEST_DATABASE_URL"])
        yield urlunsplit(address._replace(path=f"/{name}"))
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def database_of_this_test() -> str:
    """The address of the database this test runs on, for processes that it starts."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["TEST_DATABASE_URL"])._replace(path=f"/{name}"))


def _fingerprint() -> str:
    """Changes with every migration of ours and with every upgrade of a library."""
    migrations = settings.PROJECT_DIR.glob("**/migrations/*.py")
    own = [path for path in migrations if not {".venv", "node_modules"} & set(path.parts)]
    digest = hashlib.sha256()
    for path in [settings.PROJECT_DIR / "requirements.txt", *sorted(own)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _one_process_at_a_time(name: str) -> Iterator[None]:
    with (CACHE_DIR / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sqlite_template(name: str) -> Path:
    template = CACHE_DIR / f"{name}.sqlite3"
    if not template.exists():
        for outdated in CACHE_DIR.glob("template_*.sqlite3*"):
            outdated.unlink()
        unfinished = CACHE_DIR / f"{name}.unfinished"
        unfinished.unlink(missing_ok=True)
        _migrate(str(unfinished))
        unfinished.rename(template)
    return template


def _ensure_postgresql_template(name: str) -> None:
    unfinished = f"{name}_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone():
            return
        cursor.execute(f'CREATE DATABASE "{unfinished}"')
    _migrate(unfinished)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


def _migrate(name: str) -> None:
    """Without the post_migrate signal: what it builds is code, and code changes every day."""
    real_name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    finally:
        connection.close()
        connection.settings_dict["NAME"] = real_name
