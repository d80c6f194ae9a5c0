import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.vocabulary import Vocabulary
from tests.oracle import distance

words = st.text("abcЯ", min_size=1, max_size=6)


@given(st.sets(words), words, st.integers(0, 2))
def test_words_within_a_distance_are_those_of_the_definition(known: set[str], word: str, most: int) -> None:
    near = Vocabulary(sorted(known)).within(word, most)

    assert near == sorted(other for other in known if distance(word, other) <= most)


@given(st.sets(words), words)
def test_words_that_begin_alike_are_all_found(known: set[str], prefix: str) -> None:
    found = Vocabulary(sorted(known)).starting(prefix)

    assert list(found) == sorted(word for word in known if word.startswith(prefix))


@pytest.mark.parametrize(
    ("word", "other", "edits"),
    [("bank", "bank", 0), ("bank", "bnak", 1), ("bank", "banks", 1), ("bank", "tank", 1), ("ca", "abc", 3)],
)
def test_the_definition_counts_edits(word: str, other: str, edits: int) -> None:
    assert distance(word, other) == edits
