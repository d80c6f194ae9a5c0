"""What a request may ask for, and the order in which its hits come."""

from __future__ import annotations

from typing import Final, get_args

from search.engines.opensearch.failures import Json
from search.errors import RequestInvalid
from search.model import FacetName, SearchRequest, Sort

MAX_SIZE: Final = 50  #: hits a page: what a reader takes in; exports have their own way
MAX_HITS: Final = 1000  #: page * size; nobody reads on, and machines use exports


def check(request: SearchRequest) -> None:
    """Raise RequestInvalid for a request that cannot be met."""
    _known("sort", request.sort, get_args(Sort))
    for name in (*request.selected, *request.facets):
        _known("facet", name, get_args(FacetName))
    if not 1 <= request.size <= MAX_SIZE:
        raise RequestInvalid(f"size {request.size} is out of range: choose 1 to {MAX_SIZE}")
    if request.page < 1 or request.page * request.size > MAX_HITS:
        raise RequestInvalid(
            f"page {request.page} is out of range: the first {MAX_HITS} hits can be paged, narrow the search"
        )


def _known(what: str, name: str, names: tuple[str, ...]) -> None:
    if name not in names:
        raise RequestInvalid(f"{what} {name!r} does not exist: choose one of {', '.join(names)}")


def ordered(sort: Sort) -> list[Json]:
    """Return the order of hits: ties by date, newest first, undated ones last, then by id."""
    by_day = {"day": {"order": "asc" if sort == "oldest" else "desc", "missing": "_last"}}
    by_score: list[Json] = [{"_score": "desc"}] if sort == "relevance" else []
    return [*by_score, by_day, {"id": "asc"}]
