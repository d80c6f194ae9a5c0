"""The postings of one term in one segment: one flat little-endian record.

    u32 documents | u32 positions | width of a document number, a position, a frequency | 0
    document numbers, ascending | positions, document by document | frequencies, unless all are 1

A width is in bytes, as small as the largest value allows; 0 means the part is left out. Reading makes
views, copies nothing and changes nothing, so any number of threads may read one map.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

from search.engines.whoosh.arrays import Array, Ints, narrow

_HEAD = struct.Struct("<IIBBBB")
_ONE = {2: struct.Struct("<IIBBBBHH"), 4: struct.Struct("<IIBBBBII")}
_TYPES: dict[int, np.dtype[Any]] = {1: np.dtype("u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}
ALIGN = 4  #: bytes between the beginnings of records, for the widest type in them


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


def encode(postings: Postings) -> bytes:
    """Return the record of *postings*, padded to a multiple of ALIGN."""
    if len(postings.positions) == 1:
        return _encode_one(int(postings.documents[0]), int(postings.positions[0]))
    documents = narrow(postings.documents)
    positions, frequencies = narrow(postings.positions), postings.frequencies
    repeats = None if frequencies is None or int(frequencies.max()) == 1 else narrow(frequencies)
    head = _HEAD.pack(
        len(documents),
        len(positions),
        documents.itemsize,
        positions.itemsize,
        repeats.itemsize if repeats is not None else 0,
        0,
    )
    record = b"".join(
        (head, documents.tobytes(), positions.tobytes(), repeats.tobytes() if repeats is not None else b"")
    )
    return record + bytes(-len(record) % ALIGN)


def _encode_one(document: int, position: int) -> bytes:
    """Return the record of a term that stands in one place: every second one, so it has its own short way."""
    width = 2 if max(document, position) < 1 << 16 else 4
    return _ONE[width].pack(1, 1, width, width, 0, 0, document, position)


def decode(content: memoryview, offset: int) -> Postings:
    """Return views of the record at *offset*."""
    count, places, wide, place_wide, repeat_wide, _ = _HEAD.unpack_from(content, offset)
    offset += _HEAD.size
    documents = np.frombuffer(content, _TYPES[wide], count, offset)
    offset += wide * count
    positions = np.frombuffer(content, _TYPES[place_wide], places, offset)
    offset += place_wide * places
    frequencies = np.frombuffer(content, _TYPES[repeat_wide], count, offset) if repeat_wide else None
    return Postings(documents, frequencies, positions)
