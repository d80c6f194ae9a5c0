"""Values of releases as codes into a list of the different ones, numbered as they first come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import count
from typing import TypeVar

import numpy as np

from search.engines.whoosh.arrays import Array, Ints
from search.numbering import Numbers

Value = TypeVar("Value", bound=Hashable)


def coded(codes: Sequence[Array], values: Sequence[Sequence[Value]]) -> tuple[list[Value], Ints]:
    """Return the values in use, as they first come, and which of them each of *codes* in turn is.

    By segment: *values* are what its codes stand for.
    """
    known: Numbers[Value] = defaultdict(count().__next__)
    places = [np.array([known[value] for value in table], np.int64) for table in values]
    found = [place[code] for place, code in zip(places, codes, strict=True) if len(code)]
    joint = np.concatenate([np.zeros(0, np.int64), *found])
    used, first, place = np.unique(joint, return_index=True, return_inverse=True)
    order = np.argsort(first)
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    everything = list(known)
    return [everything[number] for number in used[order].tolist()], ranks[place]
