"""What readers and writers are told while nodes die: the truth, or that there is no answer now."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from search.engines.opensearch import Address, Layout, OpenSearchSearcher, OpenSearchWriter, read_address
from search.engines.opensearch.session import BUDGET
from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.errors import IndexUnwritable
from search.model import SearchRequest
from tests.cluster import faults
from tests.cluster.faults import under_load
from tests.cluster.generated import QUESTIONS, generated
from tests.cluster.load import Expected, Told, expectations, readers
from tests.cluster.nodes import Nodes
from tests.cluster.session import remove

RELEASES = 150
pytestmark = pytest.mark.long  # nodes take half a minute to come back


@dataclass(frozen=True)
class Service:
    """An index in service, copied once, and what Whoosh answers about the same releases."""

    nodes: Nodes
    address: Address
    searcher: OpenSearchSearcher
    expected: dict[str, Expected]


@pytest.fixture(scope="module")
def service(nodes: Nodes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    named = read_address(f"{nodes.address}faults", {})
    address = Address(named.hosts, named.name, secure=False, layout=Layout(shards=3, replicas=1))
    folder = tmp_path_factory.mktemp("faults")
    for writer in (OpenSearchWriter(address), WhooshWriter(folder)):
        with writer:
            for each in generated(RELEASES):
                writer.add(each)
    searcher = OpenSearchSearcher(address)
    yield Service(nodes, address, searcher, expectations(WhooshSearcher(folder), QUESTIONS))
    searcher.close()
    remove(address)


def wait_for(told: Told, answers: int) -> None:
    """Wait until readers were told so much: how long that takes is the machine's affair."""
    end = time.monotonic() + 120
    while told.answers < answers and time.monotonic() < end:
        time.sleep(0.1)


def test_a_cluster_that_nothing_happens_to_answers_as_whoosh_does(service: Service) -> None:
    with readers(service.searcher, service.expected) as told:
        wait_for(told, 2 * len(QUESTIONS))

    assert (told.wrong, told.errors.total()) == ([], 0)


@pytest.mark.parametrize("fault", [faults.killed, faults.manager_killed])
def test_with_one_node_dead_every_answer_is_right_and_hardly_any_fails(
    service: Service, fault: faults.Fault
) -> None:
    told = under_load(service.nodes, service.searcher, service.expected, fault, seconds=3)

    assert told.wrong == []
    assert told.failed <= 0.01
    assert told.longest < BUDGET + 1


def test_a_node_that_stands_still_delays_answers_and_falsifies_none(service: Service) -> None:
    told = under_load(service.nodes, service.searcher, service.expected, faults.stopped, seconds=8)

    # How many fail depends on how busy the machine is besides; `python -m bench.faults` counts them.
    assert told.wrong == []
    assert told.right
    assert told.longest < BUDGET + 1


def test_with_two_nodes_dead_no_answer_is_partial_and_all_is_well_after_their_return(
    service: Service,
) -> None:
    told = under_load(service.nodes, service.searcher, service.expected, faults.two_killed, seconds=3)

    assert told.wrong == []
    assert told.errors
    assert told.longest < BUDGET + 1
    assert service.searcher.status().releases == RELEASES


def test_a_switch_of_generations_is_not_noticed(service: Service) -> None:
    with readers(service.searcher, service.expected) as told:
        for _ in range(2):
            with OpenSearchWriter(service.address, rebuild=True) as writer:
                for each in generated(RELEASES):
                    writer.add(each)
        time.sleep(1.5)

    assert told.wrong == []
    assert told.failed <= 0.01
    assert service.searcher.status().generation.startswith("g000003")


def test_what_was_acknowledged_while_a_node_died_is_kept(service: Service) -> None:
    added = [each for each in generated(RELEASES + 1500) if int(each.id[1:]) >= RELEASES]
    victim = faults.data_node(service.nodes)
    killer = threading.Timer(0.3, victim.kill)

    with OpenSearchWriter(service.address) as writer:
        for each in added:
            writer.add(each)
        killer.start()
    killer.join()
    victim.start()
    service.nodes.wait()

    kept = OpenSearchSearcher(service.address, seen=0).hashes()
    assert {each.id: each.sha256 for each in generated(RELEASES + 1500)} == kept
    with OpenSearchWriter(service.address) as writer:
        for each in added:
            writer.remove(each.id)


def test_a_full_disk_is_an_error_for_the_writer_and_nothing_to_readers(service: Service) -> None:
    (extra,) = list(generated(RELEASES + 1))[-1:]
    begun = OpenSearchWriter(service.address, patience=1)
    begun.add(extra)

    with faults.full_disk(service.nodes), readers(service.searcher, service.expected) as told:
        with pytest.raises(IndexUnwritable, match="make room"):
            begun.commit()
        with pytest.raises(IndexUnwritable, match="make room"):
            OpenSearchWriter(service.address, patience=1)

    assert told.wrong == []
    assert told.failed <= 0.01
    with OpenSearchWriter(service.address) as writer:
        writer.add(extra)
    fresh = OpenSearchSearcher(service.address, seen=0)
    assert fresh.search(SearchRequest()).total == RELEASES + 1
