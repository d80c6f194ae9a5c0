"""Merging segments: live releases in a row, postings renumbered and joined, nothing analysed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
from whoosh.filedb.filestore import Storage

from search.engines.whoosh.arrays import Array, Ints
from search.engines.whoosh.codec import ArrayCodec, ArraySegment, FieldWriter, TermsReader
from search.engines.whoosh.documents import ReleaseReader
from search.engines.whoosh.fields import ZONES, Zone
from search.engines.whoosh.inverting import Bounds, Words, inverted
from search.engines.whoosh.records import Flat
from search.engines.whoosh.rows import ReleaseWriter, joined
from search.engines.whoosh.terms import TermTable

RECORDS = 1 << 20  #: bytes of postings joined at a time, some 40 MB of working memory; one term at least
WORDS = 1 << 14  #: of the largest segment, that are put in order with those of the others at a time
_LONE: Final = 8  #: bytes that a term is counted as which stands in one place


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to merge, opened."""

    terms: TermsReader
    releases: ReleaseReader


@dataclass(frozen=True, slots=True)
class _Field:
    """The terms of one field in all sources. *places*: by source, where its terms are among *words*."""

    name: str
    words: list[bytes]
    places: list[Ints]


def merge(
    codec: ArrayCodec, storage: Storage, segment: ArraySegment, sources: Sequence[Source]
) -> ArraySegment:
    """Write into *segment* the live releases of *sources*, in order, and return it."""
    terms, rows = codec.field_writer(storage, segment), codec.per_document_writer(storage, segment)
    try:
        segment.set_doc_count(_merge(terms, rows, sources))
    finally:
        terms.abandon()
        rows.abandon()
    return segment


def _merge(terms: FieldWriter, rows: ReleaseWriter, sources: Sequence[Source]) -> int:
    renumbered, passages = _renumber(sources)
    for zone in ZONES:
        _merge_zone(terms, zone, sources, renumbered)
    for source in sources:
        for packed in source.releases.packed():
            rows.store(packed)
    lengths = [source.releases.lengths() for source in sources]
    terms.close()
    rows.close(
        joined([source.releases for source in sources]),
        {zone.stemmed: np.concatenate([own[zone.stemmed] for own in lengths]) for zone in ZONES},
        terms.tables,
    )
    return passages


def _renumber(sources: Sequence[Source]) -> tuple[list[Ints], int]:
    """Return each source's new passage numbers, -1 for the deleted ones, and how many there are in all."""
    made, count = [], 0
    for source in sources:
        reader = source.releases
        live = (
            np.ones(reader.doc_count_all(), np.bool_)
            if reader.live is None
            else reader.live[reader.release_of]
        )
        made.append(np.where(live, count + np.cumsum(live) - 1, -1))
        count += int(live.sum())
    return made, count


def _merge_zone(writer: FieldWriter, zone: Zone, sources: Sequence[Source], renumbered: list[Ints]) -> None:
    exact = _field(zone.exact, sources)
    extents = writer.write_field(zone.exact, exact.words, _joined(exact, sources, renumbered))
    if zone.stemmed != zone.exact:
        stemmed = _field(zone.stemmed, sources)
        form_of = _only_forms(stemmed, exact, sources)
        shared = np.where(form_of >= 0, extents[form_of], 0).astype("<u8")
        own = _joined(stemmed, sources, renumbered, form_of >= 0)
        writer.write_field(zone.stemmed, stemmed.words, own, shared)


def _field(name: str, sources: Sequence[Source]) -> _Field:
    tables = [source.terms.table(name) for source in sources]
    words: list[bytes] = []
    places: list[list[Ints]] = [[] for _ in tables]
    for ranges in _ranges(tables):
        own = [table.all(*each) for table, each in zip(tables, ranges, strict=True)]
        found = sorted(set().union(*own))
        numbers = {word: number for number, word in enumerate(found, len(words))}
        for part, made in zip(own, places, strict=True):
            made.append(np.fromiter(map(numbers.__getitem__, part), np.int64, len(part)))
        words += found
    return _Field(name, words, list(map(np.concatenate, places)))


