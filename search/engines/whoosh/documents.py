"""What a segment keeps a release and a passage: lengths, stored releases, dates, facet values.

Whoosh asks by document, that is by passage; ours by release. A release's passages stand together, and its
stored form belongs to the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from whoosh.codec.base import PerDocumentReader

from search.engines.checked import Content
from search.engines.whoosh import stored
from search.engines.whoosh.arrays import Array, Arrays, Flags, Ints
from search.engines.whoosh.fields import ZONE_OF, ZONES

COLUMNS = ".col"
STORED = ".sto"


class ReleaseReader(PerDocumentReader):  # type: ignore[misc]
    """The columns of one segment. *live* None: nothing in it is deleted."""

    def __init__(self, columns: Arrays, content: Content, live: Flags | None) -> None:
        self.columns, self._content, self.live = columns, content, live
        self.first: Ints = columns.ints("first")
        self.release_of = np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))
        self._ends = columns["stored.ends"]

    @property
    def releases(self) -> int:
        """How many releases the segment has, deleted ones included."""
        return len(self.first) - 1

    @property
    def alive(self) -> Flags:
        """Which releases are not deleted."""
        return np.ones(self.releases, np.bool_) if self.live is None else self.live

    def stored(self, release: int) -> bytes:
        """Return a release as MessagePack. Raises IndexDamaged."""
        start = int(self._ends[release - 1]) if release else 0
        return stored.unpack(self._content[start : int(self._ends[release])], self._dictionary)

    @cached_property
    def _dictionary(self) -> bytes:
        return self.columns["stored.dictionary"].tobytes()

    def packed(self) -> Iterator[bytes]:
        """Yield each live release as MessagePack, in order."""
        for number in range(self.releases):
            if self.live is None or self.live[number]:
                yield self.stored(number)

    def lengths(self) -> dict[str, Ints]:
        """Return by zone how many words each passage of a live release has."""
        kept = np.ones(len(self.release_of), np.bool_) if self.live is None else self.live[self.release_of]
        return {zone.stemmed: self.columns.ints(f"length.{zone.stemmed}")[kept] for zone in ZONES}

    # What Whoosh's own readers and scorers ask.

    def doc_count_all(self) -> int:
        """Return the number of passages."""
        return len(self.release_of)

    def doc_count(self) -> int:
        """Return the number of passages that are not deleted."""
        return self.doc_count_all() - len(self.deleted_docs())

    def has_deletions(self) -> bool:
        """Return whether any passage is deleted."""
        return self.live is not None

    def is_deleted(self, docnum: int) -> bool:
        """Return whether a passage is deleted."""
        return self.live is not None and not self.live[self.release_of[docnum]]

    def deleted_docs(self) -> list[int]:
        """Return the passages that are deleted."""
        return [] if self.live is None else np.flatnonzero(~self.live[self.release_of]).tolist()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return how many terms a field of a passage has."""
        return int(self._lengths(fieldname)[docnum]) or default

    def field_length(self, fieldname: str) -> int:
        """Return how many terms a field has in all passages."""
        return int(self._lengths(fieldname).sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        """Return the fewest terms that a field of a passage has."""
        return int(self._lengths(fieldname).min())

    def max_field_length(self, fieldname: str) -> int:
        """Return the most terms that a field of a passage has."""
        return int(self._lengths(fieldname).max())

    def _lengths(self, fieldname: str) -> Array:
        return self.columns[f"length.{ZONE_OF[fieldname].stemmed}"]

    def stored_fields(self, docnum: int) -> dict[str, bytes]:
        """Return the stored release with its first passage, nothing with the others."""
        release = int(self.release_of[docnum])
        return {"release": self.stored(release)} if self.first[release] == docnum else {}
