"""The site as `make run` starts it, with its own database and the sample content."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

START_TAKES_AT_MOST = 120.0


@dataclass(frozen=True)
class RunningSite:
    """Where the site answers, and where it keeps its files (mail lies in `mail/`)."""

    url: str
    var_dir: Path
    environment: dict[str, str]

    def manage(self, *command: str) -> str:
        """Runs a management command against the site's own database; returns what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=settings.PROJECT_DIR,
            env=self.environment,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout


def environment_for(var_dir: Path, database_url: str, port: int) -> dict[str, str]:
    """Only what the site may see: what the developer set for themselves stays outside."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return inherited | {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "VAR_DIR": str(var_dir),
        "DATABASE_URL": database_url,
        "PORT": str(port),
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_site(var_dir: Path, database_url: str) -> Iterator[RunningSite]:
    port = free_port()
    site = RunningSite(
        url=f"http://127.0.0.1:{port}",
        var_dir=var_dir,
        environment=environment_for(var_dir, database_url, port),
    )
    site.manage("migrate", "--verbosity", "0")
    site.manage("load_sample", "--if-empty")
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    log = (var_dir / "server.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run_site"],
        cwd=settings.PROJECT_DIR,
        env=site.environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_until_open(port)
        yield site
    except TimeoutError as error:
        raise RuntimeError(Path(log.name).read_text()) from error
    finally:
        process.terminate()
        process.wait(40)
        log.close()


def wait_until_open(port: int) -> None:
    """Returns when the port answers; raises TimeoutError when it never does."""
    give_up_at = time.monotonic() + START_TAKES_AT_MOST
    while time.monotonic() < give_up_at:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(f"Nothing answers at port {port}.")
