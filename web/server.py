"""Serving with waitress: threads in one process, no compiled part, the same on every system."""

from __future__ import annotations

import gc

import waitress  # type: ignore[import-untyped]
from flask import Flask
from waitress.server import BaseWSGIServer, MultiSocketServer  # type: ignore[import-untyped]

THREADS = 8  #: an answer takes milliseconds of one core; these are for slow readers
MAX_HEADER = 16 * 1024  #: bytes; an address of 4 KB and whatever a browser adds
MAX_BODY = 16  #: bytes; no request of ours has one


def serve(app: Flask, host: str, port: int) -> None:
    """Answer on *host*:*port* until interrupted. Raises OSError when nobody can listen there."""
    server = listening(app, host, port)
    gc.freeze()  # what is here now stays: to look through it for garbage took 20 ms of some reader's answer
    server.run()


def listening(
    app: Flask, host: str, port: int, sockets: dict[int, object] | None = None
) -> BaseWSGIServer | MultiSocketServer:
    """Return a server that holds *port* (0: a free one) and has yet to run.

    It sends no Server header and believes no proxy's headers. Its sockets are kept in *sockets*, so that
    whoever gave it can close them.
    """
    return waitress.create_server(
        app,
        map=sockets,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        max_request_header_size=MAX_HEADER,
        max_request_body_size=MAX_BODY,
        clear_untrusted_proxy_headers=True,
    )
