"""Merging segments: live releases in a row, postings renumbered and joined, nothing analysed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge as merge_sorted
from itertools import groupby
from operator import itemgetter

import numpy as np
from whoosh.filedb.filestore import Storage

from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.codec import ArrayCodec, ArraySegment, FieldWriter, TermsReader
from search.engines.whoosh.documents import ReleaseReader, ReleaseWriter
from search.engines.whoosh.fields import FIELDS, WORD_FIELDS
from search.engines.whoosh.postings import Postings


@dataclass(frozen=True, slots=True)
class Source:
    """A segment to merge, opened."""

    terms: TermsReader
    releases: ReleaseReader


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
    listed: dict[str, list[str]] = {name: [] for name in WORD_FIELDS}
    for name in FIELDS:
        terms.start_field(name)
        for term, found in _joined(name, sources, renumbered):
            terms.write_term(term, found)
            if name in listed:
                listed[name].append(term.decode())
    for source in sources:
        for row in source.releases.rows():
            rows.add(row)
    terms.close()
    rows.close(listed)
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


def _joined(name: str, sources: Sequence[Source], renumbered: list[Ints]) -> Iterator[tuple[bytes, Postings]]:
    streams = [_stream(name, source, number) for number, source in enumerate(sources)]
    for term, group in groupby(merge_sorted(*streams, key=itemgetter(0, 1)), key=itemgetter(0)):
        kept = [_kept(found, renumbered[number]) for _, number, found in group]
        kept = [found for found in kept if len(found.documents)]
        if kept:
            yield term, kept[0] if len(kept) == 1 else _concatenated(kept)


def _stream(name: str, source: Source, number: int) -> Iterator[tuple[bytes, int, Postings]]:
    for term, found in source.terms.terms_in(name):
        yield term, number, found


def _kept(found: Postings, renumbered: Ints) -> Postings:
    documents, counts = renumbered[found.documents], found.counts()
    keep = documents >= 0
    positions = found.positions if keep.all() else found.positions[np.repeat(keep, counts)]
    return Postings(documents[keep], counts[keep], positions)


def _concatenated(parts: list[Postings]) -> Postings:
    return Postings(
        np.concatenate([part.documents for part in parts]),
        np.concatenate([part.counts() for part in parts]),
        np.concatenate([part.positions for part in parts]),
    )
