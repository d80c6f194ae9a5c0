"""All releases that match, page by page from one point in time: as many are in memory as come at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from search.engine import Matching
from search.engines.opensearch import asking, counting
from search.engines.opensearch.documents import release_of
from search.engines.opensearch.failures import GenerationGone, Json
from search.engines.opensearch.generations import in_service
from search.engines.opensearch.largest import order
from search.engines.opensearch.requests import check
from search.engines.opensearch.session import Session
from search.engines.opensearch.suggesting import total
from search.errors import EngineUnavailable, IndexMissing
from search.model import Release, SearchRequest
from search.query import Query

AT_ONCE: Final = 250  #: releases, some megabytes
LONGEST: Final = 3600.0  #: seconds for all of a list; each page of it has the time of any request


def matching(session: Session, query: Query, request: SearchRequest) -> Matching:
    """Return the releases that match *request*. Raises as `Searcher.search`."""
    check(request := replace(request, page=1, size=1))
    asked = asking.prepared(session, query, request)
    condition = asking.conditioned(asked.emitter(), query, request)
    kept: Json = {"bool": {"must": [condition], "filter": counting.filters(request.selected)}}
    (counted,) = session.ask({"size": 0, "track_total_hits": True, "query": kept})
    search = {"query": kept, "sort": order(query, request), "size": AT_ONCE}
    number = total(counted)
    return Matching(session.generation.name, number, lambda: _read(session, search, number))


def _read(session: Session, search: Json, number: int) -> Iterator[Release]:
    """Yield the releases of *search*.

    Raises EngineUnavailable unless they are the *number* that was counted, and no commit came between:
    changes go into the index in service (decision 0093).
    """
    cluster, generation, seen = session.cluster, session.generation, 0
    until = time.monotonic() + LONGEST
    try:
        for hit in cluster.scan(generation.index, search, until=until):
            seen += 1
            yield release_of(hit["_source"])
        now = in_service(cluster, generation.index, until=until)
    except (GenerationGone, IndexMissing) as error:
        raise _renewed(generation.name) from error
    if seen != number or now.name != generation.name:
        raise _renewed(generation.name)


def _renewed(name: str) -> EngineUnavailable:
    return EngineUnavailable(f"another generation took the place of {name}: ask again")
