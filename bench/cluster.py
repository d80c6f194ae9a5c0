"""What an index on a cluster costs: `python -m bench.cluster CORPUS --index URL [--times N...]`.

CORPUS, or its first releases, is read once in this process, and indexed N times over under other ids, so that
its words and figures are as in life and its vocabulary stays as it is. For each size: CPU milliseconds a
release of reading, of making the document, and of the cluster; releases a second through the writer by the
clock, with --bulk of documents that are made before; bytes a release of one copy; then, when the cluster has
been asked for --warm seconds, each question in turn with the facets of a page and with three of them, its
milliseconds by the clock and of the cluster's CPU, against its matches. The index at URL is built anew.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from indexer.authority import load_authority
from indexer.building import authority_beside
from indexer.corpus import Refusal
from indexer.reading import read_path
from search.engines.opensearch import Address, OpenSearchSearcher, OpenSearchWriter, read_address
from search.engines.opensearch.cluster import LONG, Cluster
from search.engines.opensearch.documents import Document, document, key
from search.engines.opensearch.generations import in_service
from search.engines.opensearch.wire import encode
from search.facets import NAMES
from search.model import FacetName, Release, SearchRequest

ROUNDS = 20  #: times that each question is asked
THREE: tuple[FacetName, ...] = ("agency", "year", "kind")
QUESTIONS = (
    "",
    "fraud",
    "health care fraud",
    "bribery OR laundering OR embezzlement",
    '"money laundering"',
    "embezz*",
    "over $10 million fraud",
    "ponzi scheme cryptocurrency investors",
)


@dataclass
class Measured:
    """Seconds and processor seconds of a stretch of work; *cluster*: of all its nodes."""

    seconds: float = 0.0
    own: float = 0.0
    cluster: float = 0.0


@dataclass
class Report:
    """One size. Milliseconds, but for the rates; *heap*: megabytes in use on the fullest node."""

    releases: int
    passages: int
    document_cpu: float
    writer_cpu: float
    cluster_cpu: float
    releases_a_second: float
    publishing_seconds: float
    bytes_a_release: float
    heap: float
    questions: list[dict[str, float | str]] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.cluster", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--index", required=True, metavar="URL")
    parser.add_argument("--times", type=int, nargs="+", default=[1])
    parser.add_argument("--releases", type=int, metavar="N", help="how many of CORPUS are read")
    parser.add_argument("--bulk", action="store_true", help="documents are made before the clock starts")
    parser.add_argument("--warm", type=float, default=60.0, metavar="SECONDS")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    address = read_address(options.index, os.environ)
    reading, releases = _read(options.corpus, options.releases)
    if not options.json:
        print(f"reading a release: {reading:.1f} ms of CPU", flush=True)
    for times in options.times:
        report = measure(address, releases, times, bulk=options.bulk, warm=options.warm)
        if options.json:
            print(json.dumps({"reading_cpu": reading, **report.__dict__}), flush=True)
        else:
            print("\n".join(_lines(report)), flush=True)
    return 0


def _read(corpus: Path, count: int | None) -> tuple[float, list[Release]]:
    """Return the CPU milliseconds that reading a release took, and the releases."""
    authority, began = load_authority(authority_beside([corpus])), time.process_time()
    readings = islice(read_path(corpus, authority, today=date.today()), count)
    releases = [each.release for each in readings if not isinstance(each, Refusal)]
    return 1000 * (time.process_time() - began) / len(releases), releases


def measure(
    address: Address, releases: Sequence[Release], times: int, *, bulk: bool = False, warm: float = 0.0
) -> Report:
    """Return what *releases*, indexed *times* over, cost."""
    cluster, count = Cluster(address, seconds=LONG), len(releases) * times
    with _measured(cluster) as making:
        made = [(each.id, document(each)) for each in releases]
    gc.freeze()  # no indexer and no site holds all that, nor looks through it for garbage
    writer = OpenSearchWriter(address, rebuild=True)
    with _measured(cluster) as loading:
        if bulk:
            for each in _copied(made, times):
                writer.add_document(each)
        else:
            for release in _repeated(releases, times):
                writer.add(release)
        writer._loader.settle()
    with _measured(cluster) as publishing:
        writer.commit()
    searcher = OpenSearchSearcher(address)
    status = searcher.status()
    _warmed(searcher, warm)
    report = Report(
        releases=status.releases,
        passages=status.passages,
        document_cpu=1000 * making.own / len(releases),
        writer_cpu=1000 * loading.own / count,
        cluster_cpu=1000 * (loading.cluster + publishing.cluster) / count,
        releases_a_second=count / loading.seconds,
        publishing_seconds=publishing.seconds,
        bytes_a_release=_bytes(cluster, address) / count,
        heap=_heap(cluster),
        questions=[
            _question(cluster, searcher, text, asked) for asked in (NAMES, THREE) for text in QUESTIONS
        ],
    )
    searcher.close()
    cluster.close()
    return report


def _repeated(releases: Sequence[Release], times: int) -> Iterator[Release]:
    for copy in range(times):
        yield from (replace(each, id=f"{each.id}-{copy}") for each in releases)


def _copied(made: Sequence[tuple[str, Document]], times: int) -> Iterator[Document]:
    """Yield what `document` makes of `_repeated`, by writing the other id where the id is."""
    for copy in range(times):
        for id_, each in made:
            other = f"{id_}-{copy}"
            yield each._replace(key=key(other), content=each.content.replace(encode(id_), encode(other)))


def _warmed(searcher: OpenSearchSearcher, seconds: float) -> None:
    """Ask until the server has compiled what it answers with, and has let go of what it merged."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for text in QUESTIONS:
            searcher.search(SearchRequest(text))


