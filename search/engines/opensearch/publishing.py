"""The last steps of a build: parts complete, copies, one segment, green, checked, and then in service."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from search.analysis import exact_terms
from search.engines.opensearch import generations
from search.engines.opensearch.address import Address
from search.engines.opensearch.cluster import LONG, PATIENCE, Cluster
from search.engines.opensearch.documents import key, release_of
from search.engines.opensearch.failures import Json
from search.engines.opensearch.generations import Generation
from search.engines.opensearch.suggesting import total
from search.errors import EngineUnavailable, IndexDamaged, IndexMissing, SearchError
from search.parts import Part

SAMPLE: Final = 20  #: releases whose answers are checked before a generation comes into service
GREEN: Final = 3600.0  #: seconds until all copies have to be there: a terabyte takes as long
#: Releases; for fewer, half a minute costs more than the 5 MB that it saves.
WORTH_WAITING: Final = 2_000
PARTS: Final = "part"  #: the zone of the notes about parts, in the list of words


class Incomplete(SearchError):
    """Parts of a build are missing: index them, then publish."""


@dataclass(frozen=True, slots=True)
class PartDone:
    """What a part says when all of it is in: how many releases it holds, and how they were read."""

    part: Part
    releases: int
    reading: str


def note_part(cluster: Cluster, generation: Generation, done: PartDone) -> None:
    """Write down that a part is complete."""
    said = {
        "number": done.part.number,
        "of": done.part.of,
        "releases": done.releases,
        "reading": done.reading,
    }
    path = f"/{generation.words}/_doc/part-{done.part.number}-{done.part.of}"
    cluster.insist("PUT", path, {"zone": PARTS, "part": said})


def _parts(cluster: Cluster, generation: Generation) -> list[PartDone]:
    cluster.insist("POST", f"/{generation.words}/_refresh")
    search = {"size": 1024, "query": {"term": {"zone": PARTS}}}
    found = _ask(cluster, generation.words, search)
    said = [hit["_source"]["part"] for hit in found["hits"]["hits"]]
    return [PartDone(Part(each["number"], each["of"]), each["releases"], each["reading"]) for each in said]


def _ask(cluster: Cluster, index: str, *searches: Json) -> Json:
    return cluster.ask(index, searches, until=time.monotonic() + LONG)[0]


def publish(address: Address) -> str:
    """Put the build of *address* whose parts are all complete in service, and return its name.

    Raises Incomplete, IndexMissing, IndexDamaged, EngineUnavailable.
    """
    cluster = Cluster(address, seconds=LONG)
    try:
        unfinished = [each for each in generations.all_of(cluster, address.name) if not each.meta.built]
        if not unfinished:
            raise IndexMissing(f"there is no build of {address.name} to publish: index its parts first")
        return finish(cluster, address, unfinished[-1]).name
    finally:
        cluster.close()


def finish(cluster: Cluster, address: Address, generation: Generation) -> Generation:
    """Put the complete build *generation* in service, and return it as it is then. Raises as `publish`."""
    done = _parts(cluster, generation)
    _check_parts(generation, done)
    cluster.insist("POST", f"/{generation.index}/_refresh")
    _check_count(cluster, generation, sum(each.releases for each in done))
    _forget_sources(cluster, generation, sum(each.releases for each in done))
    _merge(cluster, generation)
    if address.layout.replicas:
        _copy(cluster, generation, address.layout.replicas)
    _wait(cluster, generation)
    _check_answers(cluster, generation)
    finished = generation.committed(done[0].reading)
    generations.note(cluster, finished)
    generations.switch(cluster, address.name, generation.index)
    generations.prune(cluster, address.name)
    return finished


def _check_parts(generation: Generation, done: list[PartDone]) -> None:
    parts = generation.meta.parts
    missing = sorted(set(range(1, parts + 1)) - {each.part.number for each in done if each.part.of == parts})
    if missing:
        named = ", ".join(f"{number}/{parts}" for number in missing[:20])
        raise Incomplete(f"parts are missing: run `onrecord index --part` for {named}, then publish")
    if len({each.reading for each in done}) > 1:
        raise Incomplete(
            "the parts were read in different ways: index them again with one version of Onrecord"
        )


def _check_count(cluster: Cluster, generation: Generation, expected: int) -> None:
    found = total(_ask(cluster, generation.index, {"size": 0, "track_total_hits": True}))
    if found != expected:
        raise IndexDamaged(
            f"{generation.index} holds {found} releases where its parts count {expected}: "
            "index its parts again, then publish"
        )


def _forget_sources(cluster: Cluster, generation: Generation, releases: int) -> None:
    """Wait until a merge may leave out the whole documents that the cluster keeps for a copy in arrears.

    They are half as large again as everything else. Nobody needs them, since copies are made from finished
    segments; the nodes find that out every half minute, if what was written is flushed.
    """
    if releases < WORTH_WAITING:
        return
    cluster.insist("POST", f"/{generation.index}/_flush")
    path = f"/{generation.index}/_stats?level=shards&filter_path=**.retention_leases,**.seq_no"
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and any(map(_is_retained, _shards(cluster.insist("GET", path)))):
        time.sleep(1)


def _shards(stats: Json) -> Iterator[Json]:
    for index in stats["indices"].values():
        for copies in index["shards"].values():
            yield from copies


def _is_retained(shard: Json) -> bool:
    leases = shard["retention_leases"]["leases"]
    return any(lease["retaining_seq_no"] <= shard["seq_no"]["max_seq_no"] for lease in leases)


def _merge(cluster: Cluster, generation: Generation) -> None:
    path = f"/{generation.index},{generation.words}/_forcemerge"
    task = cluster.insist("POST", path, params={"max_num_segments": "1", "wait_for_completion": "false"})[
        "task"
    ]
    pause = 0.02
    while not cluster.insist("GET", f"/_tasks/{task}")["completed"]:
        time.sleep(pause)
        pause = min(2 * pause, 5.0)


def _copy(cluster: Cluster, generation: Generation, replicas: int) -> None:
    """On a cluster of fewer nodes there are fewer copies, and it is green all the same."""
    settings = {"index": {"auto_expand_replicas": f"0-{replicas}"}}
    cluster.insist("PUT", f"/{generation.index},{generation.words}/_settings", settings)


def _wait(cluster: Cluster, generation: Generation) -> None:
    path = f"/_cluster/health/{generation.index},{generation.words}"
    end = time.monotonic() + GREEN
    while time.monotonic() < end:
        health = cluster.insist("GET", path, params={"wait_for_status": "green", "timeout": "30s"})
        if not health["timed_out"]:
            return
    raise EngineUnavailable(
        f"{generation.index} is not green after {GREEN / 60:.0f} minutes: see _cluster/health"
    )


def _check_answers(cluster: Cluster, generation: Generation) -> None:
    """Look some releases up by their id and by the words of their title. Raises IndexDamaged."""
    cluster.insist("POST", f"/{generation.index},{generation.words}/_refresh")
    sample = _ask(
        cluster,
        generation.index,
        {"size": SAMPLE, "sort": [{"sha256": "asc"}]},
    )
    releases = [release_of(hit["_source"]) for hit in sample["hits"]["hits"]]
    if not releases:
        return
    searches = []
    for each in releases:
        words = [{"term": {"title_exact": word}} for word in dict.fromkeys(exact_terms(each.title))]
        conditions = [{"term": {"id": each.id}}, {"term": {"_id": key(each.id)}}, *words]
        searches.append({"size": 0, "track_total_hits": True, "query": {"bool": {"filter": conditions}}})
    answers = cluster.ask(generation.index, searches, until=time.monotonic() + LONG)
    for each, answer in zip(releases, answers, strict=True):
        if total(answer) != 1:
            raise IndexDamaged(
                f"{generation.index} does not find {each.id!r} by its title: index it again with --rebuild"
            )
