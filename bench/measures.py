"""Measures of one ranking against judged releases, as trec_eval defines them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Return the discounted gain of the first *depth* of *ranking* as a share of the best possible: 0 to 1.

    The gain is the grade and the discount log2(rank + 1); the ideal is over all judged releases. 0 when none
    is relevant. Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002),
    with the gains and the discount of trec_eval's ndcg_cut.
    """
    ideal = _discounted(sorted(grades.values(), reverse=True)[:depth])
    gained = _discounted([grades.get(release_id, 0) for release_id in ranking[:depth]])
    return gained / ideal if ideal else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(max(gain, 0) / log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Return 1 / rank of the first relevant release among the first *depth*, 0 when there is none."""
    for rank, release_id in enumerate(ranking[:depth], start=1):
        if grades.get(release_id, 0) > 0:
            return 1 / rank
    return 0.0


def success(ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return 1 when the first release is relevant, else 0."""
    return reciprocal_rank(ranking, grades, depth=1)
