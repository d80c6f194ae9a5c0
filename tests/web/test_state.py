from __future__ import annotations

from datetime import date
from typing import get_args
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import QueryTooLarge, RequestInvalid
from search.model import FacetName, SearchRequest, Sort
from web import state

line = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="￾￿"), max_size=40)
value = line.filter(bool)
selections = st.dictionaries(
    st.sampled_from(get_args(FacetName)), st.frozensets(value, min_size=1, max_size=4), max_size=4
)
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
requests = st.builds(
    SearchRequest,
    text=line,
    selected=selections,
    since=st.none() | days,
    until=st.none() | days,
    sort=st.sampled_from(get_args(Sort)),
    page=st.integers(1, 20),
    size=st.integers(1, 50),
).filter(lambda request: not (request.since and request.until) or request.since <= request.until)


@given(requests)
def test_reading_what_was_written_gives_the_same_request(request_: SearchRequest) -> None:
    assert state.read(state.write(request_)) == request_


@given(requests)
def test_a_query_string_carries_every_character(request_: SearchRequest) -> None:
    query = state.query_string(request_)

    assert state.read(parse_qsl(query.removeprefix("?"))) == request_


@given(st.lists(st.tuples(st.sampled_from(["q", "page", "size", "sort", "since", "year", "x"]), st.text())))
def test_any_parameters_give_a_request_or_an_error_of_ours(pairs: list[tuple[str, str]]) -> None:
    try:
        request = state.read(pairs)
    except (RequestInvalid, QueryTooLarge):
        return

    assert request.page * request.size <= state.MAX_DEPTH


def test_a_request_at_rest_has_no_parameters() -> None:
    assert state.query_string(SearchRequest()) == ""


def test_parameters_stand_in_one_order() -> None:
    request = SearchRequest(
        "drop", {"year": frozenset({"2025", "2024"}), "agency": frozenset({"fma"})}, page=3
    )

    assert state.query_string(request) == "?q=drop&year=2024&year=2025&agency=fma&page=3"


def test_what_is_empty_or_not_ours_changes_nothing() -> None:
    pairs = [("q", ""), ("since", ""), ("agency", ""), ("utm_source", "mail"), ("page[]", "7")]

    assert state.read(pairs) == SearchRequest()


def test_control_characters_become_blanks() -> None:
    assert state.read([("q", "drop\x00\r\naccounts\x9f")]).text == "drop   accounts "


@pytest.mark.parametrize("name", ["q", "since", "until", "sort", "page", "size"])
def test_a_single_value_given_twice_is_refused(name: str) -> None:
    with pytest.raises(RequestInvalid, match=f"{name} is given 2 times"):
        state.read([(name, "1"), (name, "1")])


def test_a_text_of_256_characters_is_read() -> None:
    assert len(state.read([("q", "ә" * 256)]).text) == 256


def test_a_text_of_257_characters_is_refused() -> None:
    with pytest.raises(QueryTooLarge, match="257 characters"):
        state.read([("q", "ә" * 257)])


@pytest.mark.parametrize("text", ["0", "-1", "51", "ten", "1.5", "٣", "1" * 30, "+1"])
def test_a_size_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(RequestInvalid, match="size is"):
        state.read([("size", text)])


def test_the_thousandth_hit_is_in_reach() -> None:
    assert state.read([("page", "20"), ("size", "50")]).page == 20


def test_the_hit_after_the_thousandth_is_out_of_reach() -> None:
    with pytest.raises(RequestInvalid, match="out of reach"):
        state.read([("page", "21"), ("size", "50")])


@pytest.mark.parametrize(
    "text", ["2025-02-30", "20250626", "2025-W26-4", "26.06.2025", "٢٠٢٥-٠٦-٢٦", "0000-01-01"]
)
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(RequestInvalid, match=r"since is .*: write a day like 2025-06-26"):
        state.read([("since", text)])


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(RequestInvalid, match="swap them"):
        state.read([("since", "2025-06-27"), ("until", "2025-06-26")])


def test_an_unknown_order_is_refused() -> None:
    with pytest.raises(RequestInvalid, match="relevance, newest, oldest"):
        state.read([("sort", "loudest")])


def test_fifty_values_of_a_facet_are_read_and_one_more_is_refused() -> None:
    fifty = [("official", f"official-{number}") for number in range(50)]

    assert len(state.read(fifty).selected["official"]) == 50
    with pytest.raises(RequestInvalid, match="at most 50"):
        state.read([*fifty, ("official", "one more")])
