"""The values of all facets of a generation, and how many of some releases have each.

The values of a facet stand in reading order, those of one facet after those of another: a code is the place
of a value among them all, so that one count over codes counts every facet.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import accumulate, repeat
from typing import Final

import numpy as np
import numpy.typing as npt

from search import facets
from search.engines.whoosh.arrays import Array, Arrays, Ints
from search.model import FacetName, FacetValue

_NEW, _SET = FacetValue.__new__, [getattr(FacetValue, field.name).__set__ for field in fields(FacetValue)]
REMEMBERED = 20_000  #: values with their counts; 5 MB
Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Several:
    """The codes of facets of which a release may have several values; *ends*: where those of each end."""

    codes: Codes
    ends: Ints

    def of(self, releases: Ints) -> Codes:
        """Return the codes of *releases*."""
        starts = self.ends[releases]
        each = self.ends[releases + 1] - starts
        skipped = np.cumsum(each)
        total = int(skipped[-1])
        skipped -= each
        return np.asarray(self.codes[np.repeat(starts - skipped, each) + np.arange(total)])


class Choices:
    """The facets of a generation's *columns*, over *size* releases."""

    def __init__(self, columns: Arrays, size: int) -> None:
        self._columns, self._size = columns, size
        each = {name: columns.strings(f"{name}.value").all() for name in facets.NAMES}
        self.values = [value for name in facets.NAMES for value in each[name]]
        self.labels = [label for name in facets.NAMES for label in columns.strings(f"{name}.label").all()]
        bounds = list(accumulate(map(len, each.values()), initial=0))
        self._first: dict[FacetName, int] = dict(zip(facets.NAMES, bounds, strict=False))
        self._bounds: Final = np.array(bounds)
        self._numbers = {name: {value: at for at, value in enumerate(each[name])} for name in facets.NAMES}
        self._single, self._several = self._by_release()
        self._before: dict[tuple[int, int], FacetValue] = {}

    def releases(self, name: FacetName, value: str) -> Array | None:
        """Return the releases that have *value* in a facet, ascending; None when there is no such value."""
        code = self._numbers[name].get(value)
        if code is None:
            return None
        start, end = self._columns[f"{name}.bounds"][code : code + 2].tolist()
        return self._columns[f"{name}.releases"][start:end].astype(np.int64)

    def label(self, name: FacetName, value: str) -> str:
        """Return how *value* is shown; as it is, when no release has it."""
        code = self._numbers[name].get(value)
        return value if code is None else self.labels[self._first[name] + code]

    def counts(self, releases: Ints) -> Ints:
        """Return how many of *releases* have each value, by code."""
        if len(releases) == self._size:
            return self._of_all
        counted = np.bincount(self._single[releases].ravel(), minlength=len(self.values) + 1)
        if len(self._several.codes) and len(releases):
            counted += np.bincount(self._several.of(releases), minlength=len(self.values) + 1)
        return counted[:-1]

    @cached_property
    def _of_all(self) -> Ints:
        counted = np.bincount(self._single.ravel(), minlength=len(self.values) + 1)
        return (counted + np.bincount(self._several.codes, minlength=len(self.values) + 1))[:-1]

    def in_order(self, counts: Ints) -> dict[FacetName, tuple[FacetValue, ...]]:
        """Return by facet the values that *counts* has, in the order of a reader."""
        there = np.flatnonzero(counts)
        numbers, facet = counts[there], self._facet[there]
        # Codes are in order of their labels already, so a stable sort by count is the reader's order.
        order = np.argsort(facet * (self._size + 1) - np.where(self._dated[facet], 0, numbers), kind="stable")
        codes = there[order].tolist()
        made = self._made(codes, numbers[order].tolist())
        ends = np.searchsorted(there, self._bounds).tolist()
        return {
            name: tuple(made[start:end])
            for name, start, end in zip(facets.NAMES, ends, ends[1:], strict=False)
        }

    def _made(self, codes: list[int], counts: list[int]) -> list[FacetValue]:
        """Return a value for each code and count; most were made before, since most counts are small."""
        before, keys = self._before, list(zip(codes, counts, strict=True))
        # Told by length, not by `None in ...`: that compares each value with None, in Python.
        made = [value for value in map(before.get, keys) if value]
        if len(made) == len(keys):
            return made
        new = [key for key in keys if key not in before]
        if len(before) + len(new) > REMEMBERED:
            self._before = before = dict(zip(keys, self._in_bulk(keys), strict=True))
        else:
            before.update(zip(new, self._in_bulk(new), strict=True))
        return [before[key] for key in keys]

    def _in_bulk(self, keys: Sequence[tuple[int, int]]) -> list[FacetValue]:
        values, labels = ([texts[code] for code, _ in keys] for texts in (self.values, self.labels))
        return _made(values, labels, [count for _, count in keys])

    @cached_property
    def _facet(self) -> Ints:
        """By code: the number of its facet."""
        return np.repeat(np.arange(len(facets.NAMES)), np.diff(self._bounds))

    @cached_property
    def _dated(self) -> Array:
        return np.array([name in facets.DATED for name in facets.NAMES])

    def _by_release(self) -> tuple[Codes, _Several]:
        """Return the codes by release: a column each where none has two values, the others together."""
        single: list[Codes] = []
        several: list[tuple[Array, Ints]] = []
        for name in facets.NAMES:
            codes = self._columns[f"{name}.codes"].astype(np.int32) + np.int32(self._first[name])
            each: Ints = np.diff(self._columns.ints(f"{name}.ends"))
            if len(each) and each.max() > 1:
                several.append((codes, each))
            else:
                column = np.full(self._size, len(self.values), np.int32)
                column[each > 0] = codes
                single.append(column)
        none = np.zeros((self._size, 0), np.int32)
        return np.column_stack([none, *single]).astype(np.int32), _together(several, self._size)


def _together(pairs: Sequence[tuple[Array, Ints]], size: int) -> _Several:
    """Return the codes of facets, those of one release together; given by facet, with how many each has."""
    codes = np.concatenate([np.zeros(0, np.int32), *(codes for codes, _ in pairs)])
    releases = [np.repeat(np.arange(size), each) for _, each in pairs]
    owners = np.concatenate([np.zeros(0, np.int64), *releases])
    order = np.argsort(owners, kind="stable")
    return _Several(codes[order], np.searchsorted(owners[order], np.arange(size + 1)))


def _made(values: Sequence[str], labels: Sequence[str], counts: Sequence[int]) -> list[FacetValue]:
    """Return the values of facets, none selected: 600 a result, and the usual way takes twice as long."""
    made = list(map(_NEW, repeat(FacetValue, len(values))))
    for put, column in zip(_SET, (values, labels, counts, [False] * len(values)), strict=True):
        deque(map(put, made, column), maxlen=0)
    return made
