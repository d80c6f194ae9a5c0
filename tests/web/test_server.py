"""The site behind its own server, asked with raw bytes: what a test client would have tidied up."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask

from search.engine import Matching
from search.model import IndexStatus, Release, SearchRequest
from tests.served import served
from web import create_app
from web.release_exports import AT_ONCE
from web.settings import Settings


@pytest.fixture(scope="module")
def place(app: Flask) -> Iterator[tuple[str, int]]:
    with served(app) as address:
        parts = urlsplit(address)
        yield parts.hostname or "", parts.port or 0


def answer(place: tuple[str, int], target: bytes, *more: bytes) -> bytes:
    with socket.create_connection(place, timeout=10) as connection:
        lines = (b"GET " + target + b" HTTP/1.1", b"Host: 127.0.0.1", b"Connection: close", *more, b"", b"")
        connection.sendall(b"\r\n".join(lines))
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_no_header_names_the_server(place: tuple[str, int]) -> None:
    head = answer(place, b"/help").partition(b"\r\n\r\n")[0].lower()

    assert head.startswith(b"http/1.1 200")
    assert b"server:" not in head
    assert b"waitress" not in head


@pytest.mark.parametrize(
    "target",
    [
        b"/static/../app.py",
        b"/static/%2e%2e%2fapp.py",
        b"/static/..%5capp.py",
        b"/static/%c0%ae%c0%ae/app.py",
        b"//etc/passwd",
        b"/static//etc/passwd",
        b"/static/site.css%00.py",
        b"http://attacker.example/static/../app.py",
        b"//attacker.example/..",
        b"/%2f%2fattacker.example",
        b"/\\\\attacker.example",
    ],
)
def test_no_target_leaves_the_site(place: tuple[str, int], target: bytes) -> None:
    head, _, body = answer(place, target).partition(b"\r\n\r\n")

    assert head.split()[1] in {b"404", b"400"}
    assert b"location:" not in head.lower()
    assert b"create_app" not in body


@pytest.mark.parametrize(
    "target", [b"/%0d%0aX-Added:1", b"/?q=%0d%0aX-Added:1", b"/releases/a%0d%0aX-Added:1?q=b"]
)
def test_no_target_adds_a_header(place: tuple[str, int], target: bytes) -> None:
    head = answer(place, target).partition(b"\r\n\r\n")[0]

    assert b"\r\nx-added" not in head.lower()


def test_a_proxy_nobody_vouched_for_is_not_believed(place: tuple[str, int]) -> None:
    page = answer(place, b"/help", b"X-Forwarded-Host: attacker.example", b"X-Forwarded-Prefix: /attacker")

    assert b"attacker" not in page


def test_an_address_that_is_too_long_is_refused(place: tuple[str, int]) -> None:
    assert answer(place, b"/?q=" + b"a" * 5000).split()[1] == b"414"


class Endless:
    """An index of which the same large release matches a million times; *ended* once a list is let go."""

    def __init__(self) -> None:
        self.ended = threading.Semaphore(0)

    def status(self) -> IndexStatus:
        return IndexStatus("g000001", 1_000_000, 1, None)

    def matching(self, _request: SearchRequest) -> Matching:
        return Matching("g000001", 1_000_000, self._read)

    def _read(self) -> Iterator[Release]:
        try:
            for number in range(1_000_000):
                yield Release(f"r{number}", "Audit", "Nothing was found. " * 5000, "0" * 64)
        finally:
            self.ended.release()


def test_a_client_that_hangs_up_ends_the_file_that_it_asked_for() -> None:
    endless = Endless()

    with served(create_app(endless, Settings())) as address:  # type: ignore[arg-type]
        parts = urlsplit(address)
        for _ in range(AT_ONCE + 1):
            with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
                connection.sendall(b"GET /releases.jsonl HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                assert connection.recv(65536).startswith(b"HTTP/1.1 200")

            assert endless.ended.acquire(timeout=20)