def _ranges(tables: Sequence[TermTable]) -> Iterator[list[tuple[int, int]]]:
    """Yield, part by part of the order of all words, where each table has its share of them."""
    largest = max(tables, key=len)
    starts = [0] * len(tables)
    for place in range(WORDS, len(largest), WORDS):
        word = largest.term(place)
        ends = [table.place(word) for table in tables]
        yield list(zip(starts, ends, strict=True))
        starts = ends
    yield list(zip(starts, map(len, tables), strict=True))


def _joined(
    field: _Field, sources: Sequence[Source], renumbered: list[Ints], left_out: Array | None = None
) -> Iterator[Flat]:
    """Yield the postings of the terms in live releases, but for those *left_out*."""
    for first, past in pairwise(_bounds(field, sources)):
        parts = []
        for source, places, numbers in zip(sources, field.places, renumbered, strict=True):
            start, end = np.searchsorted(places, (first, past)).tolist()
            flat = source.terms.flat(field.name, start, end)
            parts.append(_kept(flat, places[start:end], numbers, left_out))
        terms, documents, positions = map(np.concatenate, zip(*parts, strict=True))
        for flat in _inverted(Words(terms - first, documents, positions), past - first):
            yield replace(flat, terms=flat.terms + first)


def _bounds(field: _Field, sources: Sequence[Source]) -> list[int]:
    """Return the numbers of terms at which to begin anew, so that not too much is joined at a time."""
    sizes = np.zeros(len(field.words), np.int64)
    for source, places in zip(sources, field.places, strict=True):
        sizes[places] += _sizes(source.terms.table(field.name).extents())
    parts = np.cumsum(sizes) // RECORDS
    return [0, *(np.flatnonzero(np.diff(parts)) + 1).tolist(), len(sizes)]


def _sizes(extents: Array) -> Ints:
    """Return about how many bytes of postings the terms with *extents* have."""
    sizes = np.full(len(extents), _LONE, np.int64)
    recorded = np.flatnonzero(extents & 1 == 0)
    recorded = recorded[np.argsort(extents[recorded])]
    sizes[recorded[:-1]] = np.diff(extents[recorded]) >> 1
    return sizes


def _inverted(words: Words, terms: int) -> Iterator[Flat]:
    tops = [int(each.max(initial=0)) + 1 for each in (words.documents, words.positions)]
    return inverted(lambda: [words], Bounds(len(words.terms), terms, *tops))


def _kept(flat: Flat, places: Ints, renumbered: Ints, left_out: Array | None) -> tuple[Ints, Ints, Ints]:
    """Return the occurrences of one source that stay: their terms, documents and positions."""
    terms = np.repeat(places, np.diff(flat.places))
    documents = renumbered[np.repeat(flat.documents, flat.counts)]
    keep = documents >= 0
    if left_out is not None:
        keep &= ~left_out[terms]
    return terms[keep], documents[keep], flat.positions[keep]


def _only_forms(stemmed: _Field, exact: _Field, sources: Sequence[Source]) -> Ints:
    """Return by stem the one word that stands just where it does in every source, -1 if there is none."""
    form_of = _Agreed(len(stemmed.words))
    stem_of = _Agreed(len(exact.words))
    for source, stems, forms in zip(sources, stemmed.places, exact.places, strict=True):
        of, among = (source.terms.table(field.name).extents() for field in (stemmed, exact))
        _, one, other = np.intersect1d(of, among, assume_unique=True, return_indices=True)
        form_of.say(stems, _at(one, forms[other], len(stems)))
        stem_of.say(forms, _at(other, stems[one], len(forms)))
    found = form_of.agreed()
    mutual = np.flatnonzero(found >= 0)
    mutual = mutual[stem_of.agreed()[found[mutual]] == mutual]
    return _at(mutual, found[mutual], len(found))


def _at(places: Ints, values: Ints, size: int) -> Ints:
    """Return *values* at *places* among *size* numbers, the others -1."""
    made = np.full(size, -1)
    made[places] = values
    return made


class _Agreed:
    """What sources say of each of *size* terms, as far as they all say the same."""

    def __init__(self, size: int) -> None:
        self._low, self._high = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)

    def say(self, terms: Ints, said: Ints) -> None:
        """One source says something, -1 for nothing, of each of *terms*."""
        self._low[terms] = np.minimum(self._low[terms], said)
        self._high[terms] = np.maximum(self._high[terms], said)

    def agreed(self) -> Ints:
        """Return what is said of each term, -1 when they differ."""
        return np.where(self._low == self._high, self._high, -1)
