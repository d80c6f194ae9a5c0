import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh import shapes
from search.engines.whoosh.arrays import Arrays, pack
from search.engines.whoosh.terms import TermTable, pack_terms
from search.engines.whoosh.vocabulary import Vocabulary
from tests.oracle import distance

words = st.text("abcЯя𐐷", min_size=1, max_size=6)


def vocabulary(*tables: set[str]) -> Vocabulary:
    return Vocabulary([table(words) for words in tables])


def table(words: set[str]) -> TermTable:
    ordered = sorted(word.encode() for word in words)
    packed = pack(pack_terms("text", ordered, np.arange(1, len(ordered) + 1) * 2))
    return TermTable(Arrays(packed, "words"), "text")


@given(st.sets(words), st.sets(words), words, st.integers(0, 2))
def test_words_within_a_distance_are_those_of_the_definition(
    known: set[str], others: set[str], word: str, most: int
) -> None:
    near = vocabulary(known, others).within(word, most)

    assert near == sorted(other for other in known | others if distance(word, other) <= most)


@given(st.sets(words), st.sets(words), words)
def test_words_that_begin_alike_are_all_found(known: set[str], others: set[str], prefix: str) -> None:
    found = vocabulary(known, others).starting(prefix)

    assert found == sorted(word for word in known | others if word.startswith(prefix))


@given(st.sets(words), st.sets(words), words)
def test_the_commonest_words_that_begin_alike_are_all_of_them_when_they_are_few(
    known: set[str], others: set[str], prefix: str
) -> None:
    found = vocabulary(known, others).commonest(prefix, 100)

    assert sorted(found) == sorted(word for word in known | others if word.startswith(prefix))
    assert vocabulary(known, others).commonest(prefix, 2) == found[:2]


def test_words_that_are_looked_at_in_several_goes_are_all_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "AT_ONCE", 3)

    assert vocabulary({"bank", "банк", "banks", "bnak", "tank", "taken", "account"}).within("bank", 1) == [
        "bank",
        "banks",
        "bnak",
        "tank",
    ]


@pytest.mark.parametrize(
    ("word", "other", "edits"),
    [("bank", "bank", 0), ("bank", "bnak", 1), ("bank", "banks", 1), ("bank", "tank", 1), ("ca", "abc", 3)],
)
def test_the_definition_counts_edits(word: str, other: str, edits: int) -> None:
    assert distance(word, other) == edits
