"""The cluster that a session of tests shares, and an index of their own on it.

In CI they always run. Elsewhere ONRECORD_TEST_CLUSTER says so: `start`, or the address of a cluster that is
running (`python -m tests.cluster.nodes 1` prints it), which saves the half minute of the start.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

import pytest

from search.engines.opensearch.address import Address, Layout, read_address
from search.engines.opensearch.cluster import Cluster
from tests.cluster.distribution import Unavailable
from tests.cluster.nodes import Nodes, running

Started = TypeVar("Started")
SIZE = 3  #: nodes: the fewest of which one may die


@contextmanager
def wanted(running: Callable[[], AbstractContextManager[Started]]) -> Iterator[Started]:
    """Run what *running* starts, or skip the test where nobody asked for it or it cannot be started."""
    asked = os.environ.get("ONRECORD_TEST_CLUSTER", "start" if os.environ.get("CI") else "")
    if asked != "start":
        pytest.skip("a cluster is started in CI, or with ONRECORD_TEST_CLUSTER=start")
    try:
        with running() as started:
            yield started
    except Unavailable as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def nodes() -> Iterator[Nodes]:
    """Return a running cluster of three nodes, which a test may hurt and has to heal."""
    with wanted(lambda: running(SIZE)) as started:
        yield started


@pytest.fixture(scope="session")
def cluster_url(request: pytest.FixtureRequest) -> str:
    """Return the beginning of the addresses on a cluster that answers."""
    asked = os.environ.get("ONRECORD_TEST_CLUSTER", "")
    if asked.startswith("opensearch"):
        return asked
    started: Nodes = request.getfixturevalue("nodes")
    return started.address


@pytest.fixture
def address(cluster_url: str) -> Iterator[Address]:
    """Return the address of an index that is not there yet; what becomes of it is removed."""
    url = f"{cluster_url}t{uuid.uuid4().hex[:12]}"
    made = read_address(url, {})
    yield Address(made.hosts, made.name, secure=False, layout=Layout(shards=2, replicas=0))
    remove(made)


def remove(address: Address) -> None:
    """Remove every generation of an index."""
    cluster = Cluster(address)
    cluster.insist("DELETE", f"/{address.name}-g*")
    cluster.close()
