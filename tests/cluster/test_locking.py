"""Two runs do not write one generation at the same time, and no run that ended stands in the way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from search.engines.opensearch import Address, OpenSearchSearcher, OpenSearchWriter
from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.generations import in_service
from search.engines.opensearch.locking import LAPSE, ZONE, Holder
from search.errors import IndexLocked
from tests.contract.releases import release


@pytest.fixture
def indexed(address: Address) -> Address:
    with OpenSearchWriter(address) as writer:
        writer.add(release("a", "Drop accounts."))
    return address


def held_by(address: Address, holder: Holder) -> None:
    cluster = Cluster(address)
    path = f"/{in_service(cluster, address.name).words}/_doc/{ZONE}"
    cluster.do("PUT", path, {"zone": ZONE, "part": asdict(holder)})
    cluster.close()


def test_a_second_run_is_refused_with_who_writes_until_the_first_has_ended(indexed: Address) -> None:
    first = OpenSearchWriter(indexed)

    with pytest.raises(IndexLocked, match=rf"process {os.getpid()} on .*: wait for it"):
        OpenSearchWriter(indexed)

    first.discard()
    OpenSearchWriter(indexed).discard()


def test_a_second_build_does_not_remove_the_first_under_way(address: Address) -> None:
    with OpenSearchWriter(address, rebuild=True) as first:
        first.add(release("a"))

        with pytest.raises(IndexLocked):
            OpenSearchWriter(address, rebuild=True)

    assert OpenSearchSearcher(address).status().releases == 1


def test_a_run_that_was_killed_on_this_machine_is_not_waited_for(indexed: Address) -> None:
    killed = (
        "import os, sys; from search.engines.opensearch import OpenSearchWriter, read_address;"
        "writer = OpenSearchWriter(read_address(sys.argv[1], {})); os._exit(9)"
    )
    root = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", killed, str(indexed)], cwd=root, check=False)

    with OpenSearchWriter(indexed) as writer:
        writer.add(release("b"))

    assert ended.returncode == 9
    assert OpenSearchSearcher(indexed).status().releases == 2


def test_a_run_elsewhere_is_waited_for_until_it_gives_no_sign_of_life(indexed: Address) -> None:
    held_by(indexed, Holder("elsewhere", 1, "t"))
    with pytest.raises(IndexLocked, match="process 1 on elsewhere"):
        OpenSearchWriter(indexed)

    held_by(indexed, Holder("elsewhere", 1, "t", time.time() - LAPSE - 1))
    OpenSearchWriter(indexed).discard()


def test_a_run_that_stood_still_for_too_long_writes_nothing(indexed: Address) -> None:
    writer = OpenSearchWriter(indexed)
    writer.add(release("b"))
    held_by(indexed, Holder("elsewhere", 1, "t"))

    with pytest.raises(IndexLocked):
        writer.commit()

    assert OpenSearchSearcher(indexed).status().releases == 1
