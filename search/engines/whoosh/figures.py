"""The figures of facts as columns, and which of them a query asks for.

A figure is a value in one unit: a fact has one, and one more for each equivalent. Rows stand by release.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from search.engines.whoosh.arrays import Array, Arrays, Flags, Floats, Ints
from search.engines.whoosh.figurecolumns import KINDS, LESS, MORE
from search.quantities.matching import (
    FARTHEST,
    NEAREST,
    ROUNDED,
    ROUNDING,
    TOLERANCE,
    reach,
)
from search.query import Quantity

Rows: TypeAlias = slice | Flags | Ints  #: which figures


@dataclass(frozen=True, slots=True)
class Stands:
    """`Stand` of each figure, by columns."""

    passage: Ints
    first: Ints
    end: Ints

    def at(self, rows: Rows) -> Stands:
        """Return those of some figures."""
        return Stands(self.passage[rows], self.first[rows], self.end[rows])


@dataclass(frozen=True, slots=True)
class Stated:
    """The figures of a quantity, by release: how *near* each comes, and where its sentence stands."""

    release: Ints
    near: Floats
    stands: Stands

    def by_release(self, worth: Floats) -> tuple[Ints, Floats]:
        """Return the releases, ascending, and the highest *worth* among the figures of each."""
        if not len(self.release):
            return self.release, np.zeros(0)
        first = np.flatnonzero(np.diff(self.release, prepend=-1))
        return self.release[first], np.maximum.reduceat(worth, first)

    def at(self, rows: Rows) -> Stated:
        """Return some of the figures."""
        return Stated(self.release[rows], self.near[rows], self.stands.at(rows))


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of a generation, and the release of each: by unit, those of one by release.

    *units*: where the figures of each unit stand.
    """

    low: Floats
    high: Floats
    kind: Array
    openness: Array
    release: Ints
    stands: Stands
    units: dict[str, slice]

    @classmethod
    def of(cls, columns: Arrays) -> FigureTable:
        """Return the table of a generation's *columns*."""
        counts, codes = columns.ints("figure.counts"), columns.ints("figure.unit")
        names = columns.strings("figure.units").all()
        order = np.argsort(codes, kind="stable")
        bounds = np.searchsorted(codes[order], np.arange(len(names) + 1)).tolist()
        return cls(
            columns["figure.low"][order],
            columns["figure.high"][order],
            columns["figure.kind"][order],
            columns["figure.openness"][order],
            np.repeat(np.arange(len(counts)), counts)[order],
            Stands(*(columns.ints(f"figure.{name}")[order] for name in ("passage", "first", "end"))),
            {name: slice(*bounds[code : code + 2]) for code, name in enumerate(names)},
        )

    def stating(self, quantity: Quantity) -> Stated:
        """Return the figures that are of *quantity*.

        It is `search.quantities.matching.satisfies`, all figures of the unit at once.
        """
        asked = self._in_unit(quantity)
        near = asked._near(quantity)
        rows = np.flatnonzero(near > 0)
        if quantity.unit is None:
            rows = rows[np.argsort(asked.release[rows], kind="stable")]
        return Stated(asked.release[rows], near[rows], asked.stands.at(rows))

    def of_quantity(self, quantity: Quantity) -> tuple[Ints, Floats]:
        """Return the figures that are of *quantity*: the release of each, and its upper end."""
        asked = self._in_unit(quantity)
        rows = asked._near(quantity) > 0
        return asked.release[rows], asked.high[rows]

    def _in_unit(self, quantity: Quantity) -> FigureTable:
        rows: Rows = slice(None)
        if quantity.unit is not None:
            rows = self.units.get(quantity.unit, slice(0))
        elif quantity.kind is not None:
            rows = self.kind == KINDS.index(quantity.kind)
        return FigureTable(
            self.low[rows],
            self.high[rows],
            self.kind[rows],
            self.openness[rows],
            self.release[rows],
            self.stands.at(rows),
            {},
        )

    def _near(self, quantity: Quantity) -> Floats:
        low, high = (None if end is None else float(end) for end in (quantity.low, quantity.high))
        if low is not None and quantity.about:
            return self._about(low)
        if high is None:
            return self._beyond(self.low - (low or 0.0), LESS, MORE)
        if low is None:
            return self._beyond(high - self.high, MORE, LESS)
        bottom, top = reach(quantity.low, quantity.high)
        near = np.where((self.high >= bottom) & (self.low <= top), ROUNDED, 0.0)
        return np.where((self.high >= low) & (self.low <= high), NEAREST, near)

    def _beyond(self, distance: Floats, contrary: int, certain: int) -> Floats:
        near = np.zeros(len(distance))
        rows = np.flatnonzero((distance >= 0) & (self.openness & contrary == 0))
        surely = (distance[rows] > 0) | (self.openness[rows] & certain > 0)
        near[rows] = np.where(surely, NEAREST, FARTHEST)
        return near

    def _about(self, wanted: float) -> Floats:
        nearest = np.clip(wanted, self.low, self.high)
        with np.errstate(divide="ignore", invalid="ignore"):
            distance = np.abs(np.log(np.abs(nearest)) - np.log(abs(wanted))) / TOLERANCE
            near = NEAREST - (NEAREST - FARTHEST) * distance
        sound = (np.sign(nearest) == np.sign(wanted)) & (distance <= 1 + ROUNDING)
        return np.where(nearest == wanted, NEAREST, np.where(sound, near, 0.0))
