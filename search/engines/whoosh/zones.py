"""Writing the two fields of a zone: a stem with only one printed form is written once for both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from search.engines.whoosh.arrays import Array, Flags, Ints
from search.engines.whoosh.codec import FieldWriter
from search.engines.whoosh.fields import Zone
from search.engines.whoosh.inverting import Bounds, Words, inverted
from search.engines.whoosh.records import Flat


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a zone in order, and by pair (a word and its stem) which two terms it is."""

    stemmed: list[bytes]
    exact: list[bytes]
    stem_of: Array
    exact_of: Array


def terms(stems: Sequence[str], forms: Sequence[str]) -> Terms:
    """Return the terms of pairs, by the stem and the form of each."""
    stemmed, stem_of = _ranked(stems)
    exact, exact_of = _ranked(forms)
    return Terms(stemmed, exact, stem_of, exact_of)


def _ranked(strings: Sequence[str]) -> tuple[list[bytes], Array]:
    """Return the different strings as bytes, ascending, and the place of each of *strings* among them."""
    ascending = sorted(set(strings))  # by code points, which is the order of their bytes in UTF-8 too
    places = {string: place for place, string in enumerate(ascending)}
    ranks = np.fromiter(map(places.__getitem__, strings), np.uint32, len(strings))
    return [string.encode() for string in ascending], ranks


@dataclass(frozen=True, slots=True)
class Written:
    """The words of a zone: their *lengths* by document, and what gives them in batches, numbered by pair.

    *used*: which pairs there are; *positions*: what all positions are below.
    """

    terms: Terms
    used: Flags
    lengths: Ints
    positions: int
    read: Callable[[], Iterable[Words]]

    def postings(self, term_of: Array, terms: int, chosen: Array) -> Iterator[Flat]:
        """Yield the postings of the *terms* terms of which each pair is one; of *chosen* pairs only."""
        bounds = Bounds(int(self.lengths.sum()), terms, len(self.lengths), self.positions)
        return inverted(lambda: _translated(self.read(), term_of, chosen), bounds)


def _translated(batches: Iterable[Words], term_of: Array, chosen: Array) -> Iterator[Words]:
    """Yield words by the numbers of their terms in place of those of their pairs, the *chosen* ones only."""
    for words in batches:
        pairs, documents, positions = words.terms, words.documents, words.positions
        if not chosen.all():
            kept = np.flatnonzero(chosen[pairs])
            pairs, documents, positions = pairs[kept], documents[kept], positions[kept]
        yield Words(term_of[pairs], documents, positions)


def write_zone(writer: FieldWriter, zone: Zone, written: Written) -> Ints:
    """Write the terms of *zone* and where they stand; return how many words each document has."""
    made, used = written.terms, written.used
    exact = written.postings(made.exact_of, len(made.exact), np.ones(len(used), np.bool_))
    extents = writer.write_field(zone.exact, made.exact, exact)
    if zone.stemmed != zone.exact:
        shared = _shared(made, extents, used)
        stemmed = written.postings(made.stem_of, len(made.stemmed), (shared == 0)[made.stem_of])
        writer.write_field(zone.stemmed, made.stemmed, stemmed, shared)
    return written.lengths


def _shared(made: Terms, extents: Array, used: Array) -> Array:
    """Return by stem the extent of its only form, 0 when it has more, or the form has other stems."""
    both = made.stem_of[used].astype(np.uint64) << np.uint64(32) | made.exact_of[used]
    both = np.unique(both)  # a word in two languages is two pairs, of the same terms perhaps
    stems, forms = (both >> np.uint64(32)).astype(np.int64), (both & np.uint64(0xFFFF_FFFF)).astype(np.int64)
    alone = (np.bincount(stems)[stems] == 1) & (np.bincount(forms)[forms] == 1)
    shared = np.zeros(len(made.stemmed), "<u8")
    shared[stems[alone]] = extents[forms[alone]]
    return shared
