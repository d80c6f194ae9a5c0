"""The two ports: what an index can be asked, and how one is written. Engines implement them.

They are separate, so that what only reads (`web`) is never handed a way to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from search.model import Facts, IndexStatus, Release, Result, SearchRequest

DEFAULT_INDEX = "index"


@dataclass(frozen=True, slots=True)
class Matching:
    """All releases that match a request, in its order; in memory are those only that are being read.

    They may be gone through again: each time the same *total* releases of one *generation*, or
    EngineUnavailable is raised on the way. *read* begins to go through them.
    """

    generation: str
    total: int
    read: Callable[[], Iterator[Release]]

    def __iter__(self) -> Iterator[Release]:
        return self.read()


class Searcher(Protocol):
    """Answers from one index. Safe to share between threads.

    A newer generation is picked up without reopening; each single answer comes from one generation.
    """

    def search(self, request: SearchRequest) -> Result:
        """Return the page of hits that *request* asks for, best first; ties by date (newest first), then id.

        Raises QuerySyntaxError, QueryTooLarge, RequestInvalid for a request that the reader can mend,
        and EngineUnavailable or another SearchError when the index cannot answer.
        """

    def facts(self, request: SearchRequest, *, limit: int) -> Facts:
        """Return at most *limit* facts of the releases that match *request*; its page and size do not count.

        A quantity in the query keeps the facts that satisfy it, a selected unit or kind those of it. Releases
        go by date, newest first unless *request* sorts by oldest, then by id, undated ones last. The first
        `stated.MAX_RELEASES` are looked into. No word is let go: no match, no facts. Raises as `search`.
        """

    def matching(self, request: SearchRequest) -> Matching:
        """Return everything that matches *request*, however much; its page and size do not count.

        The order is that of `search`. No word is let go: no match, no releases. Raises as `search`.
        """

    def get(self, release_id: str) -> Release | None:
        """Return the release, or None when there is none of that id."""

    def suggest(self, text: str, limit: int = 8) -> tuple[str, ...]:
        """Return at most *limit* query texts that go on as *text* does, each kind most frequent first.

        Words that complete the last one, then phrases of titles and names: see `search.completing`.
        """

    def status(self) -> IndexStatus:
        """Return what is in service now."""

    def hashes(self) -> dict[str, str]:
        """Return the sha256 of every release by its id: what an incremental run compares with."""

    def close(self) -> None:
        """Give back files and memory. The searcher is not usable after it."""


class IndexWriter(Protocol):
    """Builds the next generation of one index: all or nothing, readers undisturbed.

    Use as a context manager: leaving it normally commits, leaving it by an exception discards.

    *reading* names the way in which the releases were read. It begins as what was committed with the
    generation this one starts from, "" with none; what it is at the commit stays with the new generation.
    """

    reading: str

    def add(self, release: Release) -> None:
        """Add *release*, in place of any release of the same id."""

    def remove(self, release_id: str) -> None:
        """Remove the release of that id; removing what is not there does nothing."""

    def hashes(self) -> dict[str, str]:
        """Return the sha256 by id of the releases in the generation this one starts from."""

    def commit(self) -> str:
        """Put the new generation in service, durably, and return its name."""

    def discard(self) -> None:
        """Forget everything since opening; the generation in service stays."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
