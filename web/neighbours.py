"""The addresses of the searches that are one step away: a page links to hundreds of them.

Each part of the address that they share is encoded once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from search.model import FacetName, FacetValue, SearchRequest
from web.exclusion import clause
from web.state import FACETS, MAX_TEXT, write

_encoded = lru_cache(maxsize=4096)(quote_plus)  # the values of facets come again on every page


class Neighbours:
    """The neighbours of *request*, each from its first page."""

    def __init__(self, request: SearchRequest) -> None:
        self._text = request.text.strip()
        self._query = urlencode([("q", request.text)]) if request.text else ""
        self._selected = request.selected
        self._around = dict(_around(request))

    def toggled(self, facet: FacetName, value: str) -> str:
        """Return the address of the search with *value* of *facet* added, or taken off if it is there."""
        chosen = self._selected.get(facet)
        return self._address(self._query, facet, chosen ^ {value} if chosen else (value,))

    def without(self, facet: FacetName, value: FacetValue) -> str | None:
        """Return the address of the search without the releases of *value*, which is then not selected.

        None where a query has no word for the value, or no room for it.
        """
        said = clause(facet, value)
        if said is None or len(self._text) + 1 + len(said) > MAX_TEXT:
            return None
        chosen = self._selected.get(facet)
        text = f"{quote_plus(self._text)}+{_encoded(said)}" if self._text else _encoded(said)
        return self._address(f"q={text}", facet, chosen - {value.value} if chosen else ())

    def _address(self, query: str, facet: FacetName, values: Iterable[str]) -> str:
        before, after = self._around[facet]
        return f"/?{'&'.join(filter(None, (query, before, _pairs(facet, values), after)))}".rstrip("?")


def _around(request: SearchRequest) -> Iterator[tuple[FacetName, tuple[str, str]]]:
    """Yield for each facet what stands between the query and its values, and what behind them."""
    pairs = [_pairs(name, request.selected.get(name, ())) for name in FACETS]
    rest = urlencode(write(replace(request, text="", selected={}, page=1)))
    for place, facet in enumerate(FACETS):
        before, after = pairs[:place], [*pairs[place + 1 :], rest]
        yield facet, ("&".join(filter(None, before)), "&".join(filter(None, after)))


def _pairs(facet: FacetName, values: Iterable[str]) -> str:
    return "&".join(f"{facet}={_encoded(value)}" for value in sorted(values) if value)
