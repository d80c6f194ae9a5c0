"""Facet counts: how many releases each value would leave, under every filter but its own facet's."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from search import facets
from search.engines.whoosh import sets
from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.executor import with_values
from search.engines.whoosh.snapshot import FacetColumn, Snapshot
from search.model import Facet, FacetName, FacetValue

_SPARSE = 8  #: below one in this many releases, their own codes are gathered; else all codes are looked at


class Filters:
    """The filters of one request over the releases that match its words and dates."""

    def __init__(
        self, snapshot: Snapshot, matched: Ints, selected: Mapping[FacetName, frozenset[str]]
    ) -> None:
        self._snapshot, self._matched = snapshot, matched
        self._selected = {name: values for name, values in selected.items() if values}
        self._kept = {
            name: sets.contained(matched, with_values(snapshot, name, sorted(values)))
            for name, values in self._selected.items()
        }

    def releases(self, but: FacetName | None = None) -> Ints:
        """Return the releases that every filter keeps, leaving out that of the facet *but*."""
        kept = [flags for name, flags in self._kept.items() if name != but]
        return self._matched[np.logical_and.reduce(kept)] if kept else self._matched

    def facets(self) -> tuple[Facet, ...]:
        """Return every facet with its values in reading order; selected ones are there even at 0."""
        under_all = self.releases()
        return tuple(
            self._facet(name, self.releases(but=name) if name in self._kept else under_all)
            for name in facets.NAMES
        )

    def _facet(self, name: FacetName, releases: Ints) -> Facet:
        column, selected = self._snapshot.facet(name), self._selected.get(name, frozenset())
        counts = _counts(column, releases, self._snapshot.size)
        # Codes are in order of their labels already, so a stable sort by count is the reader's order.
        order = np.flatnonzero(counts) if name in facets.DATED else np.argsort(-counts, kind="stable")
        shown = order[: np.count_nonzero(counts)].tolist()
        numbers = counts[shown].tolist()
        values = [
            FacetValue(column.values[code], column.labels[code], count, column.values[code] in selected)
            for code, count in zip(shown, numbers, strict=True)
        ]
        absent = sorted(selected - {value.value for value in values}) if selected else []
        if not absent:
            return Facet(name, tuple(values))
        return facets.ordered(name, [*values, *(_at_zero(column, value) for value in absent)])


def _at_zero(column: FacetColumn, value: str) -> FacetValue:
    label = column.labels[column.numbers[value]] if value in column.numbers else value
    return FacetValue(value, label, 0, selected=True)


def _counts(column: FacetColumn, releases: Ints, size: int) -> Ints:
    if len(releases) == size:
        codes = column.codes
    elif len(releases) * _SPARSE < size:
        starts = column.ends[releases]
        each = column.ends[releases + 1] - starts
        skipped = np.cumsum(each) - each
        codes = column.codes[np.repeat(starts - skipped, each) + np.arange(int(each.sum()))]
    else:
        chosen = np.zeros(size, np.bool_)
        chosen[releases] = True
        codes = column.codes[np.repeat(chosen, np.diff(column.ends))]
    return np.bincount(codes, minlength=len(column.values))
