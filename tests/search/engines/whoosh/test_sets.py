import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh import sets
from search.engines.whoosh.arrays import Ints

SIZE = 400
numbers = st.frozensets(st.integers(0, SIZE - 1))


def ascending(some: frozenset[int]) -> Ints:
    return np.array(sorted(some), np.int64)


@given(st.lists(numbers, min_size=1, max_size=4))
def test_sets_are_intersected_and_joined(some: list[frozenset[int]]) -> None:
    arrays = [ascending(each) for each in some]

    assert sets.intersection(arrays).tolist() == sorted(frozenset.intersection(*some))
    assert sets.union(arrays, SIZE).tolist() == sorted(frozenset.union(*some))


@given(numbers, numbers)
def test_sets_are_taken_from_each_other(some: frozenset[int], others: frozenset[int]) -> None:
    assert sets.difference(ascending(some), ascending(others)).tolist() == sorted(some - others)


far_apart = st.frozensets(st.integers(0, 200).map(lambda number: number << 32), max_size=120)


@given(far_apart, far_apart)
def test_what_is_common_is_found_whether_looked_up_or_merged(
    some: frozenset[int], others: frozenset[int]
) -> None:
    assert sets.common(ascending(some), ascending(others)).tolist() == sorted(some & others)
    assert sets.common(ascending(some), ascending(frozenset({0, 7 << 32}))).tolist() == sorted(
        some & {0, 7 << 32}
    )


repeated = st.lists(st.integers(-3, 60) | st.integers(0, 10**12), max_size=40).map(sorted)


@given(repeated, st.lists(st.integers(0, 60) | st.integers(0, 10**12), max_size=40).map(sorted))
def test_what_is_contained_may_repeat_itself_and_lie_far_apart(some: list[int], others: list[int]) -> None:
    flags = sets.contained(np.array(some, np.int64), np.array(others, np.int64))

    assert flags.tolist() == [one in others for one in some]


def test_the_union_of_no_sets_is_empty() -> None:
    assert sets.union([], SIZE).tolist() == []
