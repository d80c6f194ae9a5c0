"""One run at a time changes a generation: a document beside its words says who does, and until when.

Whoever is killed leaves it behind. It lapses, or is taken over at once by a run on the same machine that sees
that the process is gone.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from dataclasses import asdict, dataclass, field
from typing import Final
from uuid import uuid4

import msgspec

from search.engines.opensearch.cluster import PATIENCE, Cluster
from search.engines.opensearch.failures import Json, Refused, unwritable
from search.engines.opensearch.generations import Generation
from search.errors import IndexLocked, SearchError

LAPSE: Final = 120.0  #: seconds after which a run that says nothing is over; clocks may differ by half of it
RENEWAL: Final = 20.0  #: seconds between two signs of life: five may fail
ZONE: Final = "writer"  #: of the document, which is no word
_CONFLICT, _NOT_FOUND = 409, 404
_held: set[str] = set()  #: the tokens of the locks that this process holds


@dataclass(frozen=True, slots=True)
class Holder:
    """The run that may write. *seen*: its last sign of life, in seconds since 1970."""

    host: str = field(default_factory=socket.gethostname)
    process: int = field(default_factory=os.getpid)
    token: str = field(default_factory=lambda: uuid4().hex)
    seen: float = field(default_factory=time.time)

    def is_over(self) -> bool:
        """Whether it has ended without saying so."""
        if time.time() - self.seen > LAPSE:
            return True
        if self.host != socket.gethostname():
            return False
        return self.token not in _held if self.process == os.getpid() else not _runs(self.process)


class Lock:
    """The right to change *generation*, from now until `release`. Raises IndexLocked, naming who has it."""

    def __init__(self, cluster: Cluster, generation: Generation, *, patience: float = PATIENCE) -> None:
        self._cluster, self._patience, self._index = cluster, patience, generation.index
        self._path, self._holder = f"/{generation.words}/_doc/{ZONE}", Holder()
        self._place = self._taken()
        _held.add(self._holder.token)
        self._ending = threading.Event()
        self._renewing = threading.Thread(target=self._renew, name="lock", daemon=True)
        self._renewing.start()

    def _taken(self) -> Json:
        """Return where the document stands in the order of writes: who writes next has to name it."""
        try:
            return self._written({"op_type": "create"})
        except IndexLocked:
            found, holder = self._found()
            if not holder.is_over():
                raise
            return self._written(_after(found))

    def _written(self, condition: dict[str, str]) -> Json:
        said = {"zone": ZONE, "part": asdict(self._holder) | {"seen": time.time()}}
        try:
            return self._cluster.insist("PUT", self._path, said, params=condition, patience=self._patience)
        except Refused as error:
            if error.status != _CONFLICT:
                raise unwritable(error) or error from error
        found, holder = self._found()
        if holder.token == self._holder.token:  # it was written, and only the answer was lost
            return found
        raise IndexLocked(
            f"{self._index} is being written by process {holder.process} on {holder.host}: wait for it; "
            f"if it was killed there, run again after {LAPSE:.0f} seconds"
        )

    def _found(self) -> tuple[Json, Holder]:
        try:
            found = self._cluster.insist("GET", self._path, patience=self._patience)
        except Refused as error:
            if error.status != _NOT_FOUND:
                raise
            raise IndexLocked(f"{self._index} was just written by another process: run again") from error
        return found, msgspec.convert(found["_source"]["part"], Holder)

    def _renew(self) -> None:
        while not self._ending.wait(RENEWAL):
            try:
                self._place = self._written(_after(self._place))
            except SearchError:  # the cluster is away, or another run took over: `check` finds out
                continue

    def check(self) -> None:
        """Raise IndexLocked if another run has taken over meanwhile: this one stood still for too long."""
        self._place = self._written(_after(self._place))

    def release(self) -> None:
        """Let others write. What cannot be said now is known by who comes next."""
        self._ending.set()
        self._renewing.join()
        _held.discard(self._holder.token)
        try:
            self._cluster.do("DELETE", self._path, params=_after(self._place))
        except SearchError:
            return


def _after(place: Json) -> dict[str, str]:
    return {"if_seq_no": str(place["_seq_no"]), "if_primary_term": str(place["_primary_term"])}


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
