"""Sets of releases as ascending arrays of their numbers: cost by the smaller set where that is simple.

What flags choose is taken by `compress`, which looks for the flags first: an array indexed by flags takes
three times as long, as each is a branch that nobody can foresee.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from search.engines.whoosh.arrays import Flags, Ints

NONE: Final[Ints] = np.zeros(0, np.int64)
_DENSE = 16  #: from one in this many of all releases on, marking all is faster than sorting some

_FEW = 16  #: numbers to each one looked up, from which on looking up is faster than merging


def contained(some: Ints, others: Ints) -> Flags:
    """Return for each of *some* whether it is one of *others*; both ascend, and either may repeat itself."""
    if not len(others) or not len(some):
        return np.zeros(len(some), np.bool_)
    beyond = int(others[-1]) + 1
    many = len(some) * _FEW >= len(others)
    if many and some[0] >= 0 and beyond < (len(some) + len(others)) * _DENSE:
        marked = np.zeros(beyond + 1, np.bool_)
        marked[others] = True
        return np.asarray(marked.take(some, mode="clip"))
    places = np.searchsorted(others, some)
    places[places == len(others)] = 0
    return np.asarray(others[places] == some)


def common(some: Ints, others: Ints) -> Ints:
    """Return what is in both; each ascends and has no number twice. For numbers too large to be marked."""
    fewer, more = (some, others) if len(some) <= len(others) else (others, some)
    if len(fewer) * _FEW < len(more):
        return fewer.compress(contained(fewer, more))
    merged = np.concatenate([fewer, more])
    merged.sort(kind="stable")  # which merges runs; to look each up takes three times as long
    return merged[:-1].compress(merged[1:] == merged[:-1])


def distinct(ascending: Ints) -> Ints:
    """Return each number of an *ascending* array once; `numpy.unique` hashes, and takes ten times as long."""
    return ascending.compress(first(ascending))


def first(ascending: Ints) -> Flags:
    """Return for each number of an *ascending* array whether it is the first of its value."""
    flags = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=flags[1:])
    return flags


def intersection(sets: Sequence[Ints]) -> Ints:
    """Return what is in every one of *sets*, of which there is one at least."""
    smallest, *others = sorted(sets, key=len)
    for other in others:
        smallest = smallest.compress(contained(smallest, other))
    return smallest


def difference(some: Ints, others: Ints) -> Ints:
    """Return what is in *some* and not in *others*."""
    return some.compress(~contained(some, others))


def union(sets: Sequence[Ints], size: int) -> Ints:
    """Return what is in any of *sets*, whose numbers are below *size*."""
    filled = [found for found in sets if len(found)]
    if len(filled) < 2:
        return filled[0] if filled else NONE
    if sum(map(len, filled)) * _DENSE < size:
        return distinct(np.sort(np.concatenate(filled)))
    marked = np.zeros(size, np.bool_)
    for found in filled:
        marked[found] = True
    return np.flatnonzero(marked)
