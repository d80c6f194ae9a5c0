"""Where the words of one query stand: each is found and decoded once, however many of its parts ask."""

from __future__ import annotations

from search.engines.whoosh.postings import Postings
from search.engines.whoosh.snapshot import Leaf, Snapshot


class Lookup:
    """What one query has read from *snapshot*; it goes with the query, so that memory follows its words."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._read: dict[tuple[int, str, str], Postings | None] = {}

    def postings(self, leaf: Leaf, field: str, term: str) -> Postings | None:
        """Return where *term* stands in one segment, None when it does not."""
        key = (leaf.passage, field, term)
        if key not in self._read:
            self._read[key] = leaf.terms.postings(field, term.encode())
        return self._read[key]
