"""Keeps a handful of processes running and ends them together."""

import ctypes
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_PAUSE = 30.0
# After this many seconds a process counts as healthy again, and a new crash as the first one.
HEALTHY_AFTER = 60.0
# A web server gets this long for requests under way, then it is killed.
GRACE = 25.0
_PR_SET_PDEATHSIG = 1  # prctl(2), Linux


def _end_with_parent() -> None:
    """In the child: Linux ends it when the supervisor is killed without a chance to clean up."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """One process that has to run all the time."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    started_at: float = 0.0
    start_again_at: float = 0.0
    pause: float = field(default=1.0)

    def start(self, folder: Path) -> None:
        # A session of its own: Ctrl+C in the terminal reaches the supervisor only.
        self.process = subprocess.Popen(  # noqa: S603 - the commands are ours
            self.command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )
        self.started_at = time.monotonic()

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def plan_restart(self) -> float:
        """Seconds until the next start: 1, 2, 4, … up to 30."""
        now = time.monotonic()
        if now - self.started_at > HEALTHY_AFTER:
            self.pause = 1.0
        pause, self.pause = self.pause, min(self.pause * 2, LONGEST_PAUSE)
        self.start_again_at = now + pause
        return pause


class Supervisor:
    """Starts processes, starts them again when they end, ends all of them on a signal."""

    def __init__(self, commands: dict[str, list[str]], folder: Path, say: Callable[[str], object]):
        self.children = [Child(name, command) for name, command in commands.items()]
        self.folder = folder
        self.say = say
        self.stopping = threading.Event()

    def start(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *args: self.stopping.set())
        for child in self.children:
            child.start(self.folder)

    def run(self) -> None:
        """Returns when a signal came and every process has ended."""
        try:
            while not self.stopping.wait(0.5):
                for child in self.children:
                    self._look_after(child)
        finally:
            self.stop()

    def _look_after(self, child: Child) -> None:
        if child.is_running:
            return
        if child.process is not None:
            code, child.process = child.process.returncode, None
            pause = child.plan_restart()
            self.say(f"Prozess „{child.name}“ endete ({code}); neuer Start in {pause:.0f} s.")
        elif time.monotonic() >= child.start_again_at:
            child.start(self.folder)

    def stop(self) -> None:
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            process.terminate()
        give_up_at = time.monotonic() + GRACE
        for process in running:
            try:
                process.wait(max(0.0, give_up_at - time.monotonic()))
            except subprocess.TimeoutExpired:
                # The whole session, because a web server has workers of its own.
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
