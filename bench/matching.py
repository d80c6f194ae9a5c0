"""Maximum one-to-one matching, and precision, recall and F1 from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many there were, how many were claimed."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def precision(self) -> float:
        """How much of what was claimed is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """How much of what there was is right."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def matched(gold: Sequence[G], predicted: Sequence[P], agrees: Callable[[G, P], bool]) -> dict[int, int]:
    """Return a largest set of pairs that agree, predicted place -> gold place, each place used once.

    Source: augmenting paths, H. W. Kuhn (1955).
    """
    partners = [[p for p, one in enumerate(predicted) if agrees(wanted, one)] for wanted in gold]
    taken: dict[int, int] = {}

    def augment(g: int, seen: set[int]) -> bool:
        for p in partners[g]:
            if p in seen:
                continue
            seen.add(p)
            if p not in taken or augment(taken[p], seen):
                taken[p] = g
                return True
        return False

    for g in range(len(gold)):
        augment(g, set())
    return taken
