from collections.abc import Mapping
from datetime import date

import pytest

from search.errors import QuerySyntaxError, RequestInvalid
from search.model import FacetName, SearchRequest
from tests.contract.releases import (
    ASYLOV,
    PROSECUTOR,
    SMAILOV,
    TREASURY,
    Engine,
    Searcher,
    counts,
    found,
    ids,
    release,
)


def test_a_date_filter_never_admits_an_undated_release(engine: Engine) -> None:
    searcher = engine.holding(release("dated", "Fraud.", day="2024-05-01"), release("undated", "Fraud."))

    assert ids(searcher.search(SearchRequest("fraud", since=date(1900, 1, 1)))) == ["dated"]
    assert ids(searcher.search(SearchRequest("fraud", until=date(2999, 1, 1)))) == ["dated"]
    assert found(searcher, "fraud date:2024") == ["dated"]
    assert found(searcher, "fraud until:2030") == ["dated"]


def test_the_ends_of_a_range_are_included(engine: Engine) -> None:
    searcher = engine.holding(*(release(f"d{day}", "Fraud.", day=f"2024-05-0{day}") for day in range(1, 6)))

    result = searcher.search(SearchRequest(since=date(2024, 5, 2), until=date(2024, 5, 4), sort="oldest"))

    assert ids(result) == ["d2", "d3", "d4"]
    assert found(searcher, "date:2024-05-02..2024-05-04") == ["d2", "d3", "d4"]


def test_without_words_the_newest_come_first(engine: Engine) -> None:
    searcher = engine.holding(
        release("old", "A.", day="2020-01-01"),
        release("undated", "B."),
        release("new", "C.", day="2024-01-01"),
    )

    assert ids(searcher.search(SearchRequest())) == ["new", "old", "undated"]


def test_equal_scores_go_by_date_then_by_id(engine: Engine) -> None:
    searcher = engine.holding(
        release("c", "Fraud.", day="2021-01-01"),
        release("b", "Fraud.", day="2021-01-01"),
        release("z", "Fraud."),
        release("y", "Fraud."),
        release("a", "Fraud.", day="2020-01-01"),
        release("d", "Fraud.", day="2022-01-01"),
    )

    assert ids(searcher.search(SearchRequest("fraud"))) == ["d", "b", "c", "a", "y", "z"]


def test_the_undated_are_last_in_either_order_of_dates(engine: Engine) -> None:
    searcher = engine.holding(
        release("undated", "Fraud fraud fraud."),
        release("old", "Fraud.", day="2020-01-01"),
        release("new", "Fraud.", day="2024-01-01"),
    )

    assert ids(searcher.search(SearchRequest("fraud", sort="newest"))) == ["new", "old", "undated"]
    assert ids(searcher.search(SearchRequest("fraud", sort="oldest"))) == ["old", "new", "undated"]
    assert ids(searcher.search(SearchRequest("fraud"))) == ["undated", "new", "old"]


def test_a_word_in_the_title_counts_more(engine: Engine) -> None:
    searcher = engine.holding(
        release("text", "Bribery at the port was found."),
        release("title", "It was found there.", title="Bribery"),
    )

    assert ids(searcher.search(SearchRequest("bribery"))) == ["title", "text"]


def test_a_rare_word_is_scored_by_title_and_text_among_many_releases(engine: Engine) -> None:
    others = [release(f"o{number:02d}", "Common words.") for number in range(60)]
    searcher = engine.holding(
        *others,
        release("text", "A yacht and more."),
        release("both", "A yacht.", title="The yacht"),
    )

    result = searcher.search(SearchRequest("yacht"))

    assert ids(result) == ["both", "text"]
    assert [round(hit.score, 3) for hit in result.hits] == [3.844, 2.488]


def test_pages_follow_each_other(engine: Engine) -> None:
    searcher = engine.holding(
        *(release(f"r{number}", "Fraud.", day=f"2024-01-0{number}") for number in range(1, 6))
    )

    pages = [searcher.search(SearchRequest("fraud", page=page, size=2)) for page in (1, 2, 3, 4)]

    assert [ids(page) for page in pages] == [["r5", "r4"], ["r3", "r2"], ["r1"], []]
    assert [page.total for page in pages] == [5, 5, 5, 5]


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(page=0),
        SearchRequest(size=0),
        SearchRequest(size=51),
        SearchRequest(page=101, size=10),
        SearchRequest(sort="best"),  # type: ignore[arg-type]
        SearchRequest(selected={"colour": frozenset({"red"})}),  # type: ignore[dict-item]
    ],
)
def test_a_request_that_cannot_be_met_is_refused(engine: Engine, request_: SearchRequest) -> None:
    searcher = engine.holding(release("a", "Fraud."))

    with pytest.raises(RequestInvalid):
        searcher.search(request_)


