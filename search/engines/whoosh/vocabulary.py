"""The words of some fields, and which of them begin like, or are spelt like, a given one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from search.engines.whoosh.arrays import Array, Flags

_PAST = "\U0010ffff"  #: after every character that a word has


class Vocabulary:
    """Distinct words in ascending order."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def starting(self, prefix: str) -> Sequence[str]:
        """Return the words that begin with *prefix*, in order."""
        return self._words[bisect_left(self._words, prefix) : bisect_left(self._words, prefix + _PAST)]

    def within(self, word: str, distance: int) -> list[str]:
        """Return the words that *distance* edits or fewer turn into *word*, in order.

        An edit inserts, deletes or replaces one character or swaps two neighbours; no part is edited twice
        (Damerau-Levenshtein distance, optimal string alignment).
        """
        found: list[str] = []
        for length in range(max(1, len(word) - distance), len(word) + distance + 1):
            if length in self._by_length:
                letters, numbers = self._by_length[length]
                near = numbers[_near(letters, word, distance)]
                found.extend(self._words[number] for number in near.tolist())
        return sorted(found)

    @cached_property
    def _by_length(self) -> dict[int, tuple[Array, Array]]:
        """By number of characters: the code points, a row a word, and the places of the words."""
        lengths = np.array([len(word) for word in self._words], np.int64)
        made = {}
        for length in np.unique(lengths).tolist():
            numbers = np.flatnonzero(lengths == length)
            joined = "".join(self._words[number] for number in numbers.tolist())
            points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
            made[length] = (points.reshape(len(numbers), length), numbers)
        return made


def _near(letters: Array, word: str, distance: int) -> Flags:
    """Return for each row of *letters* whether it is within *distance* of *word*, all rows at once."""
    points = [ord(char) for char in word]
    count, length = letters.shape
    before = np.zeros((length + 1, count), np.int16)
    previous = np.repeat(np.arange(length + 1, dtype=np.int16)[:, None], count, axis=1)
    for row, point in enumerate(points, 1):
        current = np.empty_like(previous)
        current[0] = row
        for column in range(1, length + 1):
            differs = letters[:, column - 1] != point
            best = np.minimum(
                previous[column - 1] + differs, np.minimum(previous[column], current[column - 1]) + 1
            )
            if row > 1 and column > 1:
                swapped = (letters[:, column - 1] == points[row - 2]) & (letters[:, column - 2] == point)
                best = np.where(swapped, np.minimum(best, before[column - 2] + 1), best)
            current[column] = best
        before, previous = previous, current
    return np.asarray(previous[length] <= distance)
