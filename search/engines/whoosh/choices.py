"""The values of all facets of a generation, and how many of some releases have each.

The values of a facet stand in reading order, those of one facet after those of another: a code is the place
of a value among them all, so that one count over codes counts every facet.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import accumulate, pairwise, repeat
from typing import Final, cast

import numpy as np
import numpy.typing as npt

from search import facets
from search.engines.whoosh.arrays import Array, Arrays, Flags, Ints
from search.model import FacetName, FacetValue

_NEW, _SET = FacetValue.__new__, [getattr(FacetValue, field.name).__set__ for field in fields(FacetValue)]
REMEMBERED = 20_000  #: values with their counts; 5 MB
Codes = npt.NDArray[np.int32]
NO_CODES: Final[Codes] = np.zeros(0, np.int32)


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
        self._before: dict[int, FacetValue] = {}

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

    def of(self, releases: Ints, names: Sequence[FacetName]) -> dict[FacetName, tuple[FacetValue, ...]]:
        """Return the values of *releases* by facet, in reading order; *names* ascend, one at least."""
        counts = self._counts(releases, names)
        there = np.flatnonzero(counts)
        numbers, facet = counts[there], self._facet[there]
        # Codes are in order of their labels already, so a stable sort by count is the reader's order.
        order = np.argsort(facet * (self._size + 1) - np.where(self._dated[facet], 0, numbers), kind="stable")
        made = self._made((there[order] * (self._size + 1) + numbers[order]).tolist())
        ends = np.searchsorted(there, self._bounds).tolist()
        bounds = dict(zip(facets.NAMES, pairwise(ends), strict=True))
        return {name: tuple(made[slice(*bounds[name])]) for name in names}

    def _counts(self, releases: Ints, names: Sequence[FacetName]) -> Ints:
        """Return by code how many of *releases* have each value of the facets *names*, 0 for other facets."""
        if len(releases) == self._size:
            return np.where(self._is_of(names), self._of_all, 0)
        single = [self._single[name][releases] for name in names if name in self._single]
        counted = np.bincount(np.concatenate([NO_CODES, *single]), minlength=len(self.values) + 1)[:-1]
        if len(single) < len(names) and len(self._several.codes) and len(releases):
            several = np.bincount(self._several.of(releases), minlength=len(self.values))
            counted += np.where(self._is_of(names), several, 0)
        return counted

    def _is_of(self, names: Sequence[FacetName]) -> Flags:
        """Return by code whether it is one of the facets *names*."""
        return np.array([name in names for name in facets.NAMES])[self._facet]

    @cached_property
    def _of_all(self) -> Ints:
        counted = np.bincount(self._several.codes, minlength=len(self.values) + 1)
        for codes in self._single.values():
            counted += np.bincount(codes, minlength=len(self.values) + 1)
        return counted[:-1]

    def _made(self, keys: list[int]) -> list[FacetValue]:
        """Return a value for each code and count, as one number; most were made before, as most are small."""
        before = self._before  # another thread may begin anew meanwhile
        made = list(map(before.get, keys))
        # Not `None in ...`: that compares each value with None, in Python.
        if not all(made):
            new = [key for key, value in zip(keys, made, strict=True) if value is None]
            fresh = dict(zip(new, self._in_bulk(new), strict=True))
            made = [value or fresh[key] for key, value in zip(keys, made, strict=True)]
            if len(before) + len(new) > REMEMBERED:
                self._before = fresh
            else:
                before.update(fresh)
        return cast("list[FacetValue]", made)

    def _in_bulk(self, keys: Sequence[int]) -> list[FacetValue]:
        codes, counts = zip(*(divmod(key, self._size + 1) for key in keys), strict=True)
        values, labels = ([texts[code] for code in codes] for texts in (self.values, self.labels))
        return _made(values, labels, counts)

    @cached_property
    def _facet(self) -> Ints:
        """By code: the number of its facet."""
        return np.repeat(np.arange(len(facets.NAMES)), np.diff(self._bounds))

    @cached_property
    def _dated(self) -> Array:
        return np.array([name in facets.DATED for name in facets.NAMES])

    def _by_release(self) -> tuple[dict[FacetName, Codes], _Several]:
        """Return the codes by release: a column each where none has two values, the others together."""
        single: dict[FacetName, Codes] = {}
        several: list[tuple[Array, Ints]] = []
        for name in facets.NAMES:
            codes = self._columns[f"{name}.codes"].astype(np.int32) + np.int32(self._first[name])
            each: Ints = np.diff(self._columns.ints(f"{name}.ends"))
            if len(each) and each.max() > 1:
                several.append((codes, each))
            else:
                single[name] = np.full(self._size, len(self.values), np.int32)
                single[name][each > 0] = codes
        return single, _together(several, self._size)


def _together(pairs: Sequence[tuple[Array, Ints]], size: int) -> _Several:
    """Return the codes of facets, those of one release together; given by facet, with how many each has."""
    codes = np.concatenate([NO_CODES, *(codes for codes, _ in pairs)])
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
