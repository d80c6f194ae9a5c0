from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from search.model import FacetName, FacetValue, SearchRequest
from web import state
from web.links import search_url
from web.neighbours import Neighbours

FACETS = st.sampled_from(get_args(FacetName))
VALUES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12)
REQUESTS = st.builds(
    SearchRequest,
    text=st.sampled_from(["", "theft", " a & b=c ", "кража 100 %", "x" * 250]),
    selected=st.dictionaries(FACETS, st.frozensets(VALUES, min_size=1, max_size=3), max_size=3),
    since=st.sampled_from([None, date(2024, 1, 2)]),
    sort=st.sampled_from(["relevance", "oldest"]),
    page=st.integers(1, 3),
    size=st.sampled_from([10, 20]),
)


@given(REQUESTS, FACETS, VALUES)
def test_a_value_is_put_on_or_taken_off_and_all_else_stays(
    request: SearchRequest, facet: FacetName, value: str
) -> None:
    chosen = request.selected.get(facet, frozenset()) ^ {value}
    others = {name: values for name, values in request.selected.items() if name != facet}
    expected = replace(request, selected=others | ({facet: chosen} if chosen else {}), page=1)

    assert Neighbours(request).toggled(facet, value) == search_url(expected)


@given(REQUESTS, FACETS, VALUES)
def test_a_value_left_out_is_said_in_the_query_and_all_else_stays(
    request: SearchRequest, facet: FacetName, value: str
) -> None:
    url = Neighbours(request).without(facet, FacetValue(value, value, 1))

    if url is not None:
        left = state.read(parse_qsl(url.removeprefix("/?")))
        assert left.text.startswith(f"{request.text.strip()} -{facet}:".strip())
        assert value not in left.selected.get(facet, ())
        assert replace(left, text=request.text, selected={}) == replace(request, selected={}, page=1)


def test_a_search_with_its_only_filter_taken_off_is_the_first_page() -> None:
    request = SearchRequest(selected={"lang": frozenset({"ru"})})

    assert Neighbours(request).toggled("lang", "ru") == "/"
