"""The parameters of the API as OpenAPI has them, made from the limits that `web.state` holds them to."""

from __future__ import annotations

from typing import Final

from search.model import FacetName
from search.wire import Json
from web import state
from web.facts_state import ORDERS
from web.locale import LOCALES

_WHAT_FACETS_HOLD: Final[dict[FacetName, str]] = {
    "year": "a year, such as 2025",
    "month": "a month, such as 2025-06",
    "agency": "the id of an agency",
    "official": "the id of an official",
    "place": "a place",
    "lang": "the language of the release: en, ru or kk",
    "kind": "a kind of figures, such as money or count",
    "unit": "a unit of figures, such as KZT, % or person",
}


def parameter(name: str, description: str, schema: Json, *, where: str = "query") -> Json:
    """Return one parameter; those of a path are required."""
    required: Json = {"required": True} if where == "path" else {}
    return {"name": name, "in": where, "description": description, **required, "schema": schema}


def _facet(name: FacetName) -> Json:
    values: Json = {"type": "array", "items": {"type": "string"}, "maxItems": state.MAX_VALUES}
    described = (
        f"{_WHAT_FACETS_HOLD[name]}, as the facets of an answer name it; may be repeated, any of them matches"
    )
    return {**parameter(name, described, values), "style": "form", "explode": True}


def _day(name: str, description: str) -> Json:
    return parameter(name, description, {"type": "string", "format": "date"})


def _whole(name: str, description: str, most: int, rest: int) -> Json:
    return parameter(name, description, {"type": "integer", "minimum": 1, "maximum": most, "default": rest})


QUERY: Final = parameter(
    "q",
    "the query text; its language is that of the search box",
    {"type": "string", "maxLength": state.MAX_TEXT, "default": ""},
)
SORT: Final = parameter(
    "sort", "the order of the releases", {"enum": list(state.SORTS), "default": "relevance"}
)
ORDER: Final = parameter("order", "the order of the rows", {"enum": list(ORDERS), "default": "newest"})
PAGE: Final = _whole("page", f"with size, reaches the first {state.MAX_DEPTH:,}", state.MAX_DEPTH, 1)
SIZE: Final = _whole("size", "hits a page", state.MAX_SIZE, 10)

#: what says which releases match
MATCHING: Final = (
    QUERY,
    *(_facet(name) for name in state.FACETS),
    _day("since", "the first day; a release without a date never matches"),
    _day("until", "the last day; a release without a date never matches"),
)
HL: Final = parameter(
    "hl", "the language of badges, texts and messages", {"enum": list(LOCALES), "default": LOCALES[0]}
)
COUNTED: Final = {
    **parameter(
        "facets",
        "which facets are counted, with commas between; empty: none. All of them without it",
        {"type": "array", "items": {"enum": list(state.FACETS)}, "uniqueItems": True},
    ),
    "style": "form",
    "explode": False,
}
SEARCH: Final = (*MATCHING, SORT, PAGE, SIZE, COUNTED, HL)
FACTS: Final = (*MATCHING, ORDER, PAGE, HL)
FACTS_FILE: Final = (*MATCHING, ORDER, HL)
FEED: Final = (*MATCHING, HL)
RELEASES_FILE: Final = (*MATCHING, SORT)
RELEASE_ID: Final = parameter(
    "id", "the id of a release, as a search names it", {"type": "string"}, where="path"
)
