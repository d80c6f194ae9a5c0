"""The words of some fields, and which of them begin like, or are spelt like, a given one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from search.engines.whoosh.arrays import Array, Ints, narrow

_FAR = 1000  #: edits; more than any distance asked for
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
                near = numbers[_near(letters, [ord(char) for char in word], distance)]
                found.extend(self._words[number] for number in near.tolist())
        return sorted(found)

    @cached_property
    def _by_length(self) -> dict[int, tuple[Array, Array]]:
        """By number of characters: the code points, a column a word, and the places of the words."""
        lengths = np.array([len(word) for word in self._words], np.int64)
        made: dict[int, tuple[Array, Array]] = {}
        for length in np.unique(lengths).tolist():
            numbers = np.flatnonzero(lengths == length)
            joined = "".join(self._words[number] for number in numbers.tolist())
            points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
            letters = narrow(points.reshape(len(numbers), length).T)
            made[length] = (np.ascontiguousarray(letters), narrow(numbers))
        return made


def _near(letters: Array, word: list[int], distance: int) -> Ints:
    """Return which columns of *letters* are within *distance* of *word*, all at once.

    The table of edits is filled row by row, as far from its diagonal as edits may lead; a word too far in
    two rows running stays too far and is dropped.
    """
    length, count = letters.shape
    left = np.arange(count)
    above = np.repeat(np.arange(length + 1, dtype=np.int16)[:, None], count, axis=1)
    before = above
    for row in range(1, len(word) + 1):
        before, above = above, _next_row(letters, word[:row], (above, before), distance)
        keep = (above.min(axis=0) <= distance) | (before.min(axis=0) <= distance)
        if np.count_nonzero(keep) * 2 < len(keep):
            left, letters, above, before = left[keep], letters[:, keep], above[:, keep], before[:, keep]
    return np.asarray(left[above[length] <= distance])


def _next_row(letters: Array, word: list[int], rows: tuple[Array, Array], distance: int) -> Array:
    """Return the edits between *word* and each beginning of each column; *rows*: the two above."""
    above, before = rows
    row, length = len(word), len(letters)
    current = np.full_like(above, _FAR)
    current[0] = row
    for column in range(max(1, row - distance), min(length, row + distance) + 1):
        differs = letters[column - 1] != word[-1]
        best = np.minimum(above[column - 1] + differs, np.minimum(above[column], current[column - 1]) + 1)
        if row > 1 and column > 1:
            swapped = (letters[column - 1] == word[-2]) & (letters[column - 2] == word[-1])
            best = np.where(swapped, np.minimum(best, before[column - 2] + 1), best)
        current[column] = best
    return current
