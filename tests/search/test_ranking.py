import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import ranking

COUNTS = st.integers(min_value=1, max_value=10_000)


def test_the_score_of_one_word_is_what_the_paper_computes() -> None:
    frequency = ranking.combined(title=1, text=3)
    length = ranking.combined(title=5, text=90)

    score = ranking.idf(1000, 10) * ranking.saturated(frequency, length, mean_length=80)

    assert frequency == 5
    assert length == 100
    assert score == pytest.approx(math.log(1 + 990.5 / 10.5) * 5 * 2.2 / (5 + 1.2 * (0.4 + 0.6 * 1.25)))


@given(COUNTS, COUNTS)
def test_a_word_that_every_release_has_still_counts_a_little(one: int, other: int) -> None:
    containing, releases = sorted((one, other))

    assert ranking.idf(releases, containing) > 0


@given(COUNTS, COUNTS)
def test_a_rarer_word_weighs_more(containing: int, more: int) -> None:
    assert ranking.idf(20_000, containing) > ranking.idf(20_000, containing + more)


@given(COUNTS, COUNTS, COUNTS)
def test_more_occurrences_are_worth_more_up_to_a_bound(frequency: int, length: int, mean: int) -> None:
    once, more = ranking.saturated(frequency, length, mean), ranking.saturated(frequency + 1, length, mean)

    assert 0 < once < more < ranking.K1 + 1


@given(COUNTS, COUNTS, COUNTS)
def test_an_occurrence_in_a_longer_release_is_worth_less(frequency: int, length: int, mean: int) -> None:
    assert ranking.saturated(frequency, length, mean) > ranking.saturated(frequency, length + 1, mean)


def test_a_word_of_the_title_counts_more_than_a_word_of_the_text() -> None:
    assert ranking.combined(title=1, text=0) > ranking.combined(title=0, text=1)


def test_a_word_beside_a_figure_counts_as_the_figure_comes_near() -> None:
    assert ranking.figure(nearness=1.0, idf=2.0, beside=0.0) == 2.0
    assert ranking.figure(nearness=0.5, idf=2.0, beside=3.0) == 2.5
