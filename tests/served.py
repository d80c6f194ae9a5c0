"""The site served as in earnest, by waitress on a free port of this machine, while a test runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from flask import Flask
from waitress import wasyncore

from web.server import listening


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve *app* while the block runs, and return its address."""
    sockets: dict[int, object] = {}
    server = listening(app, "127.0.0.1", 0, sockets)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.task_dispatcher.shutdown()
        with suppress(OSError):  # something else woke the server first, and it has closed already
            server.trigger.pull_trigger(
                lambda: wasyncore.close_all(sockets, ignore_all=True)
            )  # in its own thread
        thread.join(timeout=10)
