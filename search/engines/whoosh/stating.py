"""The facts of the releases that match: read from what is stored, in the order of their dates."""

from __future__ import annotations

import numpy as np

from search import stated
from search.engines.whoosh.arrays import Ints
from search.engines.whoosh.snapshot import Snapshot
from search.model import Facts, SearchRequest
from search.query import Query


def facts(snapshot: Snapshot, matching: Ints, query: Query, request: SearchRequest, *, limit: int) -> Facts:
    """Return the facts that *request* means of the releases *matching*; see `search.engine.Searcher`."""
    ranks = (snapshot.oldest if request.sort == "oldest" else snapshot.newest)[matching]
    first = matching[np.argsort(ranks, kind="stable")][: stated.MAX_RELEASES]
    releases = (snapshot.release(number) for number in first.tolist())
    return stated.facts(releases, stated.wanted(query, request), len(matching), limit)
