from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from search.errors import QuerySyntaxError, RequestInvalid
from search.model import Equivalent, Fact, Facts, SearchRequest, Sort, Span
from tests.contract.releases import TREASURY, Engine, counts, fact, release


def rows(facts: Facts) -> list[tuple[str, int]]:
    return [(row.release.id, row.number) for row in facts.rows]


def test_the_facts_of_releases_that_match_come_newest_first_then_as_the_text_has_them(engine: Engine) -> None:
    searcher = engine.holding(
        release("old", "Fraud.", day="2020-01-01", units=["KZT", "person"]),
        release("undated", "Fraud.", units=["KZT"]),
        release("new", "Fraud.", day="2024-01-01", units=["person", "KZT"]),
        release("other", "Theft.", day="2024-01-01", units=["KZT"]),
    )

    found = searcher.facts(SearchRequest("fraud"), limit=10)

    assert rows(found) == [("new", 0), ("new", 1), ("old", 0), ("old", 1), ("undated", 0)]
    assert [row.fact.unit for row in found.rows] == ["person", "KZT", "KZT", "person", "KZT"]
    assert (found.total, found.releases, found.read, found.whole) == (5, 3, 3, True)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("oldest", ["old", "new", "undated"]),
        ("newest", ["new", "old", "undated"]),
        ("relevance", ["new", "old", "undated"]),
    ],
)
def test_facts_go_by_date_whatever_the_words_weigh(engine: Engine, sort: Sort, expected: list[str]) -> None:
    searcher = engine.holding(
        release("undated", "Fraud fraud fraud.", units=["KZT"]),
        release("old", "Fraud.", day="2020-01-01", units=["KZT"]),
        release("new", "Fraud.", day="2024-01-01", units=["KZT"]),
    )

    found = searcher.facts(SearchRequest("fraud", sort=sort), limit=10)

    assert [row.release.id for row in found.rows] == expected


def test_every_filter_of_a_search_holds_for_facts(engine: Engine) -> None:
    searcher = engine.holding(
        release("a", "Fraud.", day="2020-01-01", agency=TREASURY, units=["KZT"]),
        release("b", "Fraud.", day="2024-01-01", agency=TREASURY, units=["KZT"]),
        release("c", "Fraud.", day="2024-01-01", units=["KZT"]),
    )

    request = SearchRequest("fraud", {"agency": frozenset({"treasury"})}, since=date(2021, 1, 1))

    assert rows(searcher.facts(request, limit=10)) == [("b", 0)]


def test_a_selected_unit_keeps_the_facts_in_it_and_those_that_state_an_equivalent_in_it(
    engine: Engine,
) -> None:
    plain = release("a", "Fraud.", day="2020-01-01", units=["KZT", "person", "USD"])
    dollars = Equivalent(Decimal(3), Decimal(3), "USD", Span(0, 0))
    both = replace(fact("KZT"), equivalents=(dollars,))
    searcher = engine.holding(plain, replace(release("b", "Fraud.", day="2021-01-01"), facts=(both,)))

    request = SearchRequest(selected={"unit": frozenset({"USD"})})

    assert rows(searcher.facts(request, limit=10)) == [("b", 0), ("a", 2)]


def money(amount: str, unit: str = "KZT") -> Fact:
    return replace(fact(unit), kind="money", low=Decimal(amount), high=Decimal(amount))


def test_a_quantity_keeps_the_facts_that_satisfy_it(engine: Engine) -> None:
    facts = (money("2E9"), money("3E9", "USD"), fact("person"), money("5E8"), money("7E9"))
    searcher = engine.holding(
        replace(release("a", "Fraud.", day="2024-01-01"), facts=facts),
        replace(release("b", "Fraud.", day="2025-01-01"), facts=(money("5E8"),)),
        replace(release("c", "Theft.", day="2025-01-01"), facts=(money("2E9"),)),
    )

    assert rows(searcher.facts(SearchRequest("fraud tenge > 1bn"), limit=10)) == [("a", 0), ("a", 4)]


def test_a_selected_kind_keeps_the_facts_of_it(engine: Engine) -> None:
    facts = (money("2E9"), fact("person"), money("5E8"))
    searcher = engine.holding(replace(release("a", "Fraud."), facts=facts))
    asked = SearchRequest("fraud", selected={"kind": frozenset({"money"})})
    both = SearchRequest("fraud", selected={"kind": frozenset({"money"}), "unit": frozenset({"person"})})

    assert counts(searcher.search(SearchRequest("fraud")), "kind") == {"count": 1, "money": 1}
    assert rows(searcher.facts(asked, limit=10)) == [("a", 0), ("a", 2)]
    assert rows(searcher.facts(both, limit=10)) == []


def test_of_several_quantities_a_fact_satisfies_one(engine: Engine) -> None:
    facts = (money("2E9"), replace(fact("person"), low=Decimal(7), high=Decimal(7)), money("5E8"))
    searcher = engine.holding(replace(release("a", "Fraud.", day="2024-01-01"), facts=facts))

    assert rows(searcher.facts(SearchRequest("tenge > 1bn people:5..10"), limit=10)) == [("a", 0), ("a", 1)]


def test_a_quantity_that_is_excluded_keeps_every_fact_of_the_other_releases(engine: Engine) -> None:
    searcher = engine.holding(
        replace(release("a", "Fraud."), facts=(money("2E9"), money("5"))),
        replace(release("b", "Fraud."), facts=(money("5"), money("6"))),
    )

    assert rows(searcher.facts(SearchRequest("fraud -(tenge > 1bn)"), limit=10)) == [("b", 0), ("b", 1)]


def test_a_limit_cuts_the_rows_and_not_the_total(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Fraud.", units=["KZT", "person", "USD"]))

    found = searcher.facts(SearchRequest(), limit=2)

    assert rows(found) == [("a", 0), ("a", 1)]
    assert (found.total, found.whole) == (3, False)


def test_no_word_is_let_go_for_facts(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Fraud.", units=["KZT"]))

    assert searcher.search(SearchRequest("fraud zebra")).relaxed
    assert searcher.facts(SearchRequest("fraud zebra"), limit=10) == Facts(0, (), 0, 0)


def test_page_and_size_do_not_count_for_facts(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Fraud.", units=["KZT", "KZT", "KZT"]))

    assert searcher.facts(SearchRequest(page=3, size=1), limit=10).total == 3


@pytest.mark.parametrize("limit", [0, 5001])
def test_a_limit_out_of_range_is_refused(engine: Engine, limit: int) -> None:
    searcher = engine.holding(release("a", "Fraud."))

    with pytest.raises(RequestInvalid):
        searcher.facts(SearchRequest(), limit=limit)


def test_facts_refuse_what_a_search_refuses(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Fraud."))

    with pytest.raises(QuerySyntaxError):
        searcher.facts(SearchRequest('"open'), limit=10)
    with pytest.raises(RequestInvalid):
        searcher.facts(SearchRequest(page=0), limit=10)


def test_the_first_thousand_releases_are_looked_into_and_the_answer_says_so(engine: Engine) -> None:
    searcher = engine.holding(*(release(f"r{number:04}", units=["KZT"]) for number in range(1001)))

    found = searcher.facts(SearchRequest(), limit=5000)

    assert (found.total, found.releases, found.read, found.whole) == (1000, 1001, 1000, False)
