"""The largest figure of each release, as `search.largest` has it, over the columns of figures."""

from __future__ import annotations

import numpy as np

from search import largest
from search.engines.whoosh.arrays import Floats, Ints
from search.engines.whoosh.snapshot import Snapshot
from search.model import SearchRequest
from search.query import Query


def largest_of(snapshot: Snapshot, releases: Ints, query: Query, request: SearchRequest) -> Floats:
    """Return the largest figure of each of *releases*, below all others where there is none.

    Raises RequestInvalid as `search.largest.compared`.
    """
    asked, table = largest.compared(query, request), snapshot.figures
    found = np.full(snapshot.size, -np.inf)
    rows = table.units.get(asked.unit, slice(0))
    wanted = [table.of_quantity(quantity) for quantity in asked.quantities] or [
        (table.release[rows], table.high[rows])
    ]
    for release, value in wanted:
        np.maximum.at(found, release, value)
    return found[releases]
