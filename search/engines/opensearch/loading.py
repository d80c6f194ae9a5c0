"""Many documents to a cluster, as fast as it takes them and no faster.

Every item of every answer is looked at. What the cluster was too busy for is sent again, later and later;
what it never answered is sent again as well, since sending twice is the same as sending once.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import IO, Final, Literal, TypeAlias

from search.engines.opensearch.cluster import FIRST_WAIT, LONG, LONGEST_WAIT, PATIENCE, Cluster
from search.engines.opensearch.failures import GenerationGone, Refused, unwritable
from search.engines.opensearch.wire import encode
from search.errors import EngineUnavailable, SearchError

BATCH: Final = 4 << 20  #: bytes of one request; 5 to 15 MB are no faster, and cost the cluster more memory
FLIGHTS: Final = 4  #: requests under way at once: enough for two nodes to be always busy
Kind: TypeAlias = Literal["index", "create", "delete"]
_LATER: Final = frozenset({429, 502, 503, 504})

_jitter = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Operation:
    """One document to be written, made unless it is there, or removed."""

    kind: Kind
    index: str
    key: str
    content: bytes = b""

    def lines(self) -> bytes:
        """Return it as the cluster takes it."""
        head = encode({self.kind: {"_index": self.index, "_id": self.key}}) + b"\n"
        return head if self.kind == "delete" else head + self.content + b"\n"


@dataclass(slots=True)
class Loader:
    """Sends operations in large requests, several at once. Two of one document keep their order."""

    cluster: Cluster
    patience: float = PATIENCE
    _waiting: list[Operation] = field(default_factory=list)
    _names: set[tuple[str, str]] = field(default_factory=set)
    _size: int = 0
    _under_way: dict[Future[None], set[tuple[str, str]]] = field(default_factory=dict)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(FLIGHTS))

    def add(self, operation: Operation) -> None:
        """Take an operation; it is sent soon. Raises what an earlier one failed with."""
        name = (operation.index, operation.key)
        if name in self._names or any(name in names for names in self._under_way.values()):
            self.settle()
        self._waiting.append(operation)
        self._names.add(name)
        self._size += len(operation.content) + 100
        if self._size >= BATCH:
            self._send()

    def _send(self) -> None:
        while len(self._under_way) >= FLIGHTS:
            self._reap(wait(self._under_way, return_when=FIRST_COMPLETED).done)
        batch, self._waiting, self._size = self._waiting, [], 0
        names, self._names = self._names, set()
        self._under_way[self._pool.submit(load, self.cluster, batch, self.patience)] = names

    def _reap(self, done: set[Future[None]]) -> None:
        for future in done:
            del self._under_way[future]
        for future in done:
            future.result()

    def settle(self) -> None:
        """Return when everything is acknowledged. Raises what any of it failed with."""
        if self._waiting:
            self._send()
        self._reap(wait(self._under_way).done)

    def close(self) -> None:
        """Wait for what is under way; send nothing more."""
        self._waiting = []
        self._pool.shutdown(wait=True, cancel_futures=True)


class Spool:
    """Changes kept in a temporary file, of each document the last one only."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(prefix="onrecord-")  # noqa: SIM115 - closed by `close`
        self._places: dict[tuple[str, str], tuple[Kind, int, int]] = {}

    def __len__(self) -> int:
        return len(self._places)

    def add(self, operation: Operation) -> None:
        """Take an operation."""
        start = self._file.tell()
        self._file.write(operation.content)
        self._places[operation.index, operation.key] = (operation.kind, start, len(operation.content))

    def pour(self, loader: Loader) -> None:
        """Give *loader* what was taken."""
        for (index, name), (kind, start, size) in self._places.items():
            self._file.seek(start)
            loader.add(Operation(kind, index, name, self._file.read(size)))

    def close(self) -> None:
        """Forget everything."""
        self._file.close()


def load(cluster: Cluster, operations: Sequence[Operation], patience: float = PATIENCE) -> None:
    """Write *operations*, each acknowledged. Raises EngineUnavailable, IndexUnwritable, SearchError."""
    end, pause = time.monotonic() + patience, FIRST_WAIT
    left: Sequence[Operation] = operations
    reason: SearchError | None = None
    while True:
        try:
            left, reason = _sent(cluster, left)
        except EngineUnavailable as error:
            reason = error
        if not left:
            return
        if time.monotonic() + pause > end:
            raise reason or EngineUnavailable("opensearch did not take all that was written")
        time.sleep(pause * _jitter.uniform(0.5, 1.5))
        pause = min(2 * pause, LONGEST_WAIT)


def _sent(cluster: Cluster, operations: Sequence[Operation]) -> tuple[list[Operation], SearchError | None]:
    """Return the operations that have to be sent again, and why. Raises for one that never will be taken."""
    content = b"".join(operation.lines() for operation in operations)
    path = "/_bulk?filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason"
    try:
        answer = cluster.do("POST", path, content, timeout=LONG)
    except Refused as error:
        if error.status in _LATER:
            return list(operations), _meaning(error)
        raise
    if not answer["errors"]:
        return [], None
    again: list[Operation] = []
    reason: SearchError | None = None
    for operation, item in zip(operations, answer["items"], strict=True):
        refused = _refused(operation, item[operation.kind])
        if refused is not None:
            again.append(operation)
            reason = refused
    return again, reason


def _refused(operation: Operation, item: dict[str, object]) -> SearchError | None:
    """Return why an item has to be sent again, None when it is done. Raises for one never to be taken."""
    status = int(str(item["status"]))
    if status < 300 or (status, operation.kind) in ((409, "create"), (404, "delete")):
        return None
    error = item.get("error")
    kind, why = (error.get("type", ""), error.get("reason", "")) if isinstance(error, dict) else ("", "")
    refused = Refused(
        f"opensearch refuses a release with {status} {kind}: {str(why)[:200]}", status, str(kind)
    )
    if status in _LATER or kind == "cluster_block_exception":
        return _meaning(refused)
    if kind == "index_not_found_exception":
        raise GenerationGone(f"{operation.index} was removed while it was written: run again")
    raise refused


def _meaning(error: Refused) -> SearchError:
    return unwritable(error) or EngineUnavailable(f"opensearch is too busy: {error}")
