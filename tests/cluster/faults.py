"""What can happen to a cluster, done to it while readers ask: each returns what they were told."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from search.engine import Searcher
from tests.cluster.load import Expected, Told, readers
from tests.cluster.nodes import Node, Nodes

Fault = Callable[[Nodes, float], None]


def data_node(nodes: Nodes) -> Node:
    """Return a node that is not elected."""
    manager = nodes.manager()
    return next(node for node in nodes.nodes if node is not manager)


def killed(nodes: Nodes, seconds: float) -> None:
    """kill -9 of a data node, which is started again after *seconds*."""
    _killed(nodes, [data_node(nodes)], seconds)


def manager_killed(nodes: Nodes, seconds: float) -> None:
    """kill -9 of the elected manager."""
    _killed(nodes, [nodes.manager()], seconds)


def two_killed(nodes: Nodes, seconds: float) -> None:
    """kill -9 of two of three: nothing can be whole until they are back."""
    _killed(nodes, nodes.nodes[:2], seconds)


def _killed(nodes: Nodes, victims: list[Node], seconds: float) -> None:
    for node in victims:
        node.kill()
    time.sleep(seconds)
    for node in victims:
        node.start()
    nodes.wait()


def stopped(nodes: Nodes, seconds: float) -> None:
    """SIGSTOP of a data node: its connections stand open, and nothing comes."""
    node = data_node(nodes)
    node.signal(signal.SIGSTOP)
    try:
        time.sleep(seconds)
    finally:
        node.signal(signal.SIGCONT)
    nodes.wait()


def under_load(
    nodes: Nodes, searcher: Searcher, expected: dict[str, Expected], fault: Fault, seconds: float
) -> Told:
    """Return what readers were told before, during and after *fault*."""
    with readers(searcher, expected) as told:
        time.sleep(1)
        fault(nodes, seconds)
        time.sleep(1)
    return told


@contextmanager
def full_disk(nodes: Nodes, within: float = 60) -> Iterator[None]:
    """Let the cluster take its disk for full while the block runs, and wait until it does so, and no more."""
    _watermarks(nodes, "100tb")
    try:
        _wait_for_block(nodes, within, blocked=True)
        yield
    finally:
        _watermarks(nodes, None)
        _wait_for_block(nodes, within, blocked=False)


def _watermarks(nodes: Nodes, room: str | None) -> None:
    """Let the cluster want so much *room* on a disk, None for what it wants by itself."""
    disk = "cluster.routing.allocation.disk."
    settings = {f"{disk}watermark.{name}": room for name in ("low", "high", "flood_stage")}
    settings[f"{disk}threshold_enabled"] = "true" if room else None
    settings["cluster.info.update.interval"] = "10s" if room else None
    nodes.ask("/_cluster/settings", method="PUT", body={"transient": settings})
    if room is None:  # the cluster lifts its blocks itself only while it minds the disk
        body = {"index.blocks.read_only_allow_delete": None}
        nodes.ask("/_all/_settings", method="PUT", body=body)
        unblocked = {"cluster.blocks.create_index": None}
        nodes.ask("/_cluster/settings", method="PUT", body={"persistent": unblocked, "transient": unblocked})


def _wait_for_block(nodes: Nodes, within: float, *, blocked: bool) -> None:
    end = time.monotonic() + within
    while time.monotonic() < end:
        if ("read_only_allow_delete" in str(nodes.ask("/_all/_settings"))) == blocked:
            return
        time.sleep(0.5)
    raise AssertionError(f"the cluster does not {'mind' if blocked else 'forget'} its full disk")
