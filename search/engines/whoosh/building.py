"""Turning releases into a segment: words become numbers as they come, and are sorted once, at the end."""

from __future__ import annotations

from dataclasses import dataclass

from whoosh.filedb.filestore import Storage

from search import facets
from search.engines.whoosh import figures, stored
from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.chunks import HeadWords, TextWords
from search.engines.whoosh.codec import ArrayCodec, ArraySegment
from search.engines.whoosh.documents import Row
from search.engines.whoosh.fields import TEXT, ZONES, Texts, texts
from search.engines.whoosh.zones import write_zone
from search.model import Release


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release with all that can fail behind it: its row, and its words."""

    row: Row
    texts: Texts


def prepare(release: Release) -> Prepared:
    """Return what is indexed of *release*."""
    packed, made, day = stored.encode(release), texts(release), release.dates.best
    row = Row(
        release.id,
        release.sha256,
        day.toordinal() if day else 0,
        facets.choices(release),
        figures.figures(release),
        len(made.passages),
        packed,
    )
    return Prepared(row, made)


class SegmentBuilder:
    """A segment that is filled release by release and then written at once."""

    def __init__(self, codec: ArrayCodec, storage: Storage, segment: ArraySegment) -> None:
        self.segment = segment
        self.releases = self._passages = 0
        self._text = TextWords()
        self._heads = {zone: HeadWords() for zone in ZONES if zone is not TEXT}
        self._rows = codec.per_document_writer(storage, segment)
        self._terms = codec.field_writer(storage, segment)

    @property
    def words(self) -> int:
        """How many words are held in memory, about."""
        return len(self._text) + sum(map(len, self._heads.values()))

    def add(self, prepared: Prepared) -> int:
        """Add a release and return its number in the segment."""
        for chunks in prepared.texts.passages:
            self._text.add(chunks, prepared.texts.lang)
        for zone, words in prepared.texts.head:
            self._heads[zone].add(self._passages, words)
        self._rows.add(prepared.row)
        self._passages += prepared.row.passages
        self.releases += 1
        return self.releases - 1

    def finish(self) -> ArraySegment:
        """Write the segment's files."""
        lengths: dict[str, Ints] = {}
        for zone in ZONES:
            words = self._heads[zone].read(self._passages) if zone is not TEXT else self._text.read()
            terms, tokens, lengths[zone.stemmed] = words
            write_zone(self._terms, zone, terms, tokens)
        self._terms.close()
        self._rows.close(lengths, self._terms.tables)
        self.segment.set_doc_count(self._passages)
        return self.segment

    def abandon(self) -> None:
        """Close what is open; nothing of it will be used."""
        self._rows.abandon()
        self._terms.abandon()
