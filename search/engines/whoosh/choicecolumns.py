"""What releases have in each facet, as the columns of a segment: filled release by release, and joined."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import count

import numpy as np

from search import facets
from search.engines.whoosh.arrays import Array, Arrays, Flags, narrow, pack_strings
from search.engines.whoosh.coding import coded
from search.facets import Choice
from search.model import FacetName
from search.numbering import Numbers

Printed = tuple[str, str]  #: the value of a choice, and its label


class ChoiceColumns:
    """The choices of releases, as they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, Numbers[Printed]] = {
            name: defaultdict(count().__next__) for name in facets.NAMES
        }
        self._codes = {name: array("I") for name in facets.NAMES}
        self._ends = {name: array("I", [0]) for name in facets.NAMES}

    def add(self, choices: Sequence[Choice]) -> None:
        """Add the next release."""
        for name, value, label in choices:
            self._codes[name].append(self._numbers[name][value, label])
        for name, ends in self._ends.items():
            ends.append(len(self._codes[name]))

    def arrays(self) -> dict[str, Array]:
        """Return the columns."""
        arrays: dict[str, Array] = {}
        for name in facets.NAMES:
            arrays |= _packed(name, self._codes[name], self._ends[name], self._numbers[name])
        return arrays


def joined(segments: Sequence[Arrays], live: Sequence[Flags]) -> dict[str, Array]:
    """Return the columns of the *live* releases of *segments*."""
    arrays: dict[str, Array] = {}
    for name in facets.NAMES:
        counts = [np.diff(columns.ints(f"{name}.ends")) for columns in segments]
        codes = [
            columns[f"{name}.codes"][np.repeat(alive, own)]
            for columns, alive, own in zip(segments, live, counts, strict=True)
        ]
        values, code = coded(codes, [printed(columns, name) for columns in segments])
        stated = np.concatenate([[0], *(own[alive] for own, alive in zip(counts, live, strict=True))])
        arrays |= _packed(name, code, np.cumsum(stated), values)
    return arrays


def _packed(
    name: str, codes: Array | array[int], ends: Array | array[int], values: Collection[Printed]
) -> dict[str, Array]:
    return {
        f"{name}.codes": narrow(codes),
        f"{name}.ends": narrow(ends),
        **pack_strings(f"{name}.value", (value for value, _ in values)),
        **pack_strings(f"{name}.label", (label for _, label in values)),
    }


def printed(columns: Arrays, name: FacetName) -> list[Printed]:
    """Return the value and the label of each code of a facet."""
    values, labels = columns.strings(f"{name}.value").all(), columns.strings(f"{name}.label").all()
    return list(zip(values, labels, strict=True))
