from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from search.engine import Searcher
from search.model import FacetName, FacetValue, SearchRequest
from web import state
from web.neighbours import Neighbours
from web.state import MAX_TEXT


def excluding(request: SearchRequest, facet: FacetName, value: FacetValue) -> SearchRequest | None:
    url = Neighbours(request).without(facet, value)
    return None if url is None else state.read(parse_qsl(url.removeprefix("/?")))


@pytest.mark.parametrize("facet", ["agency", "official", "place", "lang"])
def test_leaving_a_value_out_takes_away_as_many_releases_as_it_counts(
    searcher: Searcher, facet: FacetName
) -> None:
    request = SearchRequest("corruption OR тенге")
    result = searcher.search(request)
    values = next(each.values for each in result.facets if each.name == facet)

    assert values
    for value in values:
        left = excluding(request, facet, value)
        assert left is not None
        assert searcher.search(left).total == result.total - value.count, value


def test_it_is_said_in_the_query_and_no_longer_selected() -> None:
    request = SearchRequest("theft", {"agency": frozenset({"a", "b"})}, page=2)

    left = excluding(request, "agency", FacetValue("a", 'Office of "A"', 1))

    assert left == SearchRequest('theft -agency:"Office of  A "', {"agency": frozenset({"b"})})


def test_the_last_selected_value_leaves_no_empty_filter() -> None:
    left = excluding(SearchRequest(selected={"lang": frozenset({"ru"})}), "lang", FacetValue("ru", "ru", 1))

    assert left == SearchRequest("-lang:ru")


@pytest.mark.parametrize(
    ("facet", "label", "text"),
    [("unit", "KZT", "theft"), ("agency", "—", "theft"), ("agency", "Office", "x" * MAX_TEXT)],
)
def test_what_a_query_cannot_say_is_not_offered(facet: FacetName, label: str, text: str) -> None:
    assert excluding(SearchRequest(text), facet, FacetValue("v", label, 1)) is None
