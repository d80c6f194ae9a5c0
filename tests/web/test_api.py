from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from search import wire
from search.engine import Searcher
from search.model import SearchRequest
from web.paths import STATIC

DEMONSTRATION = "2025-06-26-coordination-council-on-drug-business"


def test_a_search_answers_what_the_command_line_prints(client: FlaskClient, searcher: Searcher) -> None:
    request = SearchRequest("drop accounts", {"year": frozenset({"2025"})}, size=3)

    answer = client.get("/api/v1/search?q=drop+accounts&year=2025&size=3")

    assert answer.data == wire.encode(wire.search_object(request, searcher.search(request)))


def test_text_comes_as_segments_and_never_as_html(client: FlaskClient) -> None:
    hit = client.get("/api/v1/search?q=drop+accounts").json["hits"][0]

    assert "<" not in json.dumps(hit)
    assert any(segment["highlight"] for segment in hit["snippets"][0]["segments"])


def test_a_release_has_every_field_and_its_badges(client: FlaskClient) -> None:
    release = client.get(f"/api/v1/releases/{DEMONSTRATION}").json

    assert release["dates"]["published"]["value"] == "2025-06-26"
    assert release["facts"][0]["badge"]


def test_an_answer_is_not_made_again_for_a_client_that_has_it(client: FlaskClient) -> None:
    for path in ("/api/v1/search?q=drop", f"/api/v1/releases/{DEMONSTRATION}"):
        tag = client.get(path).headers["ETag"]

        again = client.get(path, headers={"If-None-Match": tag})

        assert tag.startswith("W/")
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/api/v1/search?page=0", 400, "This address cannot be read"),
        ('/api/v1/search?q="open', 400, "This query cannot be read"),
        ("/api/v1/search?q=" + "a" * 257, 400, "This query is too long"),
        ("/api/v1/releases/none", 404, "There is nothing at this address"),
        ("/api/v1/elsewhere", 404, "There is nothing at this address"),
    ],
)
def test_an_error_is_a_problem_object(client: FlaskClient, path: str, status: int, title: str) -> None:
    answer = client.get(path)

    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    problem = json.loads(answer.data)
    assert (problem["status"], problem["title"]) == (status, title)
    assert problem["detail"]
    assert len(problem["request_id"]) == 16


def test_a_malformed_query_names_its_position(client: FlaskClient) -> None:
    assert json.loads(client.get('/api/v1/search?q=drop+"accounts').data)["position"] == 6


def test_health_asks_nothing_of_the_index(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}


def test_readiness_tells_the_generation_and_its_size(client: FlaskClient, searcher: Searcher) -> None:
    assert client.get("/readyz").json == {
        "status": "ready",
        "generation": searcher.status().generation,
        "releases": 96,
        "newest": "2025-11-10",
        "built": searcher.status().built.isoformat(timespec="seconds"),
    }


def test_the_script_of_the_pages_weighs_at_most_10_kilobytes() -> None:
    assert len((STATIC / "site.js").read_bytes()) <= 10_000


@pytest.mark.parametrize(
    ("asked", "counted"),
    [
        ("&facets=", []),
        ("&facets=lang,year", ["year", "lang"]),
        ("", ["year", "month", "agency", "official", "place", "lang", "unit", "kind"]),
    ],
)
def test_the_facets_are_counted_that_are_asked_for(
    client: FlaskClient, asked: str, counted: list[str]
) -> None:
    answer = client.get(f"/api/v1/search?q=drop{asked}").json

    assert [facet["name"] for facet in answer["facets"]] == counted


@pytest.mark.parametrize("asked", ["facets=colour", "facets=year&facets=lang"])
def test_facets_that_cannot_be_counted_are_refused(client: FlaskClient, asked: str) -> None:
    assert client.get(f"/api/v1/search?{asked}").status_code == 400