@contextmanager
def _measured(cluster: Cluster) -> Iterator[Measured]:
    measured, theirs = Measured(), _cpu(cluster)
    began, own = time.perf_counter(), time.process_time()
    yield measured
    measured.seconds = time.perf_counter() - began
    measured.own = time.process_time() - own
    measured.cluster = _cpu(cluster) - theirs


def _cpu(cluster: Cluster) -> float:
    """Return the processor seconds that the nodes have used so far; they look once a second."""
    time.sleep(1.1)
    found = cluster.do("GET", "/_nodes/stats/process?filter_path=nodes.*.process.cpu.total_in_millis")
    return sum(int(node["process"]["cpu"]["total_in_millis"]) for node in found["nodes"].values()) / 1000


def _heap(cluster: Cluster) -> float:
    found = cluster.do("GET", "/_nodes/stats/jvm?filter_path=nodes.*.jvm.mem.heap_used_in_bytes")
    return max(float(node["jvm"]["mem"]["heap_used_in_bytes"]) for node in found["nodes"].values()) / 2**20


def _bytes(cluster: Cluster, address: Address) -> int:
    generation = in_service(cluster, address.name)
    indexes = f"{generation.index},{generation.words}"
    cluster.do("POST", f"/{indexes}/_flush")  # the cluster does so by itself when it was idle for 5 minutes
    found = cluster.do("GET", f"/{indexes}/_stats/store?filter_path=_all.primaries.store.size_in_bytes")
    return int(found["_all"]["primaries"]["store"]["size_in_bytes"])


def _question(
    cluster: Cluster, searcher: OpenSearchSearcher, text: str, asked: tuple[FacetName, ...]
) -> dict[str, float | str]:
    request = SearchRequest(text, facets=asked)
    found = searcher.search(request)
    seconds: list[float] = []
    with _measured(cluster) as asking:
        for _ in range(ROUNDS):
            began = time.perf_counter()
            searcher.search(request)
            seconds.append(1000 * (time.perf_counter() - began))
    return {
        "question": text,
        "facets": len(asked),
        "matches": found.total,
        "p50": median(seconds),
        "p95": quantiles(seconds, n=20)[-1],
        "cluster_cpu": 1000 * asking.cluster / ROUNDS,
        "own_cpu": 1000 * asking.own / ROUNDS,
    }


def _lines(report: Report) -> Iterator[str]:
    yield (
        f"{report.releases:,} releases, {report.passages:,} passages: "
        f"document {report.document_cpu:.2f} ms, writer {report.writer_cpu:.2f} ms "
        f"and cluster {report.cluster_cpu:.2f} ms of CPU a release; "
        f"{report.releases_a_second:.0f} releases/s; publishing {report.publishing_seconds:.0f} s; "
        f"{report.bytes_a_release:,.0f} bytes a release; heap {report.heap:.0f} MB"
    )
    yield " facets    matches     p50     p95  cluster     own   question"
    for each in report.questions:
        yield (
            f"{each['facets']:>7} {each['matches']:>10,} {each['p50']:>7.1f} {each['p95']:>7.1f} "
            f"{each['cluster_cpu']:>8.1f} {each['own_cpu']:>7.1f}   {each['question'] or '(everything)'}"
        )
    for facets in (len(NAMES), len(THREE)):
        asked = [float(each["p50"]) for each in report.questions if each["facets"] == facets]
        yield f"{facets:>7} facets: p50 of a question {median(asked):.1f} ms, of the slowest {max(asked):.1f}"


if __name__ == "__main__":
    sys.exit(main())
