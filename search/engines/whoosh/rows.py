"""What a segment keeps of each release but for its words, as it is written."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeAlias

import numpy as np
from whoosh.codec.base import PerDocumentWriter, Segment
from whoosh.filedb.filestore import Storage

from search.engines.whoosh import choicecolumns, figurecolumns, stored
from search.engines.whoosh.arrays import Array, Arrays, Flags, Ints, narrow, pack, pack_strings
from search.engines.whoosh.choicecolumns import ChoiceColumns
from search.engines.whoosh.documents import COLUMNS, STORED, ReleaseReader
from search.engines.whoosh.figurecolumns import Figure, FigureColumns, Stands
from search.engines.whoosh.storage import abandon
from search.facets import Choice

Columns: TypeAlias = Mapping[str, Array]


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of one release. *day*: its ordinal, 0 when it has no date.

    *figures*: what its facts state, each in one unit; an equivalent is one more.
    """

    id: str
    sha256: str
    day: int
    choices: tuple[Choice, ...]
    figures: tuple[Figure, ...]
    facts: int
    passages: int


class Rows:
    """The columns of releases, filled one by one."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._sums: list[str] = []
        self._days, self._first = array("i"), array("I", [0])
        self._choices, self._figures = ChoiceColumns(), FigureColumns()

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def passages(self) -> int:
        """How many passages the releases have."""
        return self._first[-1]

    def add(self, row: Row) -> None:
        """Add the next release."""
        self._ids.append(row.id)
        self._sums.append(row.sha256)
        self._days.append(row.day)
        self._first.append(self.passages + row.passages)
        self._choices.add(row.choices)
        self._figures.add(row.figures, row.facts)

    def arrays(self, stands: Stands) -> dict[str, Array]:
        """Return the columns; *stands*: where the sentences of all facts are."""
        return {
            "first": narrow(self._first),
            "day": np.array(self._days, "<i4"),
            **pack_strings("id", self._ids),
            **pack_strings("sha256", self._sums),
            **self._choices.arrays(),
            **self._figures.arrays(stands),
        }


def joined(segments: Sequence[ReleaseReader]) -> dict[str, Array]:
    """Return the columns of the live releases of *segments*, but for lengths and what is stored."""
    columns, live = [each.columns for each in segments], [each.alive for each in segments]
    passages = [np.diff(each.first)[own] for each, own in zip(segments, live, strict=True)]
    days = [own["day"][alive] for own, alive in zip(columns, live, strict=True)]
    stated = figurecolumns.joined(columns, live)
    stated["figure.counts"] = stated["figure.counts"][np.concatenate(live)]
    return {
        "first": narrow(np.cumsum(np.concatenate([[0], *passages]))),
        "day": np.concatenate(days),
        **pack_strings("id", _kept(columns, live, "id")),
        **pack_strings("sha256", _kept(columns, live, "sha256")),
        **choicecolumns.joined(columns, live),
        **stated,
    }


def _kept(columns: Sequence[Arrays], live: Sequence[Flags], name: str) -> Iterator[str]:
    for own, alive in zip(columns, live, strict=True):
        yield from compress(own.strings(name).all(), alive.tolist())


class ReleaseWriter(PerDocumentWriter):  # type: ignore[misc]
    """Writes the stored releases of a segment as they come, and its columns when closed."""

    def __init__(self, storage: Storage, segment: Segment) -> None:
        self._storage, self._segment = storage, segment
        self._sizes = array("I")
        self._packer = stored.Packer()
        self._file = segment.create_file(storage, STORED)

    def store(self, packed: bytes) -> None:
        """Store the next release, given as MessagePack."""
        self._write(self._packer.add(packed))

    def _write(self, compressed: Iterable[bytes]) -> None:
        for content in compressed:
            self._file.write(content)
            self._sizes.append(len(content))

    def close(self, rows: Columns, lengths: Mapping[str, Ints], tables: Columns) -> None:
        """Write the columns: *rows* of releases, *tables* of terms, by zone the words of each passage."""
        self._write(self._packer.finish())
        self._file.close()
        own = {
            "stored.ends": narrow(np.cumsum(self._sizes, dtype=np.int64)),
            "stored.dictionary": np.frombuffer(self._packer.dictionary, np.uint8),
        }
        found = {f"length.{zone}": narrow(each) for zone, each in lengths.items()}
        with self._segment.create_file(self._storage, COLUMNS) as file:
            file.write(pack({**rows, **own, **tables, **found}))

    def abandon(self) -> None:
        """Close what is open; the files are of no use."""
        abandon(self._file)
