"""A codec for Whoosh whose postings are flat arrays, read from a memory map without decoding.

A segment has four files: `.trm` the table of terms, `.pst` the postings (see `postings`), `.col` the
columns and `.sto` the stored releases (see `documents`). Whoosh's own readers and matchers read them too.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment, W3TermsReader
from whoosh.filedb.filestore import Storage
from whoosh.formats import Format
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.reading import TermInfo, TermNotFound

from search.engines.whoosh import postings
from search.engines.whoosh.arrays import Arrays, Flags
from search.engines.whoosh.documents import COLUMNS, STORED, ReleaseReader, ReleaseWriter
from search.engines.whoosh.postings import Postings
from search.engines.whoosh.storage import MappedFile, TermTableReader, TermTableWriter, abandon

INDEX_NAME = "onrecord"
TERMS = ".trm"
POSTINGS = ".pst"
_FIELD = struct.Struct("!H")  #: before a term in its key, as Whoosh has it
_EXTENT = struct.Struct("<QI")  #: where a term's postings begin, and how often it occurs


class FieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes the terms of a segment: fields, and terms in a field, in ascending order."""

    def __init__(self, storage: Storage, segment: W3Segment) -> None:
        self._table = TermTableWriter(segment.create_file(storage, TERMS))
        self._fields: dict[str, int] = {}
        self._table.extras["fieldmap"] = self._fields
        self._file = segment.create_file(storage, POSTINGS)
        self._offset = 0
        self._prefix = b""

    def start_field(self, fieldname: str) -> None:
        """Begin the terms of the next field."""
        self._prefix = _FIELD.pack(self._fields.setdefault(fieldname, len(self._fields)))

    def write_term(self, term: bytes, found: Postings) -> None:
        """Write the next term of the field, with all its postings."""
        record = postings.encode(found)
        self._table.add(self._prefix + term, _EXTENT.pack(self._offset, len(found.positions)))
        self._file.write(record)
        self._offset += len(record)

    def close(self) -> None:
        """Finish both files."""
        self._table.close()
        self._file.close()

    def abandon(self) -> None:
        """Close what is open; the files are of no use."""
        abandon(self._table.dbfile, self._file)


class TermsReader(W3TermsReader):  # type: ignore[misc]
    """The terms of one segment."""

    def __init__(self, codec: ArrayCodec, table: MappedFile, content: MappedFile) -> None:
        self._codec, self._dbfile, self._postfile = codec, table, content
        self._tindex = TermTableReader(table, len(table.content))
        self._fieldmap: dict[str, int] = self._tindex.extras["fieldmap"]
        self._fieldunmap = list(self._fieldmap)

    def postings(self, fieldname: str, term: bytes) -> Postings | None:
        """Return where *term* stands, None when it does not."""
        found = self._tindex.get(self._keycoder(fieldname, term))
        return self._at(found) if found else None

    def _at(self, extent: bytes) -> Postings:
        return postings.decode(self._postfile.content, _EXTENT.unpack(extent)[0])

    def terms_in(self, fieldname: str) -> Iterator[tuple[bytes, Postings]]:
        """Yield the terms of a field in ascending order, each with where it stands."""
        if fieldname not in self._fieldmap:
            return
        prefix = _FIELD.pack(self._fieldmap[fieldname])
        for key, found in self._tindex.items_from(prefix):
            if not key.startswith(prefix):
                return
            yield key[len(prefix) :], self._at(found)

    # What Whoosh's own searcher asks.

    def term_info(self, fieldname: str, tbytes: bytes) -> TermInfo:
        """Return how often and where a term stands. Raises TermNotFound."""
        return _info(self._known(fieldname, tbytes))

    def _known(self, fieldname: str, tbytes: bytes) -> Postings:
        found = self.postings(fieldname, tbytes)
        if found is None:
            raise TermNotFound(f"no term {fieldname}:{tbytes!r}")
        return found

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every field and term in order, with how often and where it stands."""
        return self.items_from(self._fieldunmap[0], b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield what `items` does, from a field and term on."""
        for key, found in self._tindex.items_from(self._keycoder(fieldname, prefix)):
            yield self._keydecoder(key), _info(self._at(found))

    def frequency(self, fieldname: str, tbytes: bytes) -> float:
        """Return how often a term stands in all documents, 0 when it does not."""
        found = self.postings(fieldname, tbytes)
        return float(len(found.positions)) if found else 0.0

    def doc_frequency(self, fieldname: str, tbytes: bytes) -> int:
        """Return how many documents have a term."""
        found = self.postings(fieldname, tbytes)
        return len(found.documents) if found else 0

    def matcher(self, fieldname: str, tbytes: bytes, format_: Format, scorer: Any = None) -> Matcher:
        """Return Whoosh's view of a term's postings."""
        found = self._known(fieldname, tbytes)
        return ArrayMatcher(
            found.documents.tolist(),
            found.counts().astype(float).tolist(),
            _values(found),
            format_,
            scorer=scorer,
            term=(fieldname, tbytes),
        )


def _info(found: Postings) -> TermInfo:
    return TermInfo(
        weight=float(len(found.positions)),
        df=len(found.documents),
        minlength=1,
        maxlength=1,
        maxweight=float(found.counts().max()),
        minid=int(found.documents[0]),
        maxid=int(found.documents[-1]),
    )


def _values(found: Postings) -> list[bytes]:
    positions, starts = found.positions.astype("<u4").tobytes(), (found.starts() * 4).tolist()
    return [positions[start:end] for start, end in pairwise(starts)]


class ArrayMatcher(ListMatcher):  # type: ignore[misc]
    """An exhaustive matcher: Whoosh's own ListMatcher forgets an enclosing boost and then drops true hits."""

    def supports_block_quality(self) -> bool:
        """Return False, so that nothing is skipped."""
        return False

    def replace(self, minquality: float = 0) -> Matcher:  # noqa: ARG002 - Whoosh passes it
        """Return this matcher until it is used up."""
        return self if self.is_active() else NullMatcher()


class ArraySegment(W3Segment):  # type: ignore[misc]
    """A segment of four files. *live*: by release, None when nothing is deleted."""

    live: Flags | None = None


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Makes the writers and readers of a segment."""

    length_stats = False

    def new_segment(self, segid: str) -> ArraySegment:
        """Return a segment of that name, to be filled."""
        return ArraySegment(self, INDEX_NAME, segid=segid)

    def field_writer(self, storage: Storage, segment: W3Segment) -> FieldWriter:
        """Return what writes the terms of *segment*."""
        return FieldWriter(storage, segment)

    def per_document_writer(self, storage: Storage, segment: W3Segment) -> ReleaseWriter:
        """Return what writes the releases of *segment*."""
        return ReleaseWriter(storage, segment)

    def terms_reader(self, storage: Storage, segment: W3Segment) -> TermsReader:
        """Return what reads the terms of *segment*."""
        return TermsReader(self, segment.open_file(storage, TERMS), segment.open_file(storage, POSTINGS))

    def per_document_reader(self, storage: Storage, segment: ArraySegment) -> ReleaseReader:
        """Return what reads the releases of *segment*."""
        columns = segment.open_file(storage, COLUMNS)
        stored = segment.open_file(storage, STORED)
        return ReleaseReader(Arrays(columns.content, columns._name), stored.content, segment.live)
