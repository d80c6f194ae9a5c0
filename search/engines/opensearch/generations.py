"""Generations on a cluster: an index each, put in service by one switch of an alias.

    releases              the alias: what a reader asks
    releases-g000007      a generation; its mapping says by which schema, and how its releases were read
    releases-g000007-words  the words of it, for what begins like or is spelt like another, and its parts

A generation that no alias names is a build under way, or what an interrupted one left.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Final

import msgspec

from search.engines.opensearch.cluster import LONG, Cluster
from search.engines.opensearch.failures import GenerationGone, Json, Refused
from search.engines.opensearch.schema import SCHEMA
from search.errors import EngineUnavailable, IndexDamaged, IndexIncompatible, IndexMissing

KEEP: Final = 2  #: generations: the one in service, and one to go back to
_NUMBER = re.compile(r"-g(\d{6,})")


@dataclass(frozen=True, slots=True)
class Meta:
    """What a generation says of itself. *reading* and *commits* change with each commit.

    *intended* is the way of reading that its first builder began with, *parts* into how many it divides.
    """

    schema: str = SCHEMA
    reading: str = ""
    intended: str = ""
    parts: int = 1
    commits: int = 0
    built: bool = False


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation: *index* is its name on the cluster."""

    index: str
    meta: Meta

    @property
    def words(self) -> str:
        """The name of the list of its words."""
        return words_of(self.index)

    @property
    def name(self) -> str:
        """The name that a reader of `status` sees: it rises with every commit."""
        found = _NUMBER.search(self.index)
        return f"g{found[1] if found else '0'}.{self.meta.commits:06d}"

    def committed(self, reading: str) -> Generation:
        """Return it as it is after the next commit."""
        return replace(
            self, meta=replace(self.meta, reading=reading, commits=self.meta.commits + 1, built=True)
        )


def words_of(index: str) -> str:
    """Return the name of the list of words of the generation *index*."""
    return f"{index}-words"


def in_service(cluster: Cluster, name: str, *, until: float | None = None) -> Generation:
    """Return the generation that the alias *name* stands for.

    Raises IndexMissing, IndexDamaged, IndexIncompatible, EngineUnavailable.
    """
    end = until or time.monotonic() + LONG
    try:
        found = _mapping_of(cluster, name, end)
    except GenerationGone as error:
        raise IndexMissing(
            f"there is no index {name} on this cluster: build one with `onrecord index`"
        ) from error
    if len(found) != 1:
        raise IndexDamaged(
            f"{name} names {len(found)} generations: build the next with `onrecord index --rebuild`"
        )
    ((index, mapping),) = found.items()
    meta = _meta(mapping)
    if meta.schema != SCHEMA or not _NUMBER.search(index):
        raise IndexIncompatible(
            f"{name} was written by another version ({meta.schema}, this one reads {SCHEMA}): "
            "rebuild it from its releases with --rebuild"
        )
    return Generation(index, meta)


def _mapping_of(cluster: Cluster, name: str, until: float) -> Json:
    """Ask any node, which knows while no manager is elected; then the manager: a new node knows nothing.

    Raises GenerationGone when the manager knows of no *name*.
    """
    path = f"/{name}/_mapping?filter_path=*.mappings._meta"
    try:
        return cluster.read("GET", f"{path}&local=true", until=until)
    except GenerationGone:
        pass
    try:
        return cluster.read("GET", path, until=until)
    except GenerationGone:
        _check_started(cluster, until)
        raise


def _check_started(cluster: Cluster, until: float) -> None:
    """Raise EngineUnavailable if the cluster is still reading which indexes it has: none, it says then."""
    path = "/_cluster/state/blocks?filter_path=blocks.global"
    if cluster.read("GET", path, until=until):
        raise EngineUnavailable("opensearch is starting: try again later")


def _meta(mapping: Json) -> Meta:
    try:
        return msgspec.convert(mapping["mappings"]["_meta"], Meta)
    except (KeyError, msgspec.ValidationError):
        return Meta(schema="unknown")


def all_of(cluster: Cluster, name: str) -> tuple[Generation, ...]:
    """Return the generations of *name*, oldest first, those that are still built too."""
    path = f"/{name}-g*/_mapping"
    found = cluster.insist(
        "GET", path, params={"filter_path": "*.mappings._meta", "allow_no_indices": "true"}
    )
    return tuple(
        Generation(index, _meta(mapping))
        for index, mapping in sorted(found.items())
        if re.fullmatch(rf"{name}-g\d{{6,}}", index)
    )


def next_index(name: str, known: tuple[Generation, ...]) -> str:
    """Return the name of the generation after those that are *known*."""
    numbers = [int(found[1]) for each in known if (found := _NUMBER.search(each.index))]
    return f"{name}-g{max(numbers, default=0) + 1:06d}"


def create(cluster: Cluster, index: str, body: Json) -> bool:
    """Make an index; False when another builder has just made it."""
    try:
        cluster.insist("PUT", f"/{index}", body)
    except Refused as error:
        if error.kind == "resource_already_exists_exception":
            return False
        raise
    return True


def note(cluster: Cluster, generation: Generation) -> None:
    """Write down what *generation* says of itself."""
    cluster.insist("PUT", f"/{generation.index}/_mapping", {"_meta": asdict(generation.meta)})


def switch(cluster: Cluster, name: str, index: str) -> None:
    """Let *name* stand for *index* from now on, and for nothing else: one step, for all who ask."""
    actions: list[Json] = [{"add": {"index": index, "alias": name}}]
    actions += [
        {"remove": {"index": other, "alias": name, "must_exist": False}}
        for other in _named(cluster, name)
        if other != index
    ]
    cluster.insist("POST", "/_aliases", {"actions": actions})


def _named(cluster: Cluster, name: str) -> Mapping[str, object]:
    try:
        return cluster.insist("GET", f"/{name}-g*/_alias/{name}")
    except (GenerationGone, Refused) as error:
        if isinstance(error, Refused) and error.status != 404:
            raise
        return {}


def remove(cluster: Cluster, index: str) -> None:
    """Remove a generation and its words."""
    path = f"/{index},{words_of(index)}"
    cluster.insist("DELETE", path, params={"ignore_unavailable": "true"})


def prune(cluster: Cluster, name: str) -> None:
    """Remove all but the newest KEEP generations that were finished, and what is older than those."""
    known = all_of(cluster, name)
    kept = [each.index for each in known if each.meta.built][-KEEP:]
    for each in known:
        if kept and each.index < kept[0]:
            remove(cluster, each.index)