def test_the_last_page_that_may_be_asked_for_is_answered(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Fraud."))

    assert searcher.search(SearchRequest(page=20, size=50)).total == 1


def test_a_malformed_query_is_an_error_and_no_empty_result(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Fraud."))

    with pytest.raises(QuerySyntaxError):
        searcher.search(SearchRequest('"fraud'))


@pytest.fixture
def faceted(engine: Engine) -> Searcher:
    return engine.holding(
        release("t1", "Fraud.\n\nFraud.", day="2024-01-10", agency=TREASURY, units=("KZT", "person", "KZT")),
        release("t2", "Fraud.", day="2024-02-10", agency=TREASURY, officials=(ASYLOV,), place="Astana"),
        release(
            "p1", "Fraud.", day="2023-01-10", agency=PROSECUTOR, officials=(ASYLOV, SMAILOV), place="Almaty"
        ),
        release("x1", "Fraud.", lang="ru", units=("KZT",)),
        release("no", "Theft.", day="2023-03-10", agency=PROSECUTOR, place="Astana"),
    )


def test_facets_count_releases_and_not_passages_or_facts(faceted: Searcher) -> None:
    result = faceted.search(SearchRequest("fraud"))

    assert counts(result, "agency") == {"treasury": 2, "prosecutor": 1}
    assert counts(result, "unit") == {"KZT": 2, "person": 1}
    assert counts(result, "official") == {"asylov": 2, "smailov": 1}
    assert counts(result, "lang") == {"en": 3, "ru": 1}
    assert counts(result, "place") == {"Almaty": 1, "Astana": 1}


def test_only_the_facets_asked_for_are_counted_and_they_keep_their_order(faceted: Searcher) -> None:
    whole = faceted.search(SearchRequest("fraud"))

    asked = faceted.search(SearchRequest("fraud", facets=("unit", "year", "lang", "year")))

    assert [facet.name for facet in asked.facets] == ["year", "lang", "unit"]
    assert asked.facets == tuple(facet for facet in whole.facets if facet.name in ("year", "lang", "unit"))
    assert (asked.total, ids(asked)) == (whole.total, ids(whole))


def test_a_facet_that_is_not_asked_for_filters_all_the_same(faceted: Searcher) -> None:
    selected: Mapping[FacetName, frozenset[str]] = {"agency": frozenset({"treasury"})}

    without = faceted.search(SearchRequest("fraud", selected=selected, facets=()))
    one = faceted.search(SearchRequest("fraud", selected=selected, facets=("agency",)))

    assert (sorted(ids(without)), without.facets) == (["t1", "t2"], ())
    assert counts(one, "agency") == {"treasury": 2, "prosecutor": 1}


def test_a_facet_that_does_not_exist_is_refused_with_those_that_do(faceted: Searcher) -> None:
    with pytest.raises(RequestInvalid):
        faceted.search(SearchRequest("fraud", facets=("colour",)))  # type: ignore[arg-type]


def test_years_and_months_are_newest_first(faceted: Searcher) -> None:
    result = faceted.search(SearchRequest("fraud"))

    assert list(counts(result, "year").items()) == [("2024", 2), ("2023", 1)]
    assert list(counts(result, "month").items()) == [("2024-02", 1), ("2024-01", 1), ("2023-01", 1)]


def test_a_facet_is_counted_under_every_filter_but_its_own(faceted: Searcher) -> None:
    request = SearchRequest(
        "fraud", selected={"agency": frozenset({"treasury"}), "year": frozenset({"2024"})}
    )

    result = faceted.search(request)

    assert sorted(ids(result)) == ["t1", "t2"]
    assert counts(result, "agency") == {"treasury": 2}
    assert counts(result, "year") == {"2024": 2}
    assert counts(result, "place") == {"Astana": 1}

    other = faceted.search(SearchRequest("fraud", selected={"agency": frozenset({"prosecutor"})}))

    assert ids(other) == ["p1"]
    assert counts(other, "agency") == {"treasury": 2, "prosecutor": 1}
    assert counts(other, "year") == {"2023": 1}


def test_values_of_one_facet_are_alternatives_and_facets_restrict_each_other(faceted: Searcher) -> None:
    either = faceted.search(SearchRequest(selected={"agency": frozenset({"treasury", "prosecutor"})}))
    both = faceted.search(
        SearchRequest(selected={"agency": frozenset({"treasury"}), "official": frozenset({"asylov"})})
    )

    assert either.total == 4
    assert ids(both) == ["t2"]


def test_a_selected_value_is_shown_even_when_nothing_is_left_of_it(faceted: Searcher) -> None:
    result = faceted.search(SearchRequest("theft", selected={"lang": frozenset({"ru", "de"})}))

    facet = next(facet for facet in result.facets if facet.name == "lang")

    assert [(value.value, value.count, value.selected) for value in facet.values] == [
        ("en", 1, False),
        ("de", 0, True),
        ("ru", 0, True),
    ]
    assert result.total == 0


def test_values_are_labelled_as_most_releases_print_them(engine: Engine) -> None:
    searcher = engine.holding(
        release("a", "A.", agency=TREASURY),
        release("b", "B.", agency=TREASURY),
        release("c", "C.", agency=PROSECUTOR),
    )

    facet = next(facet for facet in searcher.search(SearchRequest()).facets if facet.name == "agency")

    assert [value.label for value in facet.values] == ["State Treasury Office", "General Prosecutor's Office"]


def test_when_no_release_has_all_the_words_those_with_most_come_and_it_is_said(engine: Engine) -> None:
    searcher = engine.holding(
        release("two", "Drop accounts were frozen."),
        release("one", "Accounts were opened."),
        release("none", "Nothing."),
    )

    result = searcher.search(SearchRequest("frozen drop submarines accounts"))

    assert result.relaxed
    assert ids(result) == ["two", "one"]
    assert [hit.missing for hit in result.hits] == [("submarines",), ("frozen", "drop", "submarines")]


def test_all_that_is_missing_is_named_as_it_was_typed(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Vault."))

    result = searcher.search(SearchRequest("vault drop-accounts launder* smurfing~1"))

    assert result.hits[0].missing == ("drop accounts", "launder*", "smurfing")


def test_of_alternatives_one_is_enough_and_none_is_missing(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Vault of gold."))

    result = searcher.search(SearchRequest('vault yacht (gold OR "white silver")'))

    assert result.relaxed
    assert result.hits[0].missing == ("yacht",)


def test_a_result_is_relaxed_under_the_filters_too(engine: Engine) -> None:
    searcher = engine.holding(
        release("both", "Drop accounts.", lang="en"), release("ru", "Drop of water.", lang="ru")
    )

    result = searcher.search(SearchRequest("drop accounts", selected={"lang": frozenset({"ru"})}))

    assert (ids(result), result.relaxed, result.hits[0].missing) == (["ru"], True, ("accounts",))


def test_a_result_with_all_the_words_is_not_relaxed(engine: Engine) -> None:
    searcher = engine.holding(release("both", "Drop accounts."), release("one", "Accounts."))

    result = searcher.search(SearchRequest("drop accounts"))

    assert (ids(result), result.relaxed, result.hits[0].missing) == (["both"], False, ())


def test_the_room_on_the_first_page_goes_to_releases_with_some_of_the_words_without_counting_them(
    engine: Engine,
) -> None:
    searcher = engine.holding(
        release("all", "Drop accounts."), release("some", "Accounts."), release("none", "Fraud.")
    )

    result = searcher.search(SearchRequest("drop accounts"))

    assert (ids(result), result.total, result.relaxed) == (["all"], 1, False)
    assert [(hit.release.id, hit.missing) for hit in result.partial] == [("some", ("drop",))]
    assert counts(result, "lang") == {"en": 1}


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest("drop accounts", size=1),
        SearchRequest("drop accounts", sort="newest"),
        SearchRequest("drop accounts", page=2),
        SearchRequest('"drop accounts"'),
    ],
    ids=["a full page", "by date", "a later page", "nothing to relax"],
)
def test_nothing_is_added_to(engine: Engine, request_: SearchRequest) -> None:
    searcher = engine.holding(release("all", "Drop accounts."), release("some", "Accounts."))

    assert searcher.search(request_).partial == ()


def test_a_query_that_nothing_comes_near_is_empty_and_not_relaxed(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Nothing."))

    result = searcher.search(SearchRequest("purple submarines"))

    assert (result.total, result.hits, result.relaxed) == (0, (), False)


def test_an_empty_index_answers(engine: Engine) -> None:
    searcher = engine.holding()

    result = searcher.search(SearchRequest("fraud"))

    assert (result.total, result.hits) == (0, ())
    assert all(facet.values == () for facet in result.facets)
    assert searcher.status().newest is None
