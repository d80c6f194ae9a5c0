"""The figures of facts as columns, and which of them a query asks for.

A figure is a value in one unit: a fact has one, and one more for each equivalent. Rows stand by release.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias, get_args

import numpy as np

from search.engines.whoosh.arrays import Array, Arrays, Flags, Floats, Ints, narrow, pack_strings
from search.engines.whoosh.stands import Stand, stands
from search.model import Kind, Release
from search.quantities.matching import (
    FARTHEST,
    NEAREST,
    ROUNDED,
    ROUNDING,
    TOLERANCE,
    is_open,
    printed,
    reach,
    statements,
)
from search.query import Quantity

_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_COLUMNS: Final = ("low", "high", "unit", "kind", "openness", "passage", "first", "end")
_LESS, _MORE = 1, 2  #: bits: the fact may be less, or more, than is printed

Rows: TypeAlias = slice | Flags | Ints  #: which figures


class Figure(NamedTuple):
    """*low* and *high* as printed; *unit* and *kind* as in `search.model.Fact`; *openness* in bits.

    *stand* is where the words of its fact's sentence are.
    """

    low: float
    high: float
    unit: str
    kind: Kind
    openness: int
    stand: Stand = Stand(0, 0, 0)


def figures(release: Release) -> tuple[Figure, ...]:
    """Return the figures that *release* states."""
    return tuple(
        Figure(*printed(each), each.unit, fact.kind, _LESS * less + _MORE * more, stand)
        for fact, stand in zip(release.facts, stands(release), strict=True)
        for each in statements(fact)
        for less, more in (is_open(fact, each),)
    )


def pack(rows: Sequence[tuple[Figure, ...]]) -> dict[str, Array]:
    """Return the columns of the figures of each release in turn."""
    flat = [figure for row in rows for figure in row]
    units = {unit: code for code, unit in enumerate(dict.fromkeys(figure.unit for figure in flat))}
    return {
        "figure.low": np.array([figure.low for figure in flat], "<f8"),
        "figure.high": np.array([figure.high for figure in flat], "<f8"),
        "figure.unit": narrow([units[figure.unit] for figure in flat]),
        "figure.kind": narrow([_KINDS.index(figure.kind) for figure in flat]),
        "figure.openness": narrow([figure.openness for figure in flat]),
        "figure.passage": narrow([figure.stand.passage for figure in flat]),
        "figure.first": narrow([figure.stand.first for figure in flat]),
        "figure.end": narrow([figure.stand.end for figure in flat]),
        "figure.counts": narrow([len(row) for row in rows]),
        **pack_strings("figure.units", units),
    }


def unpack(columns: Arrays) -> list[tuple[Figure, ...]]:
    """Return what `pack` was given."""
    units = columns.strings("figure.units").all()
    flat = [
        Figure(low, high, units[unit], _KINDS[kind], openness, Stand(*stand))
        for low, high, unit, kind, openness, *stand in zip(
            *(columns[f"figure.{name}"].tolist() for name in _COLUMNS), strict=True
        )
    ]
    ends = np.cumsum(columns.ints("figure.counts")).tolist()
    return [tuple(flat[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def joined(segments: Sequence[Arrays], live: Flags) -> dict[str, Array]:
    """Return the columns over the *live* releases of *segments*; dead ones have no figures."""
    rows = [row for columns in segments for row in unpack(columns)]
    return pack([row if alive else () for row, alive in zip(rows, live.tolist(), strict=True)])


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
    kind: Ints
    openness: Ints
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
            columns.ints("figure.kind")[order],
            columns.ints("figure.openness")[order],
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
        rows = np.flatnonzero(near)
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
            rows = self.kind == _KINDS.index(quantity.kind)
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
            return self._beyond(self.low - (low or 0.0), _LESS, _MORE)
        if low is None:
            return self._beyond(high - self.high, _MORE, _LESS)
        bottom, top = reach(quantity.low, quantity.high)
        near = np.where((self.high >= bottom) & (self.low <= top), ROUNDED, 0.0)
        return np.where((self.high >= low) & (self.low <= high), NEAREST, near)

    def _beyond(self, distance: Floats, contrary: int, certain: int) -> Floats:
        near = np.where((distance > 0) | (self.openness & certain > 0), NEAREST, FARTHEST)
        return np.where((distance >= 0) & (self.openness & contrary == 0), near, 0.0)

    def _about(self, wanted: float) -> Floats:
        nearest = np.clip(wanted, self.low, self.high)
        with np.errstate(divide="ignore", invalid="ignore"):
            distance = np.abs(np.log(np.abs(nearest)) - np.log(abs(wanted))) / TOLERANCE
            near = NEAREST - (NEAREST - FARTHEST) * distance
        sound = (np.sign(nearest) == np.sign(wanted)) & (distance <= 1 + ROUNDING)
        return np.where(nearest == wanted, NEAREST, np.where(sound, near, 0.0))
