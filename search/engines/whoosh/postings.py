"""The postings of one term in one segment: one flat little-endian record, or none at all.

    u8 widths | documents, positions: u8 or u32 each | u32 first document
    steps from each document to the next | positions, document by document | frequencies, unless all are 1

An extent says where: a term that stands in one place has that place in its extent and no record, which is
every second one. A width is 1, 2 or 4 bytes, as small as the largest value allows. Reading makes views, and
sums of the steps; nothing is changed, so any number of threads may read one map.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

from search.engines.checked import Content
from search.engines.whoosh.arrays import Array, Ints

SHORT = struct.Struct("<BBBI")  #: fewer than 256 documents and positions
LONG = struct.Struct("<BIII")
IS_LONG = 1 << 6  #: in the byte of widths; below it two bits a part: no bytes, one, two, four
CODES = {0: 0, 1: 1, 2: 2, 4: 3}
WIDTHS = (0, 1, 2, 4)
_TYPES: dict[int, np.dtype[Any]] = {1: np.dtype("u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}
POSITION = (1 << 31) - 1  #: the largest that an extent has room for


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands. *frequencies* None: once in each document."""

    documents: Array
    frequencies: Array | None
    positions: Array

    def counts(self) -> Ints:
        """Return how often the term stands in each document."""
        if self.frequencies is None:
            return np.ones(len(self.documents), np.int64)
        return self.frequencies.astype(np.int64)

    def starts(self) -> Ints:
        """Return where each document's positions begin, and where the last one's end."""
        starts = np.zeros(len(self.documents) + 1, np.int64)
        np.cumsum(self.counts(), out=starts[1:])
        return starts


def lone(extent: int) -> tuple[int, int] | None:
    """Return the only document and position of the term with that *extent*, None when it has a record."""
    return (extent >> 32, extent >> 1 & POSITION) if extent & 1 else None


def decode(content: Content, extent: int) -> Postings:
    """Return the postings that *extent* stands for; *content* is the segment's file of records."""
    if place := lone(extent):
        return Postings(np.array(place[:1]), None, np.array(place[1:]))
    offset = extent >> 1
    head = content[offset : offset + LONG.size]
    form = LONG if head[0] & IS_LONG else SHORT
    widths, count, places, first = form.unpack_from(head)
    wide, place_wide, repeat_wide = WIDTHS[widths & 3], WIDTHS[widths >> 2 & 3], WIDTHS[widths >> 4 & 3]
    middle, last = wide * count, wide * count + place_wide * places
    offset += form.size
    body = content[offset : offset + last + repeat_wide * count]
    documents = np.cumsum(np.frombuffer(body, _TYPES[wide], count), dtype=np.int64)
    documents += first
    positions = np.frombuffer(body, _TYPES[place_wide], places, middle)
    frequencies = np.frombuffer(body, _TYPES[repeat_wide], count, last) if repeat_wide else None
    return Postings(documents, frequencies, positions)
