"""Turning releases into a segment: words become numbers as they come, and are sorted once, at the end."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from whoosh.filedb.filestore import Storage

from search import facets
from search.engines.whoosh import figures, stored
from search.engines.whoosh.codec import ArrayCodec, ArraySegment
from search.engines.whoosh.documents import Row
from search.engines.whoosh.fields import FIELDS, WORD_FIELDS, Words, documents
from search.engines.whoosh.postings import Postings
from search.model import Release


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release with all that can fail behind it: its row and its words, by passage and field."""

    row: Row
    documents: list[dict[str, Words]]


_NO_WORDS = Words([], ())


def prepare(release: Release) -> Prepared:
    """Return what is indexed of *release*."""
    made = documents(release)
    day = release.dates.best
    lengths = {name: [len(document.get(name, _NO_WORDS).terms) for document in made] for name in FIELDS}
    row = Row(
        release.id,
        release.sha256,
        day.toordinal() if day else 0,
        facets.choices(release),
        figures.figures(release),
        lengths,
        stored.encode(release),
    )
    return Prepared(row, made)


class _Numbers(dict[str, int]):
    """Terms by the order in which they first came."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


class TermStream:
    """The words of one field in document order, as term numbers."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._terms, self._positions = array("I"), array("I")
        self._documents, self._lengths = array("I"), array("I")

    def __len__(self) -> int:
        return len(self._terms)

    def add(self, document: int, words: Words) -> None:
        """Add the words of the next document that has any."""
        self._terms.extend(map(self._numbers.__getitem__, words.terms))
        self._positions.extend(words.positions)
        self._documents.append(document)
        self._lengths.append(len(words.terms))

    def invert(self) -> Iterator[tuple[bytes, Postings]]:
        """Yield each term in the order of its bytes, with where it stands."""
        terms = np.frombuffer(self._terms, np.uint32)
        order = np.argsort(terms, kind="stable")
        terms = terms[order]
        positions = np.frombuffer(self._positions, np.uint32)[order]
        lengths = np.frombuffer(self._lengths, np.uint32)
        documents = np.repeat(np.frombuffer(self._documents, np.uint32), lengths)[order]
        fresh = np.ones(len(terms), np.bool_)
        fresh[1:] = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
        first = np.flatnonzero(fresh)
        counts = np.diff(np.append(first, len(terms)))
        bounds = np.searchsorted(terms[first], np.arange(len(self._numbers) + 1))
        places = np.append(first, len(terms))[bounds].tolist()
        rows, found = bounds.tolist(), documents[first]
        for term, number in sorted((term.encode(), number) for term, number in self._numbers.items()):
            start, end = rows[number], rows[number + 1]
            yield (
                term,
                Postings(found[start:end], counts[start:end], positions[places[number] : places[number + 1]]),
            )


class SegmentBuilder:
    """A segment that is filled release by release and then written at once."""

    def __init__(self, codec: ArrayCodec, storage: Storage, segment: ArraySegment) -> None:
        self.segment = segment
        self.releases = self._passages = 0
        self._streams = {name: TermStream() for name in FIELDS}
        self._rows = codec.per_document_writer(storage, segment)
        self._terms = codec.field_writer(storage, segment)

    @property
    def words(self) -> int:
        """How many words are held in memory."""
        return sum(map(len, self._streams.values()))

    def add(self, prepared: Prepared) -> int:
        """Add a release and return its number in the segment."""
        for document, fields in enumerate(prepared.documents, self._passages):
            for name, words in fields.items():
                if words.terms:
                    self._streams[name].add(document, words)
        self._rows.add(prepared.row)
        self._passages += len(prepared.documents)
        self.releases += 1
        return self.releases - 1

    def finish(self) -> ArraySegment:
        """Write the segment's files."""
        listed: dict[str, list[str]] = {}
        for name, stream in self._streams.items():
            self._terms.start_field(name)
            for term, found in stream.invert():
                self._terms.write_term(term, found)
                if name in WORD_FIELDS:
                    listed.setdefault(name, []).append(term.decode())
        self._terms.close()
        self._rows.close({name: listed.get(name, []) for name in WORD_FIELDS})
        self.segment.set_doc_count(self._passages)
        return self.segment

    def abandon(self) -> None:
        """Close what is open; nothing of it will be used."""
        self._rows.abandon()
        self._terms.abandon()
