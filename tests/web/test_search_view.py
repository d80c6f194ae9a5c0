from __future__ import annotations

from datetime import date

import pytest

from search.engine import Searcher
from search.model import Hit, Official, Release, SearchRequest
from web import links
from web.search_view import hit_view, search_view, source


def released(source_: str | None) -> Release:
    return Release("r", "Title", "Text", "0" * 64, source=source_)


def test_a_source_on_the_web_is_a_link_named_by_its_host() -> None:
    found = source(released("https://www.gov.kz/press/1?lang=kk"))

    assert found is not None
    assert (found.label, found.url) == ("gov.kz", "https://www.gov.kz/press/1?lang=kk")


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "//a.example", "http://[::1", "paper file 7"]
)
def test_a_source_that_is_not_on_the_web_is_only_text(text: str) -> None:
    found = source(released(text))

    assert found is not None
    assert (found.label, found.url) == (text, None)


def test_a_release_may_have_no_source() -> None:
    assert source(released(None)) is None


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["A"], "A"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 others"),
    ],
)
def test_a_hit_names_a_few_officials_and_counts_the_others(names: list[str], shown: str) -> None:
    officials = tuple(Official(name, name) for name in names)
    release = Release("r", "Title", "Text", "0" * 64, officials=officials)

    assert hit_view(Hit(release, 1.0, ()), SearchRequest()).officials == shown


def test_both_days_are_filters_that_can_be_taken_off(searcher: Searcher) -> None:
    request = SearchRequest("tenge", since=date(2025, 6, 1), until=date(2025, 6, 30))

    chips = search_view(request, searcher.search(request)).filters

    assert [(chip.label, chip.url) for chip in chips] == [
        ("from 1 June 2025", "/?q=tenge&until=2025-06-30"),
        ("to 30 June 2025", "/?q=tenge&since=2025-06-01"),
    ]


def test_a_chosen_value_that_no_release_has_stays_on_offer(searcher: Searcher) -> None:
    request = SearchRequest(
        selected={"agency": frozenset({"no-such-agency"}), "month": frozenset({"1999-07"})}
    )

    view = search_view(request, searcher.search(request))

    agencies = next(panel for panel in view.panels if panel.name == "agency")
    assert [(link.label, link.count) for link in agencies.choices if link.selected] == [("no-such-agency", 0)]
    assert {chip.label for chip in view.filters} == {"no-such-agency", "July 1999"}


def test_a_month_is_named_with_its_year_among_the_filters(searcher: Searcher) -> None:
    request = SearchRequest(selected={"month": frozenset({"2025-06"})})

    assert [chip.label for chip in search_view(request, searcher.search(request)).filters] == ["June 2025"]


def test_the_last_page_in_reach_leads_no_further() -> None:
    paging = links.paging(SearchRequest(page=100), total=7700)

    assert (paging.pages, paging.following) == (100, None)


def test_a_page_behind_the_end_leads_back_to_the_last() -> None:
    assert links.paging(SearchRequest(page=90), total=25).previous == "/?page=3"
