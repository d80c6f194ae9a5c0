"""What is made of the answers of a cluster, right ones and others."""

from __future__ import annotations

import time
from typing import Any

import pytest

from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.failures import GenerationGone, Refused
from search.errors import EngineUnavailable, SearchError
from tests.search.engines.opensearch.wire import Answer, Wire, saying

WHOLE: dict[str, Any] = {
    "timed_out": False,
    "_shards": {"total": 3, "successful": 3, "skipped": 0, "failed": 0},
    "hits": {"total": {"value": 1500, "relation": "eq"}, "hits": []},
}


def ask(wire: Wire, seconds: float = 8.0) -> list[dict[str, Any]]:
    cluster = Cluster(wire.address)
    try:
        return cluster.ask("releases", [{"size": 0}], until=time.monotonic() + seconds, preference="p")
    finally:
        cluster.close()


def searches(wire: Wire) -> int:
    return sum(path.startswith("/_msearch") for _, path, _ in wire.asked)


def test_a_whole_answer_is_returned_and_partial_ones_are_forbidden() -> None:
    with saying(lambda path, body: (200, {"responses": [WHOLE]})) as wire:
        assert ask(wire) == [WHOLE]

    assert '"allow_partial_search_results":false' in wire.asked[0][2]
    assert '"preference":"p"' in wire.asked[0][2]


@pytest.mark.parametrize(
    "part",
    [
        {"_shards": {"total": 3, "successful": 2, "skipped": 0, "failed": 1}},
        {"_shards": {"total": 3, "successful": 2, "skipped": 0, "failed": 0}},
        {"timed_out": True},
        {"error": {"type": "search_phase_execution_exception", "reason": "all shards failed"}, "status": 503},
        {"error": {"type": "rejected_execution_exception", "reason": "queue is full"}, "status": 429},
    ],
    ids=["failed shard", "missing shard", "out of time", "no shard", "busy"],
)
def test_what_is_not_whole_is_asked_once_more_and_then_an_error(part: dict[str, Any]) -> None:
    with (
        saying(lambda path, body: (200, {"responses": [WHOLE | part]})) as wire,
        pytest.raises(EngineUnavailable),
    ):
        ask(wire)

    assert searches(wire) == 2


def test_one_part_of_several_that_is_not_whole_spoils_the_answer() -> None:
    with (
        saying(lambda path, body: (200, {"responses": [WHOLE, WHOLE | {"timed_out": True}]})) as wire,
        pytest.raises(EngineUnavailable),
    ):
        ask(wire)


def test_a_second_answer_that_is_whole_is_taken() -> None:
    said = iter([(503, {"error": {"type": "x", "reason": "y"}}), (200, {"responses": [WHOLE]})])

    with saying(lambda path, body: next(said) if path == "/_msearch" else named()) as wire:
        assert ask(wire) == [WHOLE]

    assert '"preference":"_prefer_nodes:node-id"' in wire.asked[-1][2]


def named() -> Answer:
    return 200, {"nodes": {"node-id": {"name": "n0"}}}


def test_silence_ends_in_time() -> None:
    began = time.monotonic()

    with saying(lambda path, body: 1.5) as wire, pytest.raises(EngineUnavailable):
        ask(wire, seconds=0.5)

    assert time.monotonic() - began < 4


def test_a_missing_index_is_not_asked_for_again() -> None:
    missing = {"error": {"type": "index_not_found_exception", "reason": "no such index"}, "status": 404}

    with saying(lambda path, body: (200, {"responses": [missing]})) as wire, pytest.raises(GenerationGone):
        ask(wire)

    assert searches(wire) == 1


def test_a_mistake_of_ours_is_not_asked_again_either() -> None:
    mistake = {"error": {"type": "parsing_exception", "reason": "unknown query"}, "status": 400}

    with saying(lambda path, body: (200, {"responses": [mistake]})) as wire, pytest.raises(Refused):
        ask(wire)

    assert searches(wire) == 1


def test_refused_credentials_are_told_without_repeating_them() -> None:
    refusal = {"error": {"type": "security_exception", "reason": "no permissions for reader s3cret"}}

    with (
        saying(lambda path, body: (403, refusal), user="reader", password="s3cret") as wire,  # noqa: S106
        pytest.raises(SearchError, match="ONRECORD_OPENSEARCH_USER") as refused,
    ):
        ask(wire)

    assert "s3cret" not in str(refused.value)


def test_what_is_no_json_is_an_error() -> None:
    with saying(lambda path, body: (200, "<html>")) as wire, pytest.raises(SearchError):
        ask(wire)


def test_nobody_there_is_an_error() -> None:
    with saying(named_only) as wire:
        pass

    with pytest.raises(EngineUnavailable):
        ask(wire)
    assert Cluster(wire.address).answering() == {wire.address.hosts[0]: False}


def named_only(path: str, body: str) -> Answer:
    return named()


def test_hosts_that_answer_are_told_from_those_that_do_not() -> None:
    with saying(named_only) as wire:
        assert Cluster(wire.address).answering() == {wire.address.hosts[0]: True}
