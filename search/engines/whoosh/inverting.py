"""From words in the order of the text to postings in the order of the terms, by one sort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from search.engines.whoosh.arrays import Array, Ints
from search.engines.whoosh.records import Flat

BATCH = 1 << 20  #: occurrences turned into records at a time: some 60 MB of working memory


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of one field: the number of each one's term, its document and its position.

    Documents ascend, and positions in a document; or they do so among the words of one term.
    """

    terms: Array
    documents: Array
    positions: Array


def inverted(stream: Stream) -> Iterator[Flat]:
    """Yield the postings of the terms in *stream*, in ascending order of their numbers, in batches."""
    keys = np.empty(len(stream.terms), np.uint64)
    for start in range(0, len(keys), BATCH):  # in place: nothing else of this size is made
        part = keys[start : start + BATCH]
        part[:] = stream.terms[start : start + BATCH]
        part <<= np.uint64(32)
        part |= np.arange(start, start + len(part), dtype=np.uint64)
    keys.sort()  # by term, then as they stood: faster than a stable argsort
    for batch in _batches(keys):
        order = (batch & np.uint64(0xFFFF_FFFF)).astype(np.int64)
        terms = (batch >> np.uint64(32)).astype(np.int64)
        yield grouped(terms, stream.documents[order], stream.positions[order])


def _batches(keys: Array) -> Iterator[Array]:
    """Yield parts of sorted *keys* of about the size of a batch, none of which parts a term."""
    start = 0
    while start < len(keys):
        end = min(start + BATCH, len(keys))
        if end < len(keys):
            end = int(np.searchsorted(keys, ((keys[end] >> np.uint64(32)) + np.uint64(1)) << np.uint64(32)))
        yield keys[start:end]
        start = end


def grouped(terms: Ints, documents: Array, positions: Array) -> Flat:
    """Return the postings of *terms*, which ascend; *documents* ascend for each, and positions in each."""
    documents = documents.astype(np.int64)
    new_term = np.ones(len(terms), np.bool_)
    np.not_equal(terms[1:], terms[:-1], out=new_term[1:])
    fresh = new_term.copy()
    fresh[1:] |= documents[1:] != documents[:-1]
    first, begins = np.flatnonzero(fresh), np.flatnonzero(new_term)
    return Flat(
        terms[begins],
        documents[first],
        np.diff(first, append=len(terms)),
        positions.astype(np.int64),
        np.append(np.searchsorted(first, begins), len(first)),
        np.append(begins, len(terms)),
    )
