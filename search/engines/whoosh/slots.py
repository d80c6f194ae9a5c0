"""The segments of a generation under way: where each comes from, and which of its releases are deleted."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from search.engines.whoosh.arrays import Flags
from search.engines.whoosh.contents import Contents, Listed, file_names, map_segment
from search.engines.whoosh.merging import Source

SEGMENTS = 8  #: more are merged at commit; a search visits each
DELETED_SHARE = 0.25  #: of a segment's releases; beyond it the segment is rewritten without them


@dataclass(slots=True, eq=False)
class Slot:
    """One segment. *folder* None: its files are those of the generation before."""

    listed: Listed
    folder: Path | None
    source: Source
    deleted: set[int] = field(default_factory=set)

    @property
    def alive(self) -> int:
        """How many of its releases are not deleted."""
        return self.listed.releases - len(self.deleted)

    @property
    def worn(self) -> bool:
        """Whether so much is deleted that it is worth rewriting."""
        return len(self.deleted) > DELETED_SHARE * self.listed.releases

    def mark(self) -> Source:
        """Return the source with what is deleted by now marked in it."""
        live: Flags = np.ones(self.listed.releases, np.bool_)
        live[list(self.deleted)] = False
        self.source.releases.live = live if self.deleted else None
        return self.source

    def erase(self) -> None:
        """Remove the files, if they are this generation's own."""
        if self.folder:
            for name in file_names(self.listed.id):
                (self.folder / name).unlink()


def written(folder: Path, listed: Listed) -> Slot:
    """Return the slot of a segment just written to *folder*."""
    return Slot(listed, folder, map_segment(folder, listed, np.ones(listed.releases, np.bool_)))


def inherited(base: Contents) -> list[Slot]:
    """Return the slots that a generation after *base* begins with."""
    slots = []
    for listed, source in zip(base.listing.segments, base.sources, strict=True):
        live = source.releases.live
        deleted = set() if live is None else set(np.flatnonzero(~live).tolist())
        slots.append(Slot(listed, None, source, deleted))
    return slots


def places(base: Contents) -> dict[str, tuple[int, int]]:
    """Return by id where each live release of *base* is: the slot, and the number in its segment."""
    found = {}
    for slot, source in enumerate(base.sources):
        live, ids = source.releases.live, source.releases.columns.strings("id").all()
        for number, release_id in enumerate(ids):
            if live is None or live[number]:
                found[release_id] = (slot, number)
    return found


def to_merge(slots: list[Slot]) -> tuple[list[Slot], list[Slot]]:
    """Return which slots stay as they are and which become one: the worn, and the smallest of too many.

    What has nothing left is in neither.
    """
    worn = [slot for slot in slots if slot.worn and slot.alive]
    sound = sorted((slot for slot in slots if not slot.worn and slot.alive), key=lambda slot: -slot.alive)
    if not worn and len(sound) <= SEGMENTS:
        return sound, []
    return sound[: SEGMENTS - 1], [*worn, *sound[SEGMENTS - 1 :]]
