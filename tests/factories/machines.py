"""A machine on this computer that answers what a test wants, like the real ones over HTTP."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Asked:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class FakeMachine:
    """Where the machine listens, what it was asked, and what it answers (status, body)."""

    url: str
    answer: Callable[[Asked], tuple[int, bytes]]
    asked: list[Asked] = field(default_factory=list)
    delay: float = 0


def libre(translate: Callable[[str], Any] = "[{}]".format) -> Callable[[Asked], tuple[int, bytes]]:
    """Answers as LibreTranslate does."""
    return lambda asked: (
        200,
        json.dumps({"translatedText": [translate(text) for text in asked.body["q"]]}).encode(),
    )


def deepl(translate: Callable[[str], Any] = "[{}]".format) -> Callable[[Asked], tuple[int, bytes]]:
    """Answers as DeepL does."""
    return lambda asked: (
        200,
        json.dumps(
            {"translations": [{"text": translate(text)} for text in asked.body["text"]]}
        ).encode(),
    )


def always(status: int, body: bytes = b"") -> Callable[[Asked], tuple[int, bytes]]:
    return lambda asked: (status, body)


@contextmanager
def fake_machine(answer: Callable[[Asked], tuple[int, bytes]]) -> Iterator[FakeMachine]:
    """Runs in a thread of its own until the block ends."""
    machine = FakeMachine("", answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked = Asked(self.path, dict(self.headers), json.loads(body))
            machine.asked.append(asked)
            time.sleep(machine.delay)
            status, content = machine.answer(asked)
            try:
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", "http://127.0.0.1:9/anderswo")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except OSError:
                pass  # Whoever asked has gone.

        def log_message(self, *args):
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    machine.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield machine
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
