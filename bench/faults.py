"""What readers are told while a cluster is hurt: `python -m bench.faults [--answers N] [--releases N]`.

Starts three nodes on this machine, puts generated releases in service, and lets four readers ask on and on
while nodes are killed, stopped and filled and generations switched, over and over until so many answers were
given. Every answer is compared with what an index in a folder says. Exit code 1: one was wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from search.engines.opensearch import Address, Layout, OpenSearchSearcher, OpenSearchWriter, read_address
from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.errors import IndexUnwritable
from tests.cluster import faults
from tests.cluster.faults import under_load
from tests.cluster.generated import QUESTIONS, generated
from tests.cluster.load import Expected, Told, expectations
from tests.cluster.nodes import Nodes, running

STOPPED = 20.0  #: seconds that a node stands still
SENDING = 0.3  #: seconds after which a node is killed that a commit is sent to
DEAD = 5.0  #: seconds that a killed node stays dead, and its start on top


@dataclass(frozen=True, slots=True)
class Site:
    """An index in service on a cluster, and what is right about its releases."""

    nodes: Nodes
    address: Address
    searcher: OpenSearchSearcher
    expected: dict[str, Expected]
    releases: int


Round = Callable[[Site], Told]


def main(arguments: Sequence[str] | None = None) -> int:
    """Hurt a cluster and print what readers were told; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--releases", type=int, default=2_000)
    options = parser.parse_args(arguments)
    print("fault                 answers   wrong  errors     p50     p99  longest", flush=True)
    total = Told()
    with running(3) as nodes, tempfile.TemporaryDirectory() as folder:
        site = _site(nodes, Path(folder), options.releases)
        while total.answers < options.answers:
            for name, fault in FAULTS.items():
                told = fault(site)
                print(_line(name, told), flush=True)
                _add(total, told)
        print(_line("all", total))
        for reason, number in total.errors.most_common(10):
            print(f"  {number} x {reason}")
    return int(bool(total.wrong))


def _site(nodes: Nodes, folder: Path, releases: int) -> Site:
    named = read_address(f"{nodes.address}faults", {})
    address = replace(named, layout=Layout(shards=3, replicas=1))
    for writer in (OpenSearchWriter(address), WhooshWriter(folder)):
        with writer:
            for each in generated(releases):
                writer.add(each)
    expected = expectations(WhooshSearcher(folder), QUESTIONS)
    return Site(nodes, address, OpenSearchSearcher(address), expected, releases)


def _hurting(fault: faults.Fault, seconds: float) -> Round:
    return lambda site: under_load(site.nodes, site.searcher, site.expected, fault, seconds)


def _nothing(nodes: Nodes, seconds: float) -> None:
    nodes.living()
    time.sleep(seconds)


def _switched(site: Site) -> Told:
    def rebuild(_nodes: Nodes, _seconds: float) -> None:
        with OpenSearchWriter(site.address, rebuild=True) as writer:
            for each in generated(site.releases):
                writer.add(each)

    return under_load(site.nodes, site.searcher, site.expected, rebuild, 0)


def _loaded(site: Site) -> Told:
    """Write other sums of the same releases while a node is killed: the acknowledged are there afterwards."""
    changed = [replace(each, sha256=each.sha256[::-1]) for each in generated(site.releases)]

    def write(nodes: Nodes, _seconds: float) -> None:
        victim = faults.data_node(nodes)
        killer = threading.Timer(SENDING, victim.kill)
        with OpenSearchWriter(site.address) as writer:
            for each in changed:
                writer.add(each)
            killer.start()
        killer.join()
        victim.start()
        nodes.wait()

    told = under_load(site.nodes, site.searcher, site.expected, write, 0)
    if OpenSearchSearcher(site.address).hashes() != {each.id: each.sha256 for each in changed}:
        told.wrong.append("acknowledged releases are lost")
    return told


def _filled(site: Site) -> Told:
    """Fill the disk: who writes is told so, and who reads notices nothing."""
    told: list[str] = []

    def write(nodes: Nodes, _seconds: float) -> None:
        with faults.full_disk(nodes):
            try:
                with OpenSearchWriter(site.address, patience=1) as writer:
                    writer.add(next(generated(1)))
            except IndexUnwritable as error:
                told.append(str(error))

    read = under_load(site.nodes, site.searcher, site.expected, write, 0)
    if not told:
        read.wrong.append("a write to a full disk was taken")
    return read


FAULTS: dict[str, Round] = {
    "none": _hurting(_nothing, 10),
    "data node killed": _hurting(faults.killed, DEAD),
    "manager killed": _hurting(faults.manager_killed, DEAD),
    "node stands still": _hurting(faults.stopped, STOPPED),
    "two of three killed": _hurting(faults.two_killed, DEAD),
    "generation switched": _switched,
    "bulk during a kill": _loaded,
    "disk full": _filled,
}


def _line(name: str, told: Told) -> str:
    return (
        f"{name:<20} {told.answers:>8,} {len(told.wrong):>7} {told.errors.total():>7} "
        f"{told.percentile(0.5):>7.3f} {told.percentile(0.99):>7.3f} {told.longest:>8.2f}"
    )


def _add(total: Told, told: Told) -> None:
    total.right += told.right
    total.wrong += told.wrong
    total.errors += told.errors
    total.seconds += told.seconds
    total.longest = max(total.longest, told.longest)


if __name__ == "__main__":
    sys.exit(main())
