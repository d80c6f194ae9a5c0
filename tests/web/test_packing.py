from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

TAKES = {"Accept-Encoding": "br, gzip;q=0.8"}


@pytest.mark.parametrize("path", ["/", "/api/v1/search?q=tenge", "/static/site.css", "/widget.js"])
def test_a_text_is_packed_for_who_takes_it_so(client: FlaskClient, path: str) -> None:
    plain, packed = client.get(path), client.get(path, headers=TAKES)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 2
    assert packed.headers["Vary"] == plain.headers["Vary"]
    assert "Accept-Encoding" in packed.headers["Vary"]


@pytest.mark.parametrize("accepted", ["identity", "br", "gzip;q=0", ""])
def test_a_text_stays_plain_for_who_does_not(client: FlaskClient, accepted: str) -> None:
    assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": accepted}).headers


def test_a_short_text_stays_plain(client: FlaskClient) -> None:
    assert client.get("/healthz", headers=TAKES).json == {"status": "ok"}


def test_an_answer_that_is_still_good_has_no_body_packed_or_not(client: FlaskClient) -> None:
    tag = client.get("/api/v1/search?q=tenge", headers=TAKES).headers["ETag"]

    again = client.get("/api/v1/search?q=tenge", headers={**TAKES, "If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")


def test_a_page_with_all_it_needs_travels_in_less_than_25_kilobytes(client: FlaskClient) -> None:
    parts = ["/", "/static/site.css", "/static/site.js", "/static/favicon.svg"]

    assert sum(len(client.get(part, headers=TAKES).data) for part in parts) < 25_000
