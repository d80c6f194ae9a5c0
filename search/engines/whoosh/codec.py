"""A codec for Whoosh whose postings are flat arrays, read from a memory map without decoding.

A segment has three files: `.pst` the postings (see `postings`), `.col` the terms and columns and `.sto` the
stored releases (see `documents`). Whoosh's own readers and matchers read them too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import Storage
from whoosh.formats import Format
from whoosh.matching import ListMatcher, Matcher, NullMatcher
from whoosh.reading import TermInfo, TermNotFound

from search.engines.checked import Content
from search.engines.whoosh import postings, records
from search.engines.whoosh.arrays import Array, Arrays, Flags
from search.engines.whoosh.documents import COLUMNS, STORED, ReleaseReader
from search.engines.whoosh.fields import FIELDS
from search.engines.whoosh.postings import Postings
from search.engines.whoosh.records import Flat
from search.engines.whoosh.rows import ReleaseWriter
from search.engines.whoosh.storage import abandon
from search.engines.whoosh.terms import TermTable, pack_terms

INDEX_NAME = "onrecord"
POSTINGS = ".pst"
_MAGIC = b"ONPST1\r\n"  #: so that no record lies at 0, and an extent of 0 means that there is none


class FieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes the postings of a segment, and keeps the table of its terms for the file of columns."""

    def __init__(self, storage: Storage, segment: W3Segment) -> None:
        self.tables: dict[str, Array] = {}
        self._file = segment.create_file(storage, POSTINGS)
        self._file.write(_MAGIC)
        self._offset = len(_MAGIC)

    def write_field(
        self, name: str, words: list[bytes], found: Iterable[Flat], extents: Array | None = None
    ) -> Array:
        """Write the terms of a field and return their extents; a term without postings has 0 and is left out.

        *words*: the terms, ascending; *found*: their postings, but for those that have *extents* already
        because they stand just where a term of another field does.
        """
        extents = np.zeros(len(words), "<u8") if extents is None else extents
        for flat in found:
            written, extents[flat.terms] = records.encode(flat, self._offset)
            self._file.write(written.tobytes())
            self._offset += len(written)
        kept = np.flatnonzero(extents)
        used = words if len(kept) == len(words) else [words[place] for place in kept.tolist()]
        self.tables |= pack_terms(name, used, extents[kept])
        return extents

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def abandon(self) -> None:
        """Close what is open; the file is of no use."""
        abandon(self._file)


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """The terms of one segment."""

    def __init__(self, columns: Arrays, content: Content) -> None:
        self._columns, self._content = columns, content
        self._tables: dict[str, TermTable] = {}

    def table(self, fieldname: str) -> TermTable:
        """Return the terms of a field. Raises KeyError when there is none of that name."""
        table = self._tables.get(fieldname)
        if table is None:
            table = self._tables[fieldname] = TermTable(self._columns, fieldname)
        return table

    def postings(self, fieldname: str, term: bytes) -> Postings | None:
        """Return where *term* stands, None when it does not."""
        extent = self.table(fieldname).extent(term)
        return None if extent is None else postings.decode(self._content, extent)

    def flat(self, fieldname: str, first: int, past: int) -> Flat:
        """Return the postings of the terms of a field from one place to another, numbered in their order."""
        return records.read(self._content[0 : len(self._content)], self.table(fieldname).extents(first, past))

    # What Whoosh's own searcher asks.

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term[0] in FIELDS and self.table(term[0]).extent(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields."""
        return list(FIELDS)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every field and term in order."""
        return self.terms_from(FIELDS[0], b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield every field and term in order, from one on."""
        return (term for term, _ in self._extents_from(fieldname, prefix))

    def _extents_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], int]]:
        for name in FIELDS[FIELDS.index(fieldname) :]:
            for term, extent in self.table(name).items_from(prefix if name == fieldname else b""):
                yield (name, term), extent

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every field and term in order, with how often and where it stands."""
        return self.items_from(FIELDS[0], b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield what `items` does, from a field and term on."""
        for key, extent in self._extents_from(fieldname, prefix):
            yield key, _info(postings.decode(self._content, extent))

    def term_info(self, fieldname: str, tbytes: bytes) -> TermInfo:
        """Return how often and where a term stands. Raises TermNotFound."""
        return _info(self._known(fieldname, tbytes))

    def _known(self, fieldname: str, tbytes: bytes) -> Postings:
        found = self.postings(fieldname, tbytes)
        if found is None:
            raise TermNotFound(f"no term {fieldname}:{tbytes!r}")
        return found

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
    """A segment of three files. *live*: by release, None when nothing is deleted."""

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
        columns, content = segment.open_file(storage, COLUMNS), segment.open_file(storage, POSTINGS)
        return TermsReader(Arrays(columns.content, columns.name), content.content)

    def per_document_reader(self, storage: Storage, segment: ArraySegment) -> ReleaseReader:
        """Return what reads the releases of *segment*."""
        columns = segment.open_file(storage, COLUMNS)
        stored = segment.open_file(storage, STORED)
        return ReleaseReader(Arrays(columns.content, columns.name), stored.content, segment.live)
