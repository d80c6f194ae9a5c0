"""The figures of facts as the columns of a segment: filled release by release, and joined.

A figure is a value in one unit: a fact has one, and one more for each equivalent. Rows stand by release.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final, NamedTuple, get_args

import numpy as np

from search.engines.whoosh.arrays import Array, Arrays, Flags, Ints, narrow, pack_strings
from search.engines.whoosh.coding import coded
from search.model import Kind, Release
from search.numbering import numbers
from search.quantities.matching import is_open, printed, statements

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
LESS, MORE = 1, 2  #: bits: the fact may be less, or more, than is printed
_CODE: Final = {kind: code for code, kind in enumerate(KINDS)}
_NUMBERS: Final = ("kind", "openness", "passage", "first", "end")


class Figure(NamedTuple):
    """*low* and *high* as printed; *unit* and *kind* as in `search.model.Fact`; *openness* in bits.

    *fact* is the number of its fact in the release.
    """

    low: float
    high: float
    unit: str
    kind: Kind
    openness: int
    fact: int


def figures(release: Release) -> tuple[Figure, ...]:
    """Return the figures that *release* states."""
    return tuple(
        Figure(*printed(each), each.unit, fact.kind, LESS * less + MORE * more, number)
        for number, fact in enumerate(release.facts)
        for each in statements(fact)
        for less, more in (is_open(fact, each),)
    )


class Stands(NamedTuple):
    """Where the sentence of each fact stands: the passage, and from which of its words to which."""

    passage: Ints
    first: Ints
    end: Ints


class FigureColumns:
    """The figures of releases, as they come."""

    def __init__(self) -> None:
        self._low, self._high, self._counts = array("d"), array("d"), array("I")
        self._unit, self._kind, self._openness, self._fact = (array("I") for _ in range(4))
        self._units, self._facts = numbers(), 0

    def add(self, stated: Sequence[Figure], facts: int) -> None:
        """Add the figures of the next release, which has so many *facts*."""
        for figure in stated:
            self._low.append(figure.low)
            self._high.append(figure.high)
            self._unit.append(self._units[figure.unit])
            self._kind.append(_CODE[figure.kind])
            self._openness.append(figure.openness)
            self._fact.append(self._facts + figure.fact)
        self._counts.append(len(stated))
        self._facts += facts

    def arrays(self, stands: Stands) -> dict[str, Array]:
        """Return the columns; *stands* of all facts in turn."""
        fact = np.asarray(self._fact, np.int64)
        return {
            "figure.low": np.array(self._low, "<f8"),
            "figure.high": np.array(self._high, "<f8"),
            "figure.unit": narrow(self._unit),
            "figure.kind": narrow(self._kind),
            "figure.openness": narrow(self._openness),
            "figure.passage": narrow(stands.passage[fact]),
            "figure.first": narrow(stands.first[fact]),
            "figure.end": narrow(stands.end[fact]),
            "figure.counts": narrow(self._counts),
            **pack_strings("figure.units", self._units),
        }


def joined(segments: Sequence[Arrays], live: Sequence[Flags]) -> dict[str, Array]:
    """Return the columns over the releases of *segments*; those that are not *live* have no figures."""
    counts = [columns.ints("figure.counts") for columns in segments]
    kept = [np.repeat(alive, own) for alive, own in zip(live, counts, strict=True)]

    def column(name: str, dtype: type[np.generic]) -> Array:
        parts = [columns[f"figure.{name}"][own] for columns, own in zip(segments, kept, strict=True)]
        return np.concatenate([np.zeros(0, dtype), *parts])

    codes = [columns["figure.unit"][own] for columns, own in zip(segments, kept, strict=True)]
    units, unit = coded(codes, [columns.strings("figure.units").all() for columns in segments])
    stated = [np.where(alive, own, 0) for alive, own in zip(live, counts, strict=True)]
    return {
        "figure.low": column("low", np.float64).astype("<f8"),
        "figure.high": column("high", np.float64).astype("<f8"),
        "figure.unit": narrow(unit),
        **{f"figure.{name}": narrow(column(name, np.uint8)) for name in _NUMBERS},
        "figure.counts": narrow(np.concatenate([np.zeros(0, np.int64), *stated])),
        **pack_strings("figure.units", units),
    }
