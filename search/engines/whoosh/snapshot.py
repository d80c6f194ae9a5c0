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
from search.engines.whoosh import stored
from search.engines.whoosh.arrays import Flags, Floats, Ints, Strings
from search.engines.whoosh.choices import Choices
from search.engines.whoosh.codec import TermsReader
from search.engines.whoosh.contents import Contents
from search.engines.whoosh.documents import ReleaseReader
from search.engines.whoosh.figures import FigureTable
from search.engines.whoosh.vocabulary import Vocabulary
from search.model import Release


@dataclass(frozen=True, slots=True)
class Leaf:
    """One segment: *release_of* numbers its passages' releases in the generation; *live* None: all are."""

    base: int
    terms: TermsReader
    releases: ReleaseReader
    release_of: Ints
    live: Flags | None


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
        counts = [source.releases.releases for source in contents.sources]
        self.leaves = tuple(
            Leaf(base, source.terms, source.releases, source.releases.release_of + base, source.releases.live)
            for base, source in zip(accumulate(counts, initial=0), contents.sources, strict=False)
        )
        self._vocabularies: dict[tuple[str, ...], Vocabulary] = {}
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
        if fields not in self._vocabularies:
            words = {
                word
                for leaf in self.leaves
                for name in fields
                for word in leaf.releases.columns.strings(f"words.{name}").all()
            }
            self._vocabularies[fields] = Vocabulary(sorted(words))
        return self._vocabularies[fields]

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
