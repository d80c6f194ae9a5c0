"""The terms of one field of a segment: in order, in one array, found by halving it.

Beside each is its extent (see `postings`), in as few bytes as a segment needs: a term that stands in one
place has the position of that place in the lowest bits, as many as the largest needs, and the document above.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

import numpy as np

from search.engines.whoosh.arrays import Array, Arrays, Ints, narrow, pack_bytes
from search.engines.whoosh.postings import POSITION
from search.engines.whoosh.shapes import Shapes, shapes

STRETCH = 256  #: terms; 20 KB of a field of 100,000 are kept at hand

_LARGE = 1 << 30  #: bytes
_AHEAD = 64  #: terms looked at behind the last one, for the next that has a record


class TermTable:
    """Terms as bytes, ascending, and the extent of each one's postings."""

    def __init__(self, columns: Arrays, field: str) -> None:
        words, extents = columns.strings(f"words.{field}"), columns[f"extents.{field}"]
        self._words, self._packed, self._extents = words, extents, memoryview(extents.data)
        self._bits = int(columns[f"bits.{field}"][0])

    def __len__(self) -> int:
        return len(self._words)

    def extent(self, term: bytes) -> int | None:
        """Return the extent of *term*, None when there is no such term."""
        place = self.place(term)
        return self.extent_at(place) if place < len(self) and self.term(place) == term else None

    def extent_at(self, place: int) -> int:
        """Return the extent of the term at a place."""
        packed = int(self._extents[place])
        if not packed & 1:
            return packed
        lone = packed >> 1
        return lone >> self._bits << 32 | (lone & (1 << self._bits) - 1) << 1 | 1

    def extents(self, first: int = 0, past: int | None = None) -> Array:
        """Return the extents of the terms from one place to another."""
        packed = self._packed[first:past].astype(np.int64)
        lone = packed >> 1
        unpacked = lone >> self._bits << 32 | (lone & (1 << self._bits) - 1) << 1 | 1
        return np.where(packed & 1 == 1, unpacked, packed)

    def sizes(self, first: int, past: int) -> Ints:
        """Return about how many bytes of postings the terms from one place to another have, 0 for a lone one.

        It is the way to the next record, so it tells for the terms of a field whose records are its own;
        where none follows it is taken to be large.
        """
        packed = self._packed[first : past + _AHEAD].astype(np.int64)
        own = np.flatnonzero(packed & 1 == 0)
        sizes = np.zeros(len(packed), np.int64)
        sizes[own] = np.diff(packed[own], append=packed[own[-1:]] + _LARGE)
        return sizes[: past - first]

    def place(self, term: bytes) -> int:
        """Return how many terms are less than *term*."""
        content, ends = self._words.characters, self._words.ends
        stretch = bisect_left(self._waymarks, term)
        low, high = max(0, (stretch - 1) * STRETCH + 1), min(stretch * STRETCH, len(ends))
        while low < high:
            middle = (low + high) >> 1
            if bytes(content[ends[middle - 1] if middle else 0 : ends[middle]]) < term:
                low = middle + 1
            else:
                high = middle
        return low

    @cached_property
    def _waymarks(self) -> list[bytes]:
        """One term in STRETCH, from the first on: most of the halving is done among them, in C."""
        return [self.term(place) for place in range(0, len(self), STRETCH)]

    def term(self, place: int) -> bytes:
        """Return the term at a place."""
        return bytes(self._words.raw(place))

    def all(self, first: int = 0, past: int | None = None) -> list[bytes]:
        """Return the terms from one place to another."""
        ends = self._words.ends[first:past].tolist()
        start = self._words.ends[first - 1] if first else 0
        content = bytes(self._words.characters[start : ends[-1]]) if ends else b""
        return [
            content[left - start : right - start] for left, right in zip([start, *ends], ends, strict=False)
        ]

    @cached_property
    def shapes(self) -> Shapes:
        """What the terms look like, none of which is empty."""
        return shapes(self._words)

    def items_from(self, prefix: bytes) -> Iterator[tuple[bytes, int]]:
        """Yield the terms from *prefix* on, with their extents."""
        for place in range(self.place(prefix), len(self)):
            yield self.term(place), self.extent_at(place)


def pack_terms(field: str, words: list[bytes], extents: Array) -> dict[str, Array]:
    """Return the arrays that a TermTable reads. *words* ascend; the extent of each is not 0."""
    extents = extents.astype(np.int64)
    lone, positions = extents & 1 == 1, extents >> 1 & POSITION
    bits = int(positions[lone].max(initial=0)).bit_length()
    packed = np.where(lone, (extents >> 32 << bits | positions) << 1 | 1, extents)
    return {
        **pack_bytes(f"words.{field}", words),
        f"extents.{field}": narrow(packed),
        f"bits.{field}": np.array([bits], np.uint8),
    }
