"""The words of some fields, and which of them begin like, or are spelt like, a given one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from search.engines.whoosh.arrays import Array, Ints, narrow
from search.engines.whoosh.terms import TermTable

_FAR = 1000  #: edits; more than any distance asked for
_PAST = b"\xff"  #: after every byte of UTF-8


class Vocabulary:
    """The distinct words of *tables*, which stay in their files: only what is asked for is decoded."""

    def __init__(self, tables: Sequence[TermTable]) -> None:
        self._tables = tables

    def starting(self, prefix: str) -> list[str]:
        """Return the words that begin with *prefix*, in order."""
        return _decoded(word for table in self._tables for word in table.all(*_range(table, prefix)))

    def commonest(self, prefix: str, count: int) -> list[str]:
        """Return *count* words at most that begin with *prefix*, those with most postings, the most first."""
        sizes: Counter[bytes] = Counter()
        for table in self._tables:
            first, past = _range(table, prefix)
            each = table.sizes(first, past)
            for place in np.argsort(-each, kind="stable")[:count].tolist():
                sizes[table.term(first + place)] += int(each[place])
        most = sorted(sizes, key=lambda word: (-sizes[word], word))[:count]
        return [word.decode() for word in most]

    def within(self, word: str, distance: int) -> list[str]:
        """Return the words that *distance* edits or fewer turn into *word*, in order.

        An edit inserts, deletes or replaces one character or swaps two neighbours; no part is edited twice
        (Damerau-Levenshtein distance, optimal string alignment).
        """
        likely = _decoded(
            table.term(place)
            for table in self._tables
            for place in table.shapes.near(word, distance).tolist()
        )
        points = [ord(char) for char in word]
        by_length: dict[int, list[str]] = {}
        for each in likely:
            by_length.setdefault(len(each), []).append(each)
        return sorted(
            same[place]
            for same in by_length.values()
            for place in _near(_letters(same), points, distance).tolist()
        )


def _decoded(words: Iterable[bytes]) -> list[str]:
    """Return *words*, each once, in order; that of UTF-8 is that of its characters."""
    return [word.decode() for word in sorted(set(words))]


def _range(table: TermTable, prefix: str) -> tuple[int, int]:
    encoded = prefix.encode()
    return table.place(encoded), table.place(encoded + _PAST)


def _letters(words: list[str]) -> Array:
    """Return the code points of *words* of one length, a column a word."""
    points = np.frombuffer("".join(words).encode("utf-32-le"), "<u4")
    return np.ascontiguousarray(narrow(points.reshape(len(words), -1).T))


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
