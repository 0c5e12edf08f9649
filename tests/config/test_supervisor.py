import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

# Each child notes its number, then sleeps for ever.
SCRIPT = """
import sys
from pathlib import Path
from config.supervisor import Supervisor

note = "import os, time; open('{name}', 'a').write(str(os.getpid()) + '\\\\n'); time.sleep(600)"
commands = {name: [sys.executable, "-c", note.format(name=name)] for name in ("web", "worker")}
supervisor = Supervisor(commands, Path(sys.argv[1]), print)
supervisor.start()
supervisor.run()
"""


@pytest.fixture
def supervisor(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(settings.PROJECT_DIR / "site")},
        stdout=subprocess.PIPE,
        text=True,
    )
    wait_for(lambda: len(started(tmp_path, "web")) == 1 and len(started(tmp_path, "worker")) == 1)
    yield process
    process.kill()
    process.communicate()


def started(folder: Path, name: str) -> list[int]:
    """The process numbers of all starts, oldest first."""
    path = folder / name
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def is_alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    give_up_at = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < give_up_at
        time.sleep(0.05)


def test_a_process_that_dies_is_started_again(supervisor, tmp_path):
    os.kill(started(tmp_path, "worker")[0], signal.SIGKILL)
    wait_for(lambda: len(started(tmp_path, "worker")) == 2)
    assert len(started(tmp_path, "web")) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_everything(supervisor, tmp_path, number):
    children = started(tmp_path, "web") + started(tmp_path, "worker")
    supervisor.send_signal(number)
    assert supervisor.wait(20) == 0
    assert not [child for child in children if is_alive(child)]


def test_no_child_outlives_a_supervisor_that_is_killed(supervisor, tmp_path):
    children = started(tmp_path, "web") + started(tmp_path, "worker")
    supervisor.kill()
    wait_for(lambda: not [child for child in children if is_alive(child)])


def test_pauses_between_starts_grow_to_half_a_minute():
    from config.supervisor import Child

    child = Child("web", [])
    child.started_at = time.monotonic()
    assert [child.plan_restart() for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]


def test_pauses_start_small_again_after_a_healthy_minute():
    from config.supervisor import Child

    child = Child("web", [], pause=30.0)
    child.started_at = time.monotonic() - 61
    assert child.plan_restart() == 1
