"""All releases of a search, page by page: what files and packages are written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from search.engine import Searcher
from search.errors import EngineUnavailable
from search.model import Release, Result, SearchRequest
from web.state import MAX_DEPTH, MAX_SIZE

MOST: Final = MAX_DEPTH  #: releases of one list: as many as paging reaches


class GenerationChanged(EngineUnavailable):
    """Another generation came into service while a list was being read: ask for the list again."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The releases that match, in the order of the search; may be gone through again, a page in memory.

    *total* match and *listed* of them are here. A search of which no release has all the words lists
    none. Going through it raises GenerationChanged rather than mix two generations.
    """

    searcher: Searcher
    request: SearchRequest
    generation: str
    first: Result

    @property
    def total(self) -> int:
        """How many releases match."""
        return 0 if self.first.relaxed else self.first.total

    @property
    def listed(self) -> int:
        """How many of them are here."""
        return min(self.total, MOST)

    def __iter__(self) -> Iterator[Release]:
        pages = -(-self.listed // MAX_SIZE)
        for page in range(1, pages + 1):
            result = self.first if page == 1 else self._page(page)
            yield from (hit.release for hit in result.hits)

    def _page(self, page: int) -> Result:
        result = self.searcher.search(replace(self.request, page=page))
        _hold(self.searcher, self.generation)
        return result


def listing(searcher: Searcher, request: SearchRequest) -> Listing:
    """Return the list of what matches *request*, whose page and size do not count. Raises as `search`."""
    asked = replace(request, page=1, size=MAX_SIZE)
    generation = searcher.status().generation
    first = searcher.search(asked)
    _hold(searcher, generation)
    return Listing(searcher, asked, generation, first)


def _hold(searcher: Searcher, generation: str) -> None:
    now = searcher.status().generation
    if now != generation:
        raise GenerationChanged(f"generation {now} took the place of {generation}: ask again")
