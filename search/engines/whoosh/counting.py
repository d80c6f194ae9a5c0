"""Facet counts: how many releases each value would leave, under every filter but its own facet's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from search import facets
from search.engines.whoosh import sets
from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.executor import with_values
from search.engines.whoosh.snapshot import Snapshot
from search.model import Facet, FacetName, FacetValue


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
        return self._matched.compress(np.logical_and.reduce(kept)) if kept else self._matched

    def facets(self, asked: Collection[FacetName] = facets.NAMES) -> tuple[Facet, ...]:
        """Return the facets *asked* for with values in reading order; selected ones are there even at 0."""
        names = [name for name in facets.NAMES if name in asked]
        under_all = self._values(self.releases(), [name for name in names if name not in self._selected])
        return tuple(
            self._chosen(name) if name in self._selected else Facet(name, under_all[name]) for name in names
        )

    def _values(self, releases: Ints, names: Sequence[FacetName]) -> dict[FacetName, tuple[FacetValue, ...]]:
        return self._snapshot.choices.of(releases, names) if names else {}

    def _chosen(self, name: FacetName) -> Facet:
        """Return a facet of which values are selected, counted as if none were."""
        selected = self._selected[name]
        found = [
            replace(value, selected=True) if value.value in selected else value
            for value in self._values(self.releases(but=name), [name])[name]
        ]
        absent = selected - {value.value for value in found}
        if not absent:
            return Facet(name, tuple(found))
        label = self._snapshot.choices.label
        at_zero = (FacetValue(value, label(name, value), 0, selected=True) for value in sorted(absent))
        return facets.ordered(name, [*found, *at_zero])
