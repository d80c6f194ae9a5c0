"""Words side by side: which are counted, and what they add."""

from __future__ import annotations

from search import grammar
from search.engines.opensearch.adjacency import pairs, together
from search.engines.opensearch.rarity import Rarity


def test_bare_words_that_follow_one_another_are_pairs() -> None:
    assert list(pairs(grammar.parse("drop accounts frozen"))) == [
        ("drop", "accounts"),
        ("accounts", "frozen"),
    ]
    assert list(pairs(grammar.parse('drop "accounts frozen" agency:treasury -tax'))) == []


def test_a_pair_adds_by_its_own_rarity_and_nothing_if_no_release_has_it() -> None:
    query = grammar.parse("united states asset recovery seized funds")
    rarity = Rarity(1000, {}, {("united", "states"): 900, ("asset", "recovery"): 3})

    boosts = {str(each["bool"]["must"]): each["bool"]["boost"] for each in together(query, rarity)}

    assert [bool("asset" in condition) for condition in boosts] == [False, False, True, True]
    assert max(list(boosts.values())[:2]) < min(list(boosts.values())[2:])
