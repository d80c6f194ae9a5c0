"""What becomes of each document that is sent, whatever the cluster says of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.failures import GenerationGone, Refused
from search.engines.opensearch.loading import Loader, Operation, load
from search.errors import EngineUnavailable, IndexUnwritable
from tests.search.engines.opensearch.wire import Answer, Wire, saying

TWO = (Operation("index", "g1", "a", b'{"id":"a"}'), Operation("index", "g1", "b", b'{"id":"b"}'))


def sent(body: str) -> list[str]:
    heads = [json.loads(line) for line in body.splitlines()]
    return [next(iter(head.values()))["_id"] for head in heads if "id" not in head]


def items(body: str, status: Callable[[str], int], kind: str = "some_exception") -> Answer:
    """Say of each document what *status* gives for its key."""
    said: list[dict[str, Any]] = []
    for line in map(json.loads, body.splitlines()):
        if "id" not in line:
            ((action, head),) = line.items()
            number = status(head["_id"])
            error = {"error": {"type": kind, "reason": "because"}} if number >= 300 else {}
            said.append({action: {"status": number, **error}})
    return 200, {"errors": any("error" in next(iter(each.values())) for each in said), "items": said}


def test_only_what_was_refused_for_now_is_sent_again() -> None:
    busy = iter([True, True, False])

    def answer(path: str, body: str) -> Answer:
        return items(body, lambda key: 429 if key == "b" and next(busy) else 201)

    with saying(answer) as wire:
        load(Cluster(wire.address), TWO, patience=20)

    assert [sent(body) for _, _, body in wire.asked] == [["a", "b"], ["b"], ["b"]]


def test_a_request_that_was_refused_whole_is_sent_again() -> None:
    said = iter([429, 503])

    def answer(path: str, body: str) -> Answer:
        status = next(said, 200)
        return items(body, lambda key: 201) if status == 200 else (status, {"error": {"type": "busy"}})

    with saying(answer) as wire:
        load(Cluster(wire.address), TWO, patience=20)

    assert [sent(body) for _, _, body in wire.asked] == [["a", "b"]] * 3


def test_patience_ends() -> None:
    with (
        saying(lambda path, body: items(body, lambda key: 429)) as wire,
        pytest.raises(EngineUnavailable, match="too busy"),
    ):
        load(Cluster(wire.address), TWO, patience=0.1)


def test_a_full_disk_is_told_as_such() -> None:
    with (
        saying(lambda path, body: items(body, lambda key: 429, "cluster_block_exception")) as wire,
        pytest.raises(IndexUnwritable, match="make room"),
    ):
        load(Cluster(wire.address), TWO, patience=0.1)


def test_a_document_that_is_refused_for_good_is_an_error_at_once() -> None:
    with (
        saying(lambda path, body: items(body, lambda key: 400, "mapper_parsing_exception")) as wire,
        pytest.raises(Refused, match="mapper_parsing_exception"),
    ):
        load(Cluster(wire.address), TWO, patience=20)

    assert len(wire.asked) == 1


def test_an_index_that_was_removed_meanwhile_is_an_error() -> None:
    with (
        saying(lambda path, body: items(body, lambda key: 404, "index_not_found_exception")) as wire,
        pytest.raises(GenerationGone, match="run again"),
    ):
        load(Cluster(wire.address), TWO, patience=20)


def test_what_is_there_already_and_what_is_not_there_any_more_is_well() -> None:
    operations = (Operation("create", "w", "text:a", b'{"id":1}'), Operation("delete", "g1", "b"))

    with saying(lambda path, body: items(body, {"text:a": 409, "b": 404}.__getitem__)) as wire:
        load(Cluster(wire.address), operations, patience=20)

    assert len(wire.asked) == 1


def test_two_operations_of_one_document_keep_their_order() -> None:
    with saying(lambda path, body: items(body, lambda key: 200)) as wire:
        loader = Loader(Cluster(wire.address))
        for operation in (TWO[0], TWO[1], Operation("delete", "g1", "a"), TWO[0]):
            loader.add(operation)
        loader.settle()
        loader.close()

    assert [sent(body) for _, _, body in wire.asked] == [["a", "b"], ["a"], ["a"]]


def test_what_fails_in_flight_is_raised_when_it_is_waited_for() -> None:
    with saying(lambda path, body: items(body, lambda key: 400)) as wire:
        loader = Loader(Cluster(wire.address))
        loader.add(TWO[0])
        with pytest.raises(Refused):
            loader.settle()
        loader.close()


def test_nothing_is_asked_without_documents(wire_of_nothing: Wire) -> None:
    loader = Loader(Cluster(wire_of_nothing.address))
    loader.settle()
    loader.close()

    assert wire_of_nothing.asked == []


@pytest.fixture
def wire_of_nothing() -> Any:
    with saying(lambda path, body: (500, {})) as wire:
        yield wire
