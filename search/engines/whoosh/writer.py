"""Builds the next generation from the one in service: new segments beside old ones, small ones merged."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from whoosh.filedb.filestore import FileStorage

from search.engines import generations
from search.engines.manifest import FileSum
from search.engines.whoosh import columns, slots
from search.engines.whoosh.building import Prepared, SegmentBuilder, prepare
from search.engines.whoosh.codec import ArrayCodec, ArraySegment
from search.engines.whoosh.contents import (
    LISTING,
    SCHEMA,
    Contents,
    Listed,
    Listing,
    file_names,
    open_contents,
)
from search.engines.whoosh.merging import merge
from search.engines.whoosh.slots import Slot
from search.engines.write_lock import WriteLock
from search.errors import IndexDamaged, IndexMissing, IndexUnwritable, SearchError
from search.model import Release

WORDS_HELD = 16_000_000  #: chunks before a segment is written: some 400 MB while they are sorted


class WhooshWriter:
    """The writing port over a folder of generations. *words_held* bounds its memory."""

    def __init__(self, root: Path, *, rebuild: bool = False, words_held: int = WORDS_HELD) -> None:
        self._root, self._words_held = root, words_held
        with _Guard(root):
            root.mkdir(parents=True, exist_ok=True)
            self._lock = WriteLock(root)
        self._open = True
        try:
            with _Guard(root):
                self._start(rebuild=rebuild)
        except BaseException:
            self._lock.release()
            raise

    def _start(self, *, rebuild: bool) -> None:
        self._part = generations.start(self._root)
        self._base = None if rebuild else _base(self._root)
        self.reading = self._base.listing.reading if self._base else ""
        self._codec, self._storage = ArrayCodec(), FileStorage(str(self._part))
        self._next_id = self._base.listing.next_id if self._base else 1
        self._slots = slots.inherited(self._base) if self._base else []
        self._builder: SegmentBuilder | None = None
        self._pending: set[int] = set()
        self._changed = self._base is None
        # By id: the slot, and the number there; the slot after the last is the one being filled.
        self._places = slots.places(self._base) if self._base else {}

    def hashes(self) -> dict[str, str]:
        """Return the sha256 by id of the releases in the generation this one starts from."""
        return live_hashes(self._base) if self._base else {}

    def add(self, release: Release) -> None:
        """Add *release*, in place of any release of the same id."""
        self._check()
        prepared = prepare(release)
        with self._failing():
            self._add(prepared)

    def _add(self, prepared: Prepared) -> None:
        self._forget(prepared.row.id)
        if self._builder is None:
            self._builder = SegmentBuilder(self._codec, self._storage, self._segment())
        self._places[prepared.row.id] = (len(self._slots), self._builder.add(prepared))
        self._changed = True
        if self._builder.words > self._words_held:
            self._flush()

    def remove(self, release_id: str) -> None:
        """Remove the release of that id; removing what is not there does nothing."""
        self._check()
        self._forget(release_id)

    def _forget(self, release_id: str) -> None:
        if place := self._places.pop(release_id, None):
            slot, number = place
            filling = slot == len(self._slots)
            (self._pending if filling else self._slots[slot].deleted).add(number)
            self._changed = True

    def commit(self) -> str:
        """Put the new generation in service, durably, and return its name."""
        self._check()
        with self._failing():
            name = self._publish()
        self._close()
        return name

    def _publish(self) -> str:
        if self._base and self._is_as_before(self._base):
            return self._base.name
        self._flush()
        self._merge()
        self._write_listing()
        return generations.publish(self._part, SCHEMA, self._link())

    def _is_as_before(self, base: Contents) -> bool:
        same = not self._changed and self.reading == base.listing.reading
        return same and _in_service(self._root) == base.name

    def _flush(self) -> None:
        if self._builder is None:
            return
        slot = self._written(self._builder.finish(), self._builder.releases)
        self._builder = None
        slot.deleted, self._pending = self._pending, set()
        self._slots.append(slot)

    def _written(self, segment: ArraySegment, releases: int) -> Slot:
        return slots.written(self._part, Listed(segment.segid, segment.doc_count_all(), releases))

    def _segment(self) -> ArraySegment:
        self._next_id += 1
        return self._codec.new_segment(f"{self._next_id - 1:06d}")

    def _merge(self) -> None:
        kept, joined = slots.to_merge(self._slots)
        if joined:
            segment = merge(self._codec, self._storage, self._segment(), [slot.mark() for slot in joined])
            kept.append(self._written(segment, sum(slot.alive for slot in joined)))
        for slot in self._slots:
            if slot not in kept:
                slot.erase()
        self._slots = kept

    def _write_listing(self) -> None:
        readers = [slot.mark().releases for slot in self._slots]
        (self._part / columns.FILE).write_bytes(columns.generation_columns(readers))
        listing = Listing(tuple(slot.listed for slot in self._slots), self._next_id, self.reading)
        (self._part / LISTING).write_bytes(msgspec.json.encode(listing))

    def _link(self) -> dict[str, FileSum]:
        """Share the files of unchanged segments with the generation before; return their sums."""
        sums = {}
        for slot in self._slots:
            if slot.folder is None and self._base:
                for name in file_names(slot.listed.id):
                    generations.inherit(self._root / self._base.name, self._part, name)
                    sums[name] = self._base.sums[name]
        return sums

    def discard(self) -> None:
        """Forget everything since opening; the generation in service stays."""
        if self._open:
            self._close()

    def _close(self) -> None:
        self._open = False
        if self._builder:
            self._builder.abandon()
        shutil.rmtree(self._part, ignore_errors=True)
        self._lock.release()

    def _check(self) -> None:
        if not self._open:
            raise SearchError(f"this writer of {self._root} is closed: open another")

    def _failing(self) -> _Guard:
        """Give up the whole generation at the first thing that goes wrong."""
        return _Guard(self._root, self.discard)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self.discard()
        elif self._open:
            self.commit()


class _Guard:
    """Says of what the disk refuses which file it was; *give_up* is called at anything that goes wrong.

    A class, since every release passes through one: a generator takes three times as long.
    """

    def __init__(self, root: Path, give_up: Callable[[], None] | None = None) -> None:
        self._root, self._give_up = root, give_up

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and self._give_up:
            self._give_up()
        if isinstance(error, OSError):
            where = error.filename or self._root
            reason = f"cannot write {where}: {error.strerror}; the last good index stays"
            raise IndexUnwritable(reason) from error


def _base(root: Path) -> Contents | None:
    try:
        return generations.open_newest(root, lambda name: open_contents(root, name, {}, whole=True))
    except IndexMissing:
        return None


def _in_service(root: Path) -> str | None:
    try:
        return generations.current(root)
    except IndexDamaged:
        return None


def live_hashes(contents: Contents) -> dict[str, str]:
    """Return the sha256 by id of the releases of a generation."""
    segments = [source.releases.columns for source in contents.sources]
    ids, sums = ([each for own in segments for each in own.strings(name).all()] for name in ("id", "sha256"))
    live = contents.columns["live"].tolist()
    return {id_: sum_ for id_, sum_, alive in zip(ids, sums, live, strict=True) if alive}
