"""The writing port over a cluster: a new generation from nothing, or changes to the one in service.

A new generation is loaded beside the one in service, by one process or by several, and interrupted anywhere
it is gone on with. Changes are collected on this machine and sent at the commit; readers see them at once,
when the index is refreshed after the last of them.
"""

from __future__ import annotations

from types import TracebackType
from typing import Self

from search.engines.opensearch import generations, publishing
from search.engines.opensearch.address import Address
from search.engines.opensearch.cluster import LONG, PATIENCE, Cluster
from search.engines.opensearch.documents import Document, document, key
from search.engines.opensearch.generations import Generation, Meta
from search.engines.opensearch.loading import Loader, Operation, Spool
from search.engines.opensearch.locking import Lock
from search.engines.opensearch.publishing import PartDone
from search.engines.opensearch.schema import SCHEMA, index_body, words_body
from search.engines.opensearch.searcher import hashes
from search.engines.opensearch.vocabulary import SAMPLE, Vocabulary
from search.errors import IndexLocked, IndexMissing, SearchError
from search.model import Release
from search.parts import WHOLE, Part


class OpenSearchWriter:
    """The writing port. *intended*: how the releases will be read; with it, an interrupted build is resumed.

    With a *part*, only the releases of that part are its business, and the commit leaves the build out of
    service until `publishing.publish`. *patience* is how long the cluster may refuse, in seconds.
    """

    def __init__(
        self,
        address: Address,
        *,
        rebuild: bool = False,
        intended: str = "",
        part: Part | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._address, self._part, self._intended = address, part or WHOLE, intended
        self._cluster, self._patience = Cluster(address, seconds=LONG), patience
        self._lock: Lock | None = None
        self._loader = Loader(self._cluster, patience)
        self._spool, self._added = Spool(), 0
        self._open = True
        try:
            held = None if rebuild or part else self._held()
            self._builds = held is None
            self._generation = held or self._started()
            self._lock = self._locked(self._generation) if self._part.of == 1 else None
            self._base = self._known()
            from_nothing = self._builds and not self._base
            self._vocabulary = Vocabulary(self._generation.words, sample=SAMPLE if from_nothing else 0)
        except BaseException:
            self._close()
            raise
        self.reading = self._generation.meta.reading or (intended if self._base and self._builds else "")
        self._reading_before = self.reading

    def _locked(self, generation: Generation) -> Lock:
        return Lock(self._cluster, generation, patience=self._patience)

    def _held(self) -> Generation | None:
        try:
            return generations.in_service(self._cluster, self._address.name)
        except IndexMissing:
            return None

    def _started(self) -> Generation:
        """Return the generation to build: one that was interrupted, one of other parts, or a new one."""
        known = generations.all_of(self._cluster, self._address.name)
        for each in known:
            if not each.meta.built and self._goes_on_with(each):
                return each
        meta = Meta(SCHEMA, intended=self._intended, parts=self._part.of)
        made = Generation(generations.next_index(self._address.name, known), meta)
        said = {"schema": meta.schema, "intended": meta.intended, "parts": meta.parts}
        generations.create(self._cluster, made.words, words_body(said))
        if not generations.create(self._cluster, made.index, index_body(self._address.layout, said)):
            return self._started()
        return made

    def _goes_on_with(self, unfinished: Generation) -> bool:
        """Whether this build is part of *unfinished*; if not, it is removed, unless others may be at it."""
        meta = unfinished.meta
        same = (SCHEMA, self._intended, self._part.of) == (meta.schema, meta.intended, meta.parts)
        if same and self._intended:
            return True
        if self._part.of > 1:
            raise IndexLocked(
                f"{unfinished.index} is being built in {meta.parts} parts, or from other authority files: "
                "wait for it, or remove it with `onrecord index --rebuild`"
            )
        lock = self._locked(unfinished)
        generations.remove(self._cluster, unfinished.index)
        lock.release()
        return False

    def _known(self) -> dict[str, str]:
        self._cluster.insist("POST", f"/{self._generation.index}/_refresh")
        known = hashes(self._cluster, self._generation.index)
        return {id_: sum_ for id_, sum_ in known.items() if self._part.has(id_)}

    def hashes(self) -> dict[str, str]:
        """Return the sha256 by id of the releases that this one starts from."""
        return dict(self._base)

    def add(self, release: Release) -> None:
        """Add *release*, in place of any release of the same id."""
        self.add_document(document(release))

    def add_document(self, made: Document) -> None:
        """Add a release of which the document is made already."""
        self._check()
        for operation in (*self._vocabulary.met(made.words), self._written(made)):
            self._take(operation)
        self._added += 1
        if self._builds and self._added == publishing.WORTH_WAITING // 2:
            self._end_segments()

    def _end_segments(self) -> None:
        """Make segments of what is written: a shard of one is not merged, and keeps all as it was sent."""
        self._loader.settle()
        self._cluster.insist("POST", f"/{self._generation.index}/_refresh")

    def _written(self, made: Document) -> Operation:
        return Operation("index", self._generation.index, made.key, made.content)

    def remove(self, release_id: str) -> None:
        """Remove the release of that id; removing what is not there does nothing."""
        self._check()
        self._take(Operation("delete", self._generation.index, key(release_id)))

    def _take(self, operation: Operation) -> None:
        if self._builds:
            self._loader.add(operation)
        else:
            self._spool.add(operation)

    def commit(self) -> str:
        """Put what was written in service, and return the name of the generation.

        A part of several is noted as complete instead. Raises IndexLocked when another process has changed
        the index meanwhile: nothing was written, run again.
        """
        self._check()
        try:
            if self._lock:
                self._lock.check()
            done = self._built() if self._builds else self._changed()
        except BaseException:
            self._close()
            raise
        self._close()
        return done.name

    def _built(self) -> Generation:
        for operation in self._vocabulary.common():
            self._take(operation)
        self._loader.settle()
        done = PartDone(self._part, self._count(), self.reading)
        publishing.note_part(self._cluster, self._generation, done)
        if self._part.of > 1:
            return self._generation
        return publishing.finish(self._cluster, self._address, self._generation)

    def _count(self) -> int:
        """Return how many releases of this part there are."""
        index = self._generation.index
        self._cluster.insist("POST", f"/{index}/_refresh")
        if self._part.of > 1:
            return sum(map(self._part.has, hashes(self._cluster, index)))
        return int(self._cluster.insist("GET", f"/{index}/_count")["count"])

    def _changed(self) -> Generation:
        if not len(self._spool) and self.reading == self._reading_before:
            return self._generation
        if self._held() != self._generation:
            raise IndexLocked(f"{self._address} was changed by another process meanwhile: run again")
        self._spool.pour(self._loader)
        self._loader.settle()
        for index in (self._generation.words, self._generation.index):
            self._cluster.insist("POST", f"/{index}/_refresh")
        changed = self._generation.committed(self.reading)
        generations.note(self._cluster, changed)
        return changed

    def discard(self) -> None:
        """Forget everything since opening; the generation in service stays.

        What was loaded of a new generation is kept if the next run can go on with it.
        """
        if not self._open:
            return
        self._close()
        if self._builds and not self._intended:
            cluster = Cluster(self._address)
            generations.remove(cluster, self._generation.index)
            cluster.close()

    def _close(self) -> None:
        self._open = False
        self._loader.close()
        if self._lock:
            self._lock.release()
        self._spool.close()
        self._cluster.close()

    def _check(self) -> None:
        if not self._open:
            raise SearchError(f"this writer of {self._address} is closed: open another")

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
