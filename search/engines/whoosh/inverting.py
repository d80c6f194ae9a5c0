"""From words in the order of the text to postings in the order of the terms, by one sort.

What is sorted is one number a word: the term above, its document, its position below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from search.engines.whoosh.arrays import Array
from search.engines.whoosh.records import Flat

BATCH: Final = 1 << 18  #: words turned into records at a time: some 15 MB of working memory
_BITS: Final = 64  #: of what is sorted


@dataclass(frozen=True, slots=True)
class Words:
    """Some words: the number of the term of each, its document and its position."""

    terms: Array
    documents: Array
    positions: Array


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many words there are, or more; all numbers of terms, documents and positions are below these."""

    words: int
    terms: int
    documents: int
    positions: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a key the document and the term begin, in bits from below."""

    document: int
    term: int

    def of(self, keys: Array) -> Array:
        """Return the documents of *keys*."""
        return keys >> np.uint64(self.document) & np.uint64((1 << self.term - self.document) - 1)


def inverted(read: Callable[[], Iterable[Words]], bounds: Bounds) -> Iterator[Flat]:
    """Yield the postings of the words that *read* gives each time, by ascending terms, in batches."""
    document = max(0, bounds.positions - 1).bit_length()
    place = _Place(document, document + max(0, bounds.documents - 1).bit_length())
    step = 1 << _BITS - place.term  # as many terms as a key has room for: all, unless numbers are absurd
    for first in range(0, bounds.terms, step):
        keys = _keys(read(), bounds, range(first, first + step), place)
        keys.sort()
        for batch in _batches(keys, place):
            yield _grouped(batch, first, place)


def _keys(batches: Iterable[Words], bounds: Bounds, terms: range, place: _Place) -> Array:
    keys, filled = np.empty(bounds.words, np.uint64), 0
    for words in batches:
        made = words.terms.astype(np.uint64)
        made -= np.uint64(terms.start)
        made <<= np.uint64(place.term)
        made |= words.documents.astype(np.uint64) << np.uint64(place.document)
        made |= words.positions.astype(np.uint64)
        if terms.stop < bounds.terms or terms.start:
            made = made[(words.terms >= terms.start) & (words.terms < terms.stop)]
        keys[filled : filled + len(made)] = made
        filled += len(made)
    return keys[:filled]


def _batches(keys: Array, place: _Place) -> Iterator[Array]:
    """Yield parts of sorted *keys* of about the size of a batch, none of which parts a term."""
    start = 0
    while start < len(keys):
        end = min(start + BATCH, len(keys))
        if end < len(keys):
            last = (int(keys[end]) >> place.term << place.term) + (1 << place.term) - 1
            end = int(np.searchsorted(keys, np.uint64(last), side="right"))
        yield keys[start:end]
        start = end


def _grouped(keys: Array, above: int, place: _Place) -> Flat:
    """Return the postings of sorted *keys*, whose terms are *above* more than they say."""
    terms, documents = keys >> np.uint64(place.term), keys >> np.uint64(place.document)
    begins = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1]]))
    first = np.flatnonzero(np.concatenate([[True], documents[1:] != documents[:-1]]))
    return Flat(
        terms[begins].astype(np.int64) + above,
        place.of(keys[first]).astype(np.int64),
        np.diff(first, append=len(keys)),
        (keys & np.uint64((1 << place.document) - 1)).astype(np.int64),
        np.append(np.searchsorted(first, begins), len(first)),
        np.append(begins, len(keys)),
    )
