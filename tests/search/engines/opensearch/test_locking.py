"""Whose word about a run is believed: its own, for as long as it can be."""

from __future__ import annotations

import os
import socket
import subprocess
import time

import pytest

from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.generations import Generation, Meta
from search.engines.opensearch.locking import LAPSE, Holder, Lock
from search.errors import IndexLocked, IndexUnwritable
from tests.search.engines.opensearch.wire import Answer, saying

GENERATION = Generation("releases-g000001", Meta())
PLACE = {"_seq_no": 7, "_primary_term": 1}
TAKEN: Answer = (409, {"error": {"type": "version_conflict_engine_exception", "reason": "taken"}})


def test_a_process_of_this_machine_that_ended_is_over_at_once() -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()

    assert Holder(process=ended.pid).is_over()
    assert not Holder(process=os.getppid()).is_over()


def test_a_run_of_this_process_is_over_when_it_is_no_longer_held() -> None:
    assert Holder(token="left behind").is_over()  # noqa: S106 - no secret


@pytest.mark.parametrize("host", [socket.gethostname(), "elsewhere"])
def test_a_run_without_a_sign_of_life_is_over_wherever_it_was(host: str) -> None:
    assert Holder(host, os.getppid(), seen=time.time() - LAPSE - 1).is_over()
    assert not Holder(host, os.getppid(), seen=time.time() - LAPSE / 2).is_over()


def test_a_lock_is_created_and_removed_by_the_place_that_it_got() -> None:
    with saying(lambda _path, _body: (201, PLACE)) as wire:
        cluster = Cluster(wire.address)
        Lock(cluster, GENERATION).release()
        cluster.close()

    said = [(method, path) for method, path, _ in wire.asked]
    assert said == [
        ("PUT", "/releases-g000001-words/_doc/writer?op_type=create"),
        ("DELETE", "/releases-g000001-words/_doc/writer?if_seq_no=7&if_primary_term=1"),
    ]


def test_a_lock_whose_answer_was_lost_is_known_as_its_own() -> None:
    written: list[str] = []

    def answer(path: str, body: str) -> Answer:
        if "op_type" in path:
            written.append(body)
            return TAKEN
        return 200, (f'{{"_seq_no": 7, "_primary_term": 1, "_source": {written[-1]}}}' if not body else PLACE)

    with saying(answer) as wire:
        cluster = Cluster(wire.address)
        lock = Lock(cluster, GENERATION)
        lock.check()
        lock.release()
        cluster.close()

    assert len(written) == 1


def test_a_lock_that_another_run_gives_back_meanwhile_is_still_refused() -> None:
    with saying(lambda path, _body: TAKEN if "op_type" in path else (404, {"found": False})) as wire:
        cluster = Cluster(wire.address)
        with pytest.raises(IndexLocked, match="run again"):
            Lock(cluster, GENERATION)
        cluster.close()


def test_a_full_disk_is_told_when_a_run_begins() -> None:
    blocked = (429, {"error": {"type": "cluster_block_exception", "reason": "flood stage"}})

    with saying(lambda _path, _body: blocked) as wire:
        cluster = Cluster(wire.address)
        with pytest.raises(IndexUnwritable, match="make room"):
            Lock(cluster, GENERATION, patience=0)
        cluster.close()
