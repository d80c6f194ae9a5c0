"""Serving with waitress: threads in one process, no compiled part, the same on every system."""

from __future__ import annotations

import waitress  # type: ignore[import-untyped]
from flask import Flask

THREADS = 8  #: an answer takes milliseconds of one core; these are for slow readers
MAX_HEADER = 16 * 1024  #: bytes; an address of 4 KB and whatever a browser adds
MAX_BODY = 16  #: bytes; no request of ours has one


def serve(app: Flask, host: str, port: int) -> None:
    """Answer on *host*:*port* until interrupted."""
    waitress.serve(app, host=host, port=port, **options())


def options() -> dict[str, int | bool | None]:
    """Return how waitress is run: no Server header, nothing believed that a proxy did not vouch for."""
    return {
        "threads": THREADS,
        "ident": None,
        "max_request_header_size": MAX_HEADER,
        "max_request_body_size": MAX_BODY,
        "clear_untrusted_proxy_headers": True,
    }
