"""What a segment keeps a release and a passage: lengths, stored releases, dates, facet values.

Whoosh asks by document, that is by passage; ours by release. A release's passages stand together, and its
stored form belongs to the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

import numpy as np
from whoosh.codec.base import PerDocumentReader, PerDocumentWriter, Segment
from whoosh.filedb.filestore import Storage

from search import facets
from search.engines.checked import Content
from search.engines.whoosh import figures, stored
from search.engines.whoosh.arrays import Array, Arrays, Flags, Ints, narrow, pack, pack_strings
from search.engines.whoosh.fields import ZONE_OF, ZONES
from search.engines.whoosh.figures import Figure
from search.engines.whoosh.storage import abandon
from search.facets import Choice
from search.model import FacetName

COLUMNS = ".col"
STORED = ".sto"


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of one release, but for its postings. *day*: its ordinal, 0 when it has no date.

    *figures*: what its facts state, each in one unit; an equivalent is one more.

    *packed*: the release as MessagePack.
    """

    id: str
    sha256: str
    day: int
    choices: tuple[Choice, ...]
    figures: tuple[Figure, ...]
    passages: int
    packed: bytes


class ReleaseWriter(PerDocumentWriter):  # type: ignore[misc]
    """Keeps the rows of a segment and writes them as two files when closed."""

    def __init__(self, storage: Storage, segment: Segment) -> None:
        self._storage, self._segment = storage, segment
        self._rows: list[tuple[str, str, int, tuple[Choice, ...]]] = []
        self._figures: list[tuple[Figure, ...]] = []
        self._passages: list[int] = [0]
        self._ends: list[int] = []
        self._packer = stored.Packer()
        self._file = segment.create_file(storage, STORED)

    def add(self, row: Row) -> None:
        """Add the next release."""
        self._store(self._packer.add(row.packed))
        self._rows.append((row.id, row.sha256, row.day, row.choices))
        self._figures.append(row.figures)
        self._passages.append(row.passages)

    def _store(self, compressed: list[bytes]) -> None:
        for content in compressed:
            self._file.write(content)
            self._ends.append(len(content))

    def close(self, lengths: dict[str, Ints], tables: dict[str, Array]) -> None:
        """Write the columns. *lengths*: by zone, the words of each passage; *tables*: of the terms."""
        self._store(self._packer.finish())
        self._file.close()
        arrays = self._arrays() | tables
        arrays |= {f"length.{zone}": narrow(own) for zone, own in lengths.items()}
        with self._segment.create_file(self._storage, COLUMNS) as file:
            file.write(pack(arrays))

    def abandon(self) -> None:
        """Close what is open; the files are of no use."""
        abandon(self._file)

    def _arrays(self) -> dict[str, Array]:
        arrays: dict[str, Array] = {
            "first": narrow(list(accumulate(self._passages))),
            "day": np.array([row[2] for row in self._rows], "<i4"),
            "stored.ends": narrow(np.cumsum(self._ends, dtype=np.int64)),
            "stored.dictionary": np.frombuffer(self._packer.dictionary, np.uint8),
        }
        arrays |= pack_strings("id", (row[0] for row in self._rows))
        arrays |= pack_strings("sha256", (row[1] for row in self._rows))
        for facet in facets.NAMES:
            arrays |= _pack_choices(facet, [row[3] for row in self._rows])
        return arrays | figures.pack(self._figures)


def _pack_choices(name: str, rows: list[tuple[Choice, ...]]) -> dict[str, Array]:
    numbers: dict[Choice, int] = {}
    codes: list[int] = []
    ends = [0]
    for choices in rows:
        codes.extend(numbers.setdefault(choice, len(numbers)) for choice in choices if choice.facet == name)
        ends.append(len(codes))
    return {
        f"{name}.codes": narrow(codes),
        f"{name}.ends": narrow(ends),
        **pack_strings(f"{name}.value", (choice.value for choice in numbers)),
        **pack_strings(f"{name}.label", (choice.label for choice in numbers)),
    }


