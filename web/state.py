"""The state of a search in the URL: `read` makes a request of it, `write` is its inverse.

Parameters that are not ours are ignored, empty ones too, so an untouched form field changes nothing.
A parameter that holds one value and comes twice is an error, since any pick would be a guess.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args
from urllib.parse import urlencode

from search.errors import QueryTooLarge, RequestInvalid
from search.model import FacetName, SearchRequest, Sort

MAX_TEXT = 256  #: code points; a longer text is pasted by mistake, and each word costs a look-up
MAX_SIZE = 50  #: hits a page
MAX_DEPTH = 1000  #: hits that paging can reach; further down, a narrower query serves better
MAX_VALUES = 50  #: values selected in one facet

FACETS: tuple[FacetName, ...] = get_args(FacetName)
SORTS: tuple[Sort, ...] = get_args(Sort)
_SINGLE = ("q", "since", "until", "sort", "page", "size")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Pairs = tuple[tuple[str, str], ...]


def read(pairs: Iterable[tuple[str, str]]) -> SearchRequest:
    """Return the request that the parameters of a URL state.

    Raises RequestInvalid for a value that does not exist, QueryTooLarge for too long a query text.
    """
    values = _by_name(pairs)
    single = {name: _one(name, values[name]) for name in _SINGLE if name in values}
    request = SearchRequest(
        text=_text(single.get("q", "")),
        selected={name: _selected(name, values[name]) for name in FACETS if name in values},
        since=_day("since", single.get("since")),
        until=_day("until", single.get("until")),
        sort=_sort(single.get("sort", "relevance")),
        page=_number("page", single.get("page", "1"), MAX_DEPTH),
        size=_number("size", single.get("size", "10"), MAX_SIZE),
    )
    return _within_reach(request)


def counted(pairs: Iterable[tuple[str, str]]) -> tuple[FacetName, ...]:
    """Return the facets that the parameters of a URL ask to be counted: `facets=year,lang`, all without it.

    Raises RequestInvalid for one that does not exist, or for two lists.
    """
    given = [readable(value) for name, value in pairs if name == "facets"]
    if not given:
        return FACETS
    names = frozenset(_one("facets", given).split(",")) - {""}
    for name in sorted(names.difference(FACETS)):
        raise RequestInvalid(f"facet {name!r} does not exist: choose from {', '.join(FACETS)}")
    return tuple(name for name in FACETS if name in names)


def write(request: SearchRequest) -> Pairs:
    """Return the parameters that `read` makes *request* of, in one order, without those at rest.

    >>> write(SearchRequest("drop accounts", {"year": frozenset({"2025", "2024"})}, page=2))
    (('q', 'drop accounts'), ('year', '2024'), ('year', '2025'), ('page', '2'))
    """
    rest = SearchRequest()
    single = {
        "q": request.text,
        "since": request.since.isoformat() if request.since else "",
        "until": request.until.isoformat() if request.until else "",
        "sort": request.sort if request.sort != rest.sort else "",
        "page": str(request.page) if request.page != rest.page else "",
        "size": str(request.size) if request.size != rest.size else "",
    }
    chosen = [(name, value) for name in FACETS for value in sorted(request.selected.get(name, ()))]
    pairs = [("q", single.pop("q")), *chosen, *single.items()]
    return tuple((name, value) for name, value in pairs if value)


def query_string(request: SearchRequest) -> str:
    """Return *request* as the part of a URL behind its path: `?q=...`, or nothing for the request at rest."""
    pairs = write(request)
    return f"?{urlencode(pairs)}" if pairs else ""


def readable(text: str) -> str:
    """Return *text* with each control character and each half of a pair as a blank: what a line can hold."""
    return _CONTROL.sub(" ", text)


def _by_name(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    values: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        if value and (name in _SINGLE or name in FACETS):
            values[name].append(readable(value))
    return values


def _one(name: str, values: list[str]) -> str:
    if len(values) > 1:
        raise RequestInvalid(f"{name} is given {len(values)} times: give it once")
    return values[0]


def _text(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise QueryTooLarge(f"the query has {len(text)} characters, {MAX_TEXT} are read: shorten it")
    return text


def _selected(name: FacetName, values: list[str]) -> frozenset[str]:
    chosen = frozenset(values)
    if len(chosen) > MAX_VALUES:
        raise RequestInvalid(f"{name} has {len(chosen)} values: choose at most {MAX_VALUES}")
    return chosen


def _day(name: str, text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else _no_day(name, text)
    except ValueError:
        return _no_day(name, text)


def _no_day(name: str, text: str) -> date:
    raise RequestInvalid(f"{name} is {text!r}: write a day like 2025-06-26")


def _sort(text: str) -> Sort:
    if text not in SORTS:
        raise RequestInvalid(f"sort is {text!r}: choose one of {', '.join(SORTS)}")
    return text


def _number(name: str, text: str, most: int) -> int:
    if not _NUMBER.fullmatch(text) or not 1 <= int(text) <= most:
        raise RequestInvalid(f"{name} is {text!r}: write a whole number from 1 to {most}")
    return int(text)


def _within_reach(request: SearchRequest) -> SearchRequest:
    if request.page * request.size > MAX_DEPTH:
        raise RequestInvalid(
            f"page {request.page} of {request.size} is out of reach: the first {MAX_DEPTH} releases are, "
            "so narrow the search instead"
        )
    if request.since and request.until and request.since > request.until:
        raise RequestInvalid(f"since {request.since} is after until {request.until}: swap them")
    return request
