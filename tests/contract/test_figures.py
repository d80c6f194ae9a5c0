"""What every engine does with the figures that a query asks for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engine import Searcher
from search.engines.whoosh.arrays import Arrays
from search.engines.whoosh.arrays import pack as packed
from search.engines.whoosh.figurecolumns import FigureColumns, Stands, figures, joined
from search.engines.whoosh.figures import FigureTable
from search.model import Equivalent, Fact, Kind, Modifier, Release, SearchRequest, Span
from search.quantities.matching import satisfies
from search.query import All, Any, Not, Quantity, Term
from tests.contract.releases import Engine, found, ids, release
from tests.oracle import _nearness

NOWHERE = Span(0, 0)


def stated(
    value: str,
    unit: str = "KZT",
    *,
    high: str | None = None,
    modifier: Modifier = "exact",
    kind: Kind = "money",
    also: tuple[str, str] | None = None,
) -> Fact:
    low = Decimal(value)
    equivalent = (Equivalent(Decimal(also[0]), Decimal(also[0]), also[1], NOWHERE),) if also else ()
    return Fact(
        kind,
        low,
        Decimal(high) if high else low,
        unit,
        NOWHERE,
        NOWHERE,
        "en",
        modifier=modifier,
        equivalents=equivalent,
    )


def test_the_value_and_the_unit_are_those_of_one_fact(engine: Engine) -> None:
    searcher = engine.holding(
        release("both", facts=(stated("5e9"), stated("3", "person", kind="count"))),
        release("crossed", facts=(stated("3"), stated("5e9", "person", kind="count"))),
    )

    assert found(searcher, "over 1bn tenge") == ["both"]
    assert found(searcher, "over 1bn tenge over 2 people") == ["both"]


def test_an_equivalent_is_found_in_its_own_unit(engine: Engine) -> None:
    searcher = engine.holding(release("a", facts=(stated("282e9", also=("608e6", "USD")),)))

    assert found(searcher, "$608 million") == ["a"]
    assert found(searcher, "282bn tenge") == ["a"]
    assert found(searcher, "over $1 billion") == []


def test_over_takes_what_is_as_much_or_more_and_may_not_be_less(engine: Engine) -> None:
    searcher = engine.holding(
        release("over", facts=(stated("2.4e9", modifier="over"),)),
        release("exact", facts=(stated("2.4e9"),)),
        release("under", facts=(stated("2.4e9", modifier="at_most"),)),
        release("less", facts=(stated("2.3e9"),)),
    )

    assert ids(searcher.search(SearchRequest("over 2.4bn tenge"))) == ["over", "exact"]
    assert found(searcher, "over 2bn tenge") == ["exact", "less", "over"]


def test_under_takes_what_is_as_much_or_less_and_may_not_be_more(engine: Engine) -> None:
    searcher = engine.holding(
        release("over", facts=(stated("2e9", modifier="over"),)),
        release("exact", facts=(stated("2e9"),)),
        release("under", facts=(stated("2e9", modifier="under"),)),
        release("more", facts=(stated("3e9"),)),
    )

    assert ids(searcher.search(SearchRequest("under 2bn tenge"))) == ["under", "exact"]


def test_a_range_and_a_value_take_the_numbers_that_are_printed(engine: Engine) -> None:
    searcher = engine.holding(
        release("over", facts=(stated("2.4e9", modifier="over"),)),
        release("range", facts=(stated("1e9", high="2e9"),)),
        release("more", facts=(stated("3.1e9"),)),
    )

    assert found(searcher, "2..3bn tenge") == ["over", "range"]
    assert found(searcher, "2.4bn tenge") == ["over"]
    assert found(searcher, "1.5bn tenge") == ["range"]


def test_a_value_takes_what_rounds_to_it_itself_first(engine: Engine) -> None:
    searcher = engine.holding(
        release("more", facts=(stated("2249000", "USD"),)),
        release("same", facts=(stated("2200000", "USD"),)),
        release("less", facts=(stated("2213000", "USD"),)),
        release("beyond", facts=(stated("2251000", "USD"),)),
    )

    result = searcher.search(SearchRequest("$2.2 million"))

    assert ids(result)[0] == "same"
    assert sorted(ids(result)) == ["less", "more", "same"]
    assert found(searcher, "$2.21 million") == ["less"]


def test_rounding_is_at_the_precision_typed_and_never_coarse(engine: Engine) -> None:
    searcher = engine.holding(
        release("thousands", facts=(stated("500400"),)),
        release("other", facts=(stated("475000"),)),
        release("billions", facts=(stated("1.04e9"),)),
        release("most", facts=(stated("1.4e9"),)),
        release("nineteen", facts=(stated("19", "person", kind="count"),)),
    )

    assert found(searcher, "500,000 tenge") == ["thousands"]
    assert found(searcher, "1bn tenge") == ["billions"]
    assert found(searcher, "[20 =person]") == []


def test_about_takes_a_fifth_more_or_less_the_nearest_first(engine: Engine) -> None:
    searcher = engine.holding(
        release("far", facts=(stated("1000e9"),)),
        release("near", facts=(stated("857e9"),)),
        release("same", facts=(stated("850e9"),)),
        release("beyond", facts=(stated("1100e9"),)),
    )

    assert ids(searcher.search(SearchRequest("~850bn tenge"))) == ["same", "near", "far"]


def test_without_a_unit_any_figure_will_do_and_amounts_are_money(engine: Engine) -> None:
    searcher = engine.holding(
        release("tenge", facts=(stated("600"),)),
        release("people", facts=(stated("700", "person", kind="count"),)),
    )

    assert found(searcher, "over 500") == ["people", "tenge"]
    assert found(searcher, "amount:>500") == ["tenge"]


def test_figures_are_joined_and_excluded_like_words(engine: Engine) -> None:
    searcher = engine.holding(
        release("a", "Accounts.", facts=(stated("5e9"),)),
        release("b", "Accounts.", facts=(stated("12", "%", kind="percent"),)),
        release("c", "Accounts."),
    )

    assert found(searcher, "accounts over 1bn tenge") == ["a"]
    assert found(searcher, "12% OR over 1bn tenge") == ["a", "b"]
    assert found(searcher, "accounts -12%") == ["a", "c"]


def test_a_figure_adds_to_the_score_of_the_words(engine: Engine) -> None:
    searcher = engine.holding(
        release("words", "Accounts accounts accounts."),
        release("figure", "Accounts.", facts=(stated("5e9"),)),
    )

    either = Any((Term("accounts"), Quantity(Decimal("5e9"), None, "KZT")))
    assert ids(searcher.search_tree(either, SearchRequest())) == ["figure", "words"]


def test_a_removed_or_replaced_release_no_longer_states_its_figures(engine: Engine) -> None:
    engine.holding(release("a", facts=(stated("5"),)), release("b", facts=(stated("5"),)), release("c"))
    with engine.writer() as writer:
        writer.remove("a")
        writer.add(release("b", facts=(stated("6"),)))
    searcher = engine.searcher()

    assert found(searcher, "5 tenge") == []
    assert found(searcher, "6 tenge") == ["b"]
    assert found(searcher, "-6 tenge") == ["c"]


def test_a_hit_that_lacks_the_value_says_so(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Accounts."), release("b", "Fines.", facts=(stated("5e9"),)))

    result = searcher.search(SearchRequest("accounts 5bn tenge"))

    assert result.relaxed
    assert {hit.release.id: hit.missing for hit in result.hits} == {
        "a": ("5 billion tenge",),
        "b": ("accounts",),
    }


def test_figures_beyond_every_number_match_nothing(engine: Engine) -> None:
    searcher = engine.holding(release("a", facts=(stated("5"), stated("0"))), release("none"))

    for tree in (Quantity(Decimal("1e400"), None, "KZT"), Quantity(Decimal(5), None, "nothing")):
        assert searcher.search_tree(tree, SearchRequest()).total == 0
    assert ids(searcher.search_tree(All((Not(Quantity(None, Decimal(9))),)), SearchRequest())) == ["none"]


def placed(text: str, sentence: str, value: str = "5e9") -> Fact:
    """Return a fact whose figure begins with *sentence*, which stands in *text*."""
    start = text.index(sentence)
    span = Span(start, start + len(sentence))
    return replace(stated(value), span=span, sentence=span)


def near_and_far(engine: Engine) -> Searcher:
    """Return an index of two releases with one figure and the same words, in its sentence and elsewhere."""
    near = "Five billion were in drop accounts. A court opened today in the capital."
    far = "Five billion were in a court today. Drop accounts opened in the capital."
    return engine.holding(
        release("far", far, facts=(placed(far, "Five billion were in a court today."),)),
        release("near", near, facts=(placed(near, "Five billion were in drop accounts."),)),
        release("other", "Nothing."),
    )


def test_words_in_the_sentence_of_the_figure_come_before_the_same_words_elsewhere(engine: Engine) -> None:
    result = near_and_far(engine).search(SearchRequest("drop accounts over 1bn tenge"))

    assert ids(result) == ["near", "far"]
    assert result.total == 2


def test_words_beside_a_figure_with_alternatives_count_as_words_elsewhere(engine: Engine) -> None:
    result = near_and_far(engine).search(SearchRequest("accounts (over 1bn tenge OR ransom)"))

    assert ids(result) == ["far", "near"]
    assert len({round(hit.score, 6) for hit in result.hits}) == 1


def test_of_several_figures_the_one_beside_the_words_counts(engine: Engine) -> None:
    text = "Fines were 6 billion. Accounts held 2 billion."
    both = (placed(text, "Fines were 6 billion.", "6e9"), placed(text, "Accounts held 2 billion.", "2e9"))
    searcher = engine.holding(
        release("first", text, facts=both[:1]),
        release("two", text, facts=both),
        release("other", "Nothing."),
    )

    assert ids(searcher.search(SearchRequest("accounts over 1bn tenge"))) == ["two", "first"]
    assert ids(searcher.search(SearchRequest("accounts over 5bn tenge"))) == ["first", "two"]


def test_a_sentence_that_goes_on_in_the_next_passage_has_its_words_where_the_figure_begins(
    engine: Engine,
) -> None:
    text = "Over 2 billion was\n\nfrozen in accounts."
    whole = Span(0, len(text))
    cut = replace(stated("2e9"), span=Span(5, 14), sentence=whole)
    searcher = engine.holding(release("cut", text, facts=(cut,)), release("other", "Nothing."))

    with_word, without = (
        searcher.search(SearchRequest(text)).hits[0].score for text in ("accounts over 1bn tenge", "accounts")
    )
    figure = searcher.search(SearchRequest("over 1bn tenge")).hits[0].score

    assert with_word == pytest.approx(without + figure)


values = st.one_of(
    st.integers(-5, 130).map(Decimal),
    st.integers(10**9, 10**13).map(Decimal),
    st.integers(2150, 2260).map(lambda thousands: Decimal(1000) * thousands),
    st.sampled_from(["2.2e6", "2.15e6", "0.5", "0.52", "12.5", "12.4", "1e9", "0.95e9"]).map(Decimal),
)
spreads = st.sampled_from([Decimal(0), Decimal(0), Decimal(10), Decimal(10**10)])
modifiers = st.sampled_from(["exact", "about", "over", "at_least", "under", "at_most"])
units = st.sampled_from(["KZT", "USD", "person"])
facts = st.builds(
    lambda low, more, unit, modifier, ends: Fact(
        "count" if unit == "person" else "money",
        low if ends != "up to" else None,
        low + more if ends != "from" else None,
        unit,
        NOWHERE,
        NOWHERE,
        "en",
        modifier=modifier,
        equivalents=(Equivalent(low * 2, low * 2, "EUR", NOWHERE),) if more else (),
    ),
    values,
    spreads,
    units,
    modifiers,
    st.sampled_from(["both", "both", "from", "up to"]),
)
asked_units = st.sampled_from(["KZT", "person", "EUR", "none", None])
quantities = st.one_of(
    st.builds(lambda low, more, unit: Quantity(low, low + more, unit), values, spreads, asked_units),
    st.builds(lambda low, unit: Quantity(low, None, unit), values, asked_units),
    st.builds(lambda high: Quantity(None, high, kind="money"), values),
    st.builds(lambda high, unit: Quantity(None, high, unit), values, asked_units),
    st.builds(lambda value, unit: Quantity(value, value, unit, about=True), values, asked_units),
)


@settings(deadline=None)
@given(st.lists(st.lists(facts, max_size=3), max_size=5), quantities)
def test_the_columns_the_rule_and_the_oracle_agree(stated_by: list[list[Fact]], quantity: Quantity) -> None:
    releases = [release(str(at), facts=tuple(each)) for at, each in enumerate(stated_by)]
    table = FigureTable.of(columns(releases))

    stated_figures = table.stating(quantity)
    numbers, near = stated_figures.by_release(stated_figures.near)

    expected = [_nearness(quantity, each) for each in releases]
    assert dict(zip(numbers.tolist(), near.tolist(), strict=True)) == pytest.approx(
        {at: value for at, value in enumerate(expected) if value}
    )
    assert expected == pytest.approx(
        [max((satisfies(fact, quantity) or 0 for fact in each.facts), default=0) for each in releases]
    )


def columns(releases: list[Release]) -> Arrays:
    made = FigureColumns()
    for each in releases:
        made.add(figures(each), len(each.facts))
    nowhere = np.zeros(sum(len(each.facts) for each in releases), np.int64)
    return Arrays(memoryview(packed(made.arrays(Stands(nowhere, nowhere, nowhere)))), "figures")


@settings(deadline=None)
@given(st.lists(st.tuples(st.lists(facts, max_size=3), st.booleans()), max_size=6), st.integers(0, 6))
def test_columns_are_joined_as_if_only_live_releases_had_ever_stated_figures(
    stated_by: list[tuple[list[Fact], bool]], cut: int
) -> None:
    releases = [release(str(at), facts=tuple(each)) for at, (each, _) in enumerate(stated_by)]
    live = np.array([alive for _, alive in stated_by], np.bool_)
    left = [each if alive else release(each.id) for each, alive in zip(releases, live.tolist(), strict=True)]

    made = joined([columns(releases[:cut]), columns(releases[cut:])], [live[:cut], live[cut:]])

    again, expected = Arrays(memoryview(packed(made)), "joined"), columns(left)
    assert {name: again[name].tolist() for name in made} == {name: expected[name].tolist() for name in made}