class ReleaseReader(PerDocumentReader):  # type: ignore[misc]
    """The columns of one segment. *live* None: nothing in it is deleted."""

    def __init__(self, columns: Arrays, content: Content, live: Flags | None) -> None:
        self.columns, self._content, self.live = columns, content, live
        self.first: Ints = columns.ints("first")
        self.release_of = np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))
        self._ends = columns["stored.ends"]

    @property
    def releases(self) -> int:
        """How many releases the segment has, deleted ones included."""
        return len(self.first) - 1

    def stored(self, release: int) -> bytes:
        """Return a release as MessagePack. Raises IndexDamaged."""
        start = int(self._ends[release - 1]) if release else 0
        return stored.unpack(self._content[start : int(self._ends[release])], self._dictionary)

    @cached_property
    def _dictionary(self) -> bytes:
        return self.columns["stored.dictionary"].tobytes()

    def rows(self) -> Iterator[Row]:
        """Yield what is kept of each live release, in order."""
        columns = self.columns
        ids, sums = columns.strings("id").all(), columns.strings("sha256").all()
        days, first = columns["day"].tolist(), self.first.tolist()
        choices = {name: _read_choices(columns, name) for name in facets.NAMES}
        stated = figures.unpack(columns)
        for number in range(self.releases):
            if self.live is None or self.live[number]:
                kept = tuple(choice for name in facets.NAMES for choice in choices[name][number])
                packed, count = self.stored(number), first[number + 1] - first[number]
                yield Row(ids[number], sums[number], days[number], kept, stated[number], count, packed)

    def lengths(self) -> dict[str, Ints]:
        """Return by zone how many words each passage of a live release has."""
        kept = np.ones(len(self.release_of), np.bool_) if self.live is None else self.live[self.release_of]
        return {zone.stemmed: self.columns.ints(f"length.{zone.stemmed}")[kept] for zone in ZONES}

    # What Whoosh's own readers and scorers ask.

    def doc_count_all(self) -> int:
        """Return the number of passages."""
        return len(self.release_of)

    def doc_count(self) -> int:
        """Return the number of passages that are not deleted."""
        return self.doc_count_all() - len(self.deleted_docs())

    def has_deletions(self) -> bool:
        """Return whether any passage is deleted."""
        return self.live is not None

    def is_deleted(self, docnum: int) -> bool:
        """Return whether a passage is deleted."""
        return self.live is not None and not self.live[self.release_of[docnum]]

    def deleted_docs(self) -> list[int]:
        """Return the passages that are deleted."""
        return [] if self.live is None else np.flatnonzero(~self.live[self.release_of]).tolist()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return how many terms a field of a passage has."""
        return int(self._lengths(fieldname)[docnum]) or default

    def field_length(self, fieldname: str) -> int:
        """Return how many terms a field has in all passages."""
        return int(self._lengths(fieldname).sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        """Return the fewest terms that a field of a passage has."""
        return int(self._lengths(fieldname).min())

    def max_field_length(self, fieldname: str) -> int:
        """Return the most terms that a field of a passage has."""
        return int(self._lengths(fieldname).max())

    def _lengths(self, fieldname: str) -> Array:
        return self.columns[f"length.{ZONE_OF[fieldname].stemmed}"]

    def stored_fields(self, docnum: int) -> dict[str, bytes]:
        """Return the stored release with its first passage, nothing with the others."""
        release = int(self.release_of[docnum])
        return {"release": self.stored(release)} if self.first[release] == docnum else {}


def _read_choices(columns: Arrays, name: FacetName) -> list[list[Choice]]:
    values, labels = columns.strings(f"{name}.value").all(), columns.strings(f"{name}.label").all()
    table = [Choice(name, value, label) for value, label in zip(values, labels, strict=True)]
    codes, ends = columns[f"{name}.codes"].tolist(), columns[f"{name}.ends"].tolist()
    return [[table[code] for code in codes[start:end]] for start, end in pairwise(ends)]
