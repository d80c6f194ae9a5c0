"""A run of the indexer: what the paths hold is what the index holds afterwards."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import ClassVar

import msgspec

from indexer.authority import Authority
from indexer.corpus import Refusal, Source, files_of, sources_of
from indexer.errors import CorpusEmpty, WorkerLost
from indexer.reading import Read, Reading, read
from search.engine import IndexWriter
from search.model import Release
from search.parts import WHOLE, Part

BATCH = 32  #: releases handed to a worker at once, so that handing over costs little


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, in releases. *seconds* is wall time.

    *reread*: all were read, since what else decides how they are read was not as it is in the index.
    """

    added: int
    updated: int
    unchanged: int
    removed: int
    refused: tuple[Refusal, ...]
    warnings: tuple[str, ...]
    seconds: float
    reread: bool = False

    @property
    def read(self) -> int:
        """How many releases the paths hold, without those refused."""
        return self.added + self.updated + self.unchanged


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files begun of all, releases seen, and the file of the last one."""

    files: int
    all_files: int
    releases: int
    file: str


def index_paths(
    paths: Sequence[Path],
    writer: IndexWriter,
    authority: Authority,
    *,
    reading: str = "",
    progress: Callable[[Progress], None] | None = None,
    workers: int = 1,
    today: date | None = None,
    part: Part = WHOLE,
) -> Report:
    """Make what *writer* builds hold the releases that *paths* hold, and tell what that took.

    Releases whose bytes are the same as in the index are not read again, unless *reading*, what else decides
    how they are read (`indexer.fingerprint`), is not the same either. Those no longer there are removed;
    one that is there but refused stays as it was. The caller commits. The order of releases, and so the
    result, does not depend on *workers*, the number of processes that read. Of a *part* only those releases
    are read that fall to it, which may be none.
    Raises PathMissing, WorkerLost, and CorpusEmpty if the paths hold nothing: that would empty the index.
    """
    start = monotonic()
    run = _Run(writer, reading, known=writer.hashes())
    places = [(file, path) for path in paths for file in files_of(path)]
    changed = run.changed(_in_part(_sources(places, progress), part))
    for one in _readings(changed, authority, today or date.today(), workers):
        run.take(one)
    if not run.seen and not run.refused and part == WHOLE:
        raise CorpusEmpty(f"no release in {', '.join(map(str, paths))}: the index was not touched")
    return run.finish(start)


def _sources(
    places: Sequence[tuple[Path, Path]], progress: Callable[[Progress], None] | None
) -> Iterator[Source | Refusal]:
    releases = 0
    for number, (file, root) in enumerate(places, 1):
        for source in sources_of(file, root):
            releases += 1
            if progress is not None:
                progress(Progress(number, len(places), releases, source.file))
            yield source


def _in_part(sources: Iterable[Source | Refusal], part: Part) -> Iterator[Source | Refusal]:
    return (source for source in sources if source.id is None or part.has(source.id))


def _readings(
    sources: Iterable[Source], authority: Authority, today: date, workers: int
) -> Iterator[Reading]:
    if workers <= 1:
        yield from (read(source, authority, today=today) for source in sources)
        return
    try:
        yield from _in_processes(iter(sources), (authority, today), workers)
    except BrokenProcessPool as error:
        raise WorkerLost(
            f"one of {workers} processes that read releases was ended, most likely for want of memory; the "
            "index was not touched: try again with --workers 1"
        ) from error


def _in_processes(
    sources: Iterator[Source], setting: tuple[Authority, date], workers: int
) -> Iterator[Reading]:
    # Not forked: a fork of a process that has threads can stand still for ever.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_Worker.start, initargs=setting) as pool:
        pending: deque[tuple[tuple[Source, ...], Future[bytes]]] = deque()
        while batch := tuple(islice(sources, BATCH)):
            pending.append((batch, pool.submit(_Worker.read, batch)))
            if len(pending) > 2 * workers:
                first, read_first = pending.popleft()
                yield from _unpacked(first, read_first.result())
        for first, read_first in pending:
            yield from _unpacked(first, read_first.result())


class _Worker:
    """What a worker process is given once, since what is derived from an authority is kept with it."""

    authority: ClassVar[Authority]
    today: ClassVar[date]

    @classmethod
    def start(cls, authority: Authority, today: date) -> None:
        cls.authority, cls.today = authority, today

    @classmethod
    def read(cls, sources: Sequence[Source]) -> bytes:
        return _packed([read(source, cls.authority, today=cls.today) for source in sources])


# A release and its warnings, or None and why it was refused. Where it lies the parent knows, and the name
# of a file may hold bytes that MessagePack refuses.
_Sent = tuple[Release | None, tuple[str, ...]]
_encode = msgspec.msgpack.Encoder(decimal_format="string").encode
_decode = msgspec.msgpack.Decoder(list[_Sent]).decode


def _packed(readings: Sequence[Reading]) -> bytes:
    """Return *readings* as MessagePack, which takes a seventh of the time of pickling them."""
    sent: list[_Sent] = [
        (None, (each.reason,)) if isinstance(each, Refusal) else (each.release, each.warnings)
        for each in readings
    ]
    return _encode(sent)


def _unpacked(batch: Sequence[Source], packed: bytes) -> Iterator[Reading]:
    for source, (release, told) in zip(batch, _decode(packed), strict=True):
        yield (
            Refusal(source.file, told[0], source.id) if release is None else Read(source.file, release, told)
        )


@dataclass(slots=True)
class _Run:
    """The tally of one run. *known* and *seen* are by id: the hash in the index, the file here."""

    writer: IndexWriter
    reading: str
    known: dict[str, str]
    reread: bool = field(init=False)
    seen: dict[str, str] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    added: int = 0
    updated: int = 0
    unchanged: int = 0

    def __post_init__(self) -> None:
        self.reread = bool(self.known) and self.writer.reading != self.reading

    def changed(self, sources: Iterable[Source | Refusal]) -> Iterator[Source]:
        """Yield the sources that have to be read, each id once."""
        for source in sources:
            first = self.seen.get(source.id) if source.id is not None else None
            if isinstance(source, Refusal):
                self.refused.append(source)
            elif first is not None:
                reason = f"the id {source.id!r} is taken by {first}"
                self.refused.append(Refusal(source.file, reason, source.id))
            elif self.known.get(source.id) == source.sha256 and not self.reread:
                self.unchanged += 1
            else:
                yield source
            if source.id is not None:
                self.seen.setdefault(source.id, source.file)

    def take(self, reading: Reading) -> None:
        """Add what was read to the index, or the refusal to the report."""
        if isinstance(reading, Refusal):
            self.refused.append(reading)
            return
        self.writer.add(reading.release)
        self.warnings += [f"{reading.file}: {warning}" for warning in reading.warnings]
        if reading.release.id in self.known:
            self.updated += 1
        else:
            self.added += 1

    def finish(self, start: float) -> Report:
        """Remove what is no longer there and return the report of the run that began at *start*."""
        vanished = sorted(self.known.keys() - self.seen.keys())
        unknown = [refusal.file for refusal in self.refused if refusal.id is None]
        if vanished and unknown:
            self.warnings.append(
                f"releases not found were kept ({len(vanished)}): they may be in {unknown[0]}"
            )
            vanished = []
        for release_id in vanished:
            self.writer.remove(release_id)
        self._note_reading(stayed=len(self.known) - self.updated - self.unchanged - len(vanished))
        return Report(
            added=self.added,
            updated=self.updated,
            unchanged=self.unchanged,
            removed=len(vanished),
            refused=tuple(self.refused),
            warnings=tuple(self.warnings),
            seconds=monotonic() - start,
            reread=self.reread,
        )

    def _note_reading(self, stayed: int) -> None:
        """Note how the releases were read; *stayed* are as they were before, so it was not in one way."""
        self.writer.reading = "" if self.reread and stayed else self.reading
