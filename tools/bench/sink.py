"""A mail server that says yes to everything; the port is its only argument."""

import sys
import threading

from aiosmtpd.controller import Controller


class Sink:
    """Accepts every mail and forgets it."""

    async def handle_DATA(self, server, session, envelope):
        return "250 OK"


if __name__ == "__main__":
    Controller(Sink(), hostname="127.0.0.1", port=int(sys.argv[1])).start()
    threading.Event().wait()
