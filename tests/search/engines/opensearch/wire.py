"""A server that speaks HTTP and says what a test tells it to: what a real cluster cannot be made to say."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from search.engines.opensearch import Address

Answer = tuple[int, object]


@dataclass
class Wire:
    """*asked*: the requests so far, as method, path and body."""

    address: Address
    asked: list[tuple[str, str, str]] = field(default_factory=list)


@contextmanager
def saying(answer: Callable[[str, str], Answer | float], **address: str) -> Iterator[Wire]:
    """Run a server that gives *answer* of each path and body; a number is seconds of silence."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            wire.asked.append((self.command, self.path, body))
            said = answer(self.path, body)
            if isinstance(said, float):
                time.sleep(said)
                said = (200, {})
            status, value = said
            content = value.encode() if isinstance(value, str) else json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_DELETE = do_POST  # noqa: N815

        def log_message(self, *said: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    wire = Wire(Address((f"127.0.0.1:{server.server_port}",), "releases", secure=False, **address))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield wire
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
