"""The order of hits; by largest figure, as `search.largest` has it, in the cluster's terms."""

from __future__ import annotations

import sys
from typing import Final

from search import largest
from search.engines.opensearch import figures
from search.engines.opensearch.failures import Json
from search.engines.opensearch.requests import ordered
from search.model import SearchRequest
from search.query import Query

_NONE: Final = (
    -sys.float_info.max
)  #: of a release without such a figure: a number, which a page can go on after


def order(query: Query, request: SearchRequest) -> list[Json]:
    """Return the order that *request* asks for. Raises RequestInvalid as `search.largest.compared`."""
    if request.sort != "largest":
        return ordered(request.sort)
    asked = largest.compared(query, request)
    wanted = [figures.stating(quantity)["nested"]["query"] for quantity in asked.quantities]
    kept: Json = {"bool": {"filter": [{"term": {"figures.unit": asked.unit}}]}}
    if wanted:
        kept["bool"] |= {"should": wanted, "minimum_should_match": 1}
    by_figure = {
        "order": "desc",
        "mode": "max",
        "missing": _NONE,
        "nested": {"path": "figures", "filter": kept},
    }
    return [{"figures.high": by_figure}, *ordered(request.sort)]
