"""Turning releases into a segment: words become numbers as they come, and are sorted once, at the end."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from whoosh.filedb.filestore import Storage

from search import facets
from search.engines.whoosh import stored
from search.engines.whoosh.chunks import Chunks, Heads, Lexicon
from search.engines.whoosh.chunks import Texts as Chunked
from search.engines.whoosh.codec import ArrayCodec, ArraySegment
from search.engines.whoosh.fields import AGENCY, OFFICIAL, PLACE, TEXT, TITLE, Texts, Zone, texts
from search.engines.whoosh.figurecolumns import Stands, figures
from search.engines.whoosh.rows import Row, Rows
from search.engines.whoosh.stands import Stand
from search.engines.whoosh.zones import Written, write_zone
from search.model import Release


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release with all that can fail behind it: its row, its words, and itself as MessagePack."""

    row: Row
    texts: Texts
    packed: bytes


def prepare(release: Release) -> Prepared:
    """Return what is indexed of *release*."""
    packed, made, day = stored.encode(release), texts(release), release.dates.best
    row = Row(
        release.id,
        release.sha256,
        day.toordinal() if day else 0,
        facets.choices(release),
        figures(release),
        len(release.facts),
        len(made.passages),
    )
    return Prepared(row, made, packed)


class SegmentBuilder:
    """A segment that is filled release by release and then written at once."""

    def __init__(self, codec: ArrayCodec, storage: Storage, segment: ArraySegment) -> None:
        self.segment = segment
        self._chunks = Chunks()
        self._text, self._title = Chunked(self._chunks), Chunked(self._chunks)
        self._heads = {zone: Heads() for zone in (AGENCY, PLACE, OFFICIAL)}
        self._rows, self._stands = Rows(), _StandColumns()
        self._writer = codec.per_document_writer(storage, segment)
        self._terms = codec.field_writer(storage, segment)

    @property
    def releases(self) -> int:
        """How many releases there are so far."""
        return len(self._rows)

    @property
    def words(self) -> int:
        """How many words are held in memory, about: without those of names."""
        return len(self._text) + len(self._title)

    def add(self, prepared: Prepared) -> int:
        """Add a release and return its number in the segment."""
        made, first = prepared.texts, self._rows.passages
        if made.stands:
            starts = list(accumulate(map(len, made.passages), initial=len(self._text)))
            for stand in made.stands:
                self._stands.add(stand, starts[stand.passage])
        self._text.add(first, made.passages, made.lang)
        self._title.add(first, [made.title], made.lang)
        for zone, named in made.names:
            self._heads[zone].add(first, named)
        self._writer.store(prepared.packed)
        self._rows.add(prepared.row)
        return len(self._rows) - 1

    def finish(self) -> ArraySegment:
        """Write the segment's files."""
        lexicon, documents = self._chunks.read(), self._rows.passages
        rows = self._rows.arrays(self._stands.read(self._text, lexicon))
        lengths = {
            zone.stemmed: write_zone(self._terms, zone, written)
            for zone, written in self._written(lexicon, documents)
        }
        self._terms.close()
        self._writer.close(rows, lengths, self._terms.tables)
        self.segment.set_doc_count(documents)
        return self.segment

    def _written(self, lexicon: Lexicon, documents: int) -> Iterator[tuple[Zone, Written]]:
        yield TEXT, self._text.read(lexicon, documents)
        yield TITLE, self._title.read(lexicon, documents)
        for zone, heads in self._heads.items():
            yield zone, heads.read(documents)

    def abandon(self) -> None:
        """Close what is open; nothing of it will be used."""
        self._writer.abandon()
        self._terms.abandon()


class _StandColumns:
    """Where the sentences of facts stand, before it is known how many words their chunks have."""

    def __init__(self) -> None:
        self._passages, self._starts = array("I"), array("I")
        self._first, self._end = (array("I"), array("I")), (array("I"), array("I"))

    def add(self, stand: Stand, start: int) -> None:
        """Add the next fact's; *start*: how many chunks stand before its passage."""
        self._passages.append(stand.passage)
        self._starts.append(start)
        for (chunks, words), place in ((self._first, stand.first), (self._end, stand.end)):
            chunks.append(start + place.chunks)
            words.append(place.words)

    def read(self, texts: Chunked, lexicon: Lexicon) -> Stands:
        """Return the stands in words, which *lexicon* says of the chunks of *texts*."""
        places = np.array([self._starts, self._first[0], self._end[0]], np.int64)
        start, first, end = texts.before(lexicon, places)
        return Stands(
            np.asarray(self._passages, np.int64),
            first - start + np.asarray(self._first[1], np.int64),
            end - start + np.asarray(self._end[1], np.int64),
        )
