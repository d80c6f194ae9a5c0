from dataclasses import replace
from decimal import Decimal

import pytest

from search.errors import RequestInvalid
from search.model import Equivalent, Fact, Release, SearchRequest, Span
from tests.contract.releases import Engine, Searcher, fact, ids, release

TENGE = {"unit": frozenset({"KZT"})}


def stating(name: str, *facts: Fact, day: str | None = "2024-01-01") -> Release:
    return release(name, "Theft was found.", day=day, facts=facts)


def figure(value: int, unit: str = "KZT", **other: object) -> Fact:
    return replace(fact(unit), kind="money", low=Decimal(value), high=Decimal(value), **other)  # type: ignore[arg-type]


@pytest.fixture
def searcher(engine: Engine) -> Searcher:
    return engine.holding(
        stating("none"),
        stating("small", figure(100), figure(7)),
        stating("equal", figure(100), day="2025-01-01"),
        stating("dollars", figure(900_000, "USD"), figure(5)),
        stating(
            "equivalent", figure(3, "USD", equivalents=(Equivalent(Decimal(400), None, "KZT", Span(0, 0)),))
        ),
        stating("range", replace(figure(50), high=Decimal(300))),
        stating("less", replace(figure(1), low=None, high=Decimal(200), modifier="under")),
        stating("loss", figure(-20)),
    )


def test_releases_go_by_their_largest_figure_in_the_selected_unit(searcher: Searcher) -> None:
    found = searcher.search(SearchRequest("theft", TENGE, sort="largest"))

    assert ids(found) == ["equivalent", "range", "less", "equal", "small", "dollars", "loss"]


def test_a_figure_of_the_query_decides_which_figures_count(searcher: Searcher) -> None:
    assert ids(searcher.search(SearchRequest("0..250 KZT", sort="largest"))) == [
        "range",
        "less",
        "equal",
        "small",
        "dollars",
    ]
    assert ids(searcher.search(SearchRequest("USD > 1", TENGE, sort="largest"))) == ["dollars", "equivalent"]


def test_a_release_without_such_a_figure_comes_last(searcher: Searcher) -> None:
    found = ids(searcher.search(SearchRequest("title:nothing OR theft OR KZT > 200", sort="largest")))

    assert found[:2] == ["equivalent", "equal"]
    assert len(found) == 8


def test_pages_and_lists_go_on_in_that_order(searcher: Searcher) -> None:
    request = SearchRequest("theft", TENGE, sort="largest", size=3)
    pages = [hit for page in (1, 2, 3) for hit in ids(searcher.search(replace(request, page=page)))]

    assert [each.id for each in searcher.matching(request)] == pages
    assert len(set(pages)) == 7


@pytest.mark.parametrize(
    ("text", "units"),
    [("theft", []), ("theft", ["KZT", "USD"]), ("KZT > 1 OR USD > 1", []), ("amount:>1", ["KZT"])],
)
def test_figures_that_do_not_compare_give_no_order(searcher: Searcher, text: str, units: list[str]) -> None:
    request = SearchRequest(text, {"unit": frozenset(units)} if units else {}, sort="largest")

    with pytest.raises(RequestInvalid):
        searcher.search(request)
    with pytest.raises(RequestInvalid):
        searcher.matching(request)
