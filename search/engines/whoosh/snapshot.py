"""One generation as the executor sees it: immutable, so that threads share it without a lock.

What is computed lazily is a pure function of the files; two threads may compute it twice, never differently.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from search import ranking
from search.engines.whoosh import sets, stored
from search.engines.whoosh.arrays import Floats, Ints, Strings
from search.engines.whoosh.choices import Choices
from search.engines.whoosh.codec import TermsReader
from search.engines.whoosh.contents import Contents
from search.engines.whoosh.documents import ReleaseReader
from search.engines.whoosh.figures import FigureTable
from search.engines.whoosh.vocabulary import Vocabulary
from search.model import Release


@dataclass(frozen=True, slots=True)
class Leaf:
    """One segment: *base* numbers its first release in the generation, *passage* its first passage."""

    base: int
    passage: int
    terms: TermsReader
    releases: ReleaseReader


class Snapshot:
    """The releases of one generation. A release is known by its number, below *size*."""

    def __init__(self, contents: Contents) -> None:
        self.name, self.contents = contents.name, contents
        columns = contents.columns
        self._ids: Strings = columns.strings("id")
        self.size = len(self._ids)
        self.live = columns["live"].astype(np.bool_)
        self.numbers: Ints = np.flatnonzero(self.live)
        self.days = columns.ints("day")
        self.newest, self.oldest = columns.ints("newest"), columns.ints("oldest")
        self._by_id = columns["by_id"]
        readers = [source.releases for source in contents.sources]
        bases = list(accumulate((reader.releases for reader in readers), initial=0))
        passages = list(accumulate((reader.doc_count_all() for reader in readers), initial=0))
        self.leaves = tuple(
            Leaf(base, passage, source.terms, source.releases)
            for base, passage, source in zip(bases, passages, contents.sources, strict=False)
        )
        #: The first passage of each release, and the end of the last.
        self.first: Ints = np.concatenate(
            [sets.NONE, *(leaf.releases.first[:-1] + leaf.passage for leaf in self.leaves), passages[-1:]]
        )
        self.release_of = np.repeat(np.arange(self.size), np.diff(self.first))
        self.is_whole = len(self.numbers) == self.size
        #: By folded word, as far as asked for: see `naming.is_ordinary`.
        self.ordinary: dict[str, bool] = {}

    @property
    def passages(self) -> int:
        """How many passages the releases have, deleted ones left out."""
        return sum(leaf.releases.doc_count() for leaf in self.leaves)

    @cached_property
    def norms(self) -> Floats:
        """Return for each release what its length adds to a frequency, as `ranking.saturated` has it."""
        columns = self.contents.columns
        title, text = columns.ints("length.title"), columns.ints("length.text")
        lengths = ranking.TITLE_WEIGHT * title + ranking.TEXT_WEIGHT * text
        living = lengths[self.numbers]
        mean = float(living.mean()) if living.any() else 1.0
        return np.asarray(ranking.K1 * (1 - ranking.B + ranking.B * lengths / mean), np.float64)

    @cached_property
    def figures(self) -> FigureTable:
        """Return the figures that the releases state."""
        return FigureTable.of(self.contents.columns)

    @cached_property
    def choices(self) -> Choices:
        """Return the values of the facets."""
        return Choices(self.contents.columns, self.size)

    def vocabulary(self, fields: tuple[str, ...]) -> Vocabulary:
        """Return the words of *fields* together."""
        return Vocabulary([leaf.terms.table(name) for leaf in self.leaves for name in fields])

    def number(self, release_id: str) -> int | None:
        """Return the number of the release of that id, None when there is none."""
        place = bisect_left(self._by_id, release_id, key=lambda number: self._ids[int(number)])
        if place < len(self._by_id) and self._ids[found := int(self._by_id[place])] == release_id:
            return found
        return None

    def release(self, number: int) -> Release:
        """Return a release as it was added."""
        leaf = next(leaf for leaf in reversed(self.leaves) if leaf.base <= number)
        return stored.decode(leaf.releases.stored(number - leaf.base))
