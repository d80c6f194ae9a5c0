"""All releases that match, one after the other: the numbers are in memory, the releases are not."""

from __future__ import annotations

from collections.abc import Iterator

from search.engine import Matching
from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.serving import Service
from search.engines.whoosh.snapshot import Snapshot
from search.errors import EngineUnavailable, IndexDamaged
from search.model import Release


def matching(service: Service, snapshot: Snapshot, numbers: Ints) -> Matching:
    """Return the releases of *numbers* in their order; the generation is held as long as it is read."""

    def read() -> Iterator[Release]:
        for number in map(int, numbers):
            try:
                yield snapshot.release(number)
            except IndexDamaged as damage:
                service.retreat(snapshot.name, damage)
                raise EngineUnavailable(
                    f"generation {snapshot.name} is damaged and no longer in service: ask again"
                ) from damage

    return Matching(snapshot.name, len(numbers), read)
