"""Drawing the questions from a corpus: the same corpus and seed give the same questions."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bench.engines.corpora import Statistics, figures, pairs, words_of
from bench.engines.questions import ASKED, Kind, Question
from search.analysis import is_stop_word, variants
from search.model import Release

RARE: Final = 20  #: releases that a rare word stands in
#: shares of the releases that a word of "1 term" stands in, an equal number of words from each
BANDS: Final = ((0.1, 0.4), (0.03, 0.1), (0.01, 0.03), (0.001, 0.01), (0.0001, 0.001))
_FILLING: Final = (0.003, 0.3)  #: shares of words of which one is enough
_COMMON: Final = (0.03, 0.4)  #: shares of words that narrow each other down
_EXPANSIONS: Final = 300  #: words that a prefix may stand for; a reader types more letters then
_FILTER_DAYS: Final = 1000


class _Drawing:
    """The words of a corpus by how many releases have them."""

    def __init__(self, counted: Statistics, seed: int) -> None:
        self._counted, self._random = counted, random.Random(seed)
        common = ((count, word) for word, count in counted.words.items() if _is_asked(word))
        self._by_count = sorted(common)
        self._sorted_words = sorted(counted.words)

    def between(self, shares: tuple[float, float]) -> list[str]:
        """Return the words that such shares of the releases have; the nearest if there are few releases."""
        low, high = (max(1, round(share * self._counted.releases)) for share in shares)
        first, last = bisect_left(self._by_count, (low, "")), bisect_left(self._by_count, (high + 1, ""))
        return [word for _, word in self._by_count[first : max(last, first + 1)]] or [self._by_count[-1][1]]

    def one(self, count: int) -> list[Question]:
        """Return questions of one word, from each band in turn."""
        bands = [self.between(band) for band in BANDS]
        return [
            Question("1 term", (self._random.choice(bands[number % len(bands)]),)) for number in range(count)
        ]

    def rare(self, count: int) -> list[Question]:
        """Return questions of one word that RARE releases have, and no other word of its stem."""
        stems = Counter(stem for word in self._counted.words for stem in variants(word))
        first, last = (bisect_left(self._by_count, (RARE + more, "")) for more in (0, 1))
        words = [word for _, word in self._by_count[first:last]]
        words = [word for word in words if all(stems[stem] == 1 for stem in variants(word))]
        return [
            Question("1 term, 20 matches", (word,))
            for word in self._random.sample(words, min(count, len(words)))
        ]

    def alternatives(self, kind: Kind, words: int, count: int) -> list[Question]:
        """Return questions of several words, any of which may match."""
        pool = self.between(_FILLING)
        return [Question(kind, tuple(self._random.choices(pool, k=words))) for _ in range(count)]

    def together(self, count: int) -> list[Question]:
        """Return questions of three words of one passage."""
        pool = set(self.between(_COMMON))
        return [Question("3 terms, and", self._some_of(pool, 3)) for _ in range(count)]

    def _some_of(self, pool: set[str], count: int) -> tuple[str, ...]:
        for _ in range(1000):
            release = self._random.choice(self._counted.sample)
            span = self._random.choice(release.passages)
            words = sorted(pool & set(words_of(release.text[span.start : span.end])))
            if len(words) >= count:
                return tuple(self._random.sample(words, count))
        return tuple(self._random.choices(sorted(pool), k=count))

    def phrases(self, count: int) -> list[Question]:
        """Return phrases of two words that stand in a release of the sample."""
        pool = set(self.between(_COMMON))
        found = [pair for release in self._counted.sample for pair in pairs(release) if pool.issuperset(pair)]
        return [Question("phrase", pair) for pair in self._random.choices(found, k=count if found else 0)]

    def prefixes(self, count: int) -> list[Question]:
        """Return beginnings of words, of four letters or more."""
        pool = [word for word in self.between(_FILLING) if len(word) >= 5]
        return [Question("prefix", (self._beginning(self._random.choice(pool)),)) for _ in range(count)]

    def _beginning(self, word: str) -> str:
        words = self._sorted_words
        for length in range(4, len(word)):
            first = bisect_left(words, word[:length])
            if bisect_left(words, word[:length] + "\U0010ffff") - first <= _EXPANSIONS:
                return word[:length]
        return word

    def filtered(self, count: int) -> list[Question]:
        """Return questions of one or two words within an agency and a span of days."""
        pool = self.between(_COMMON)
        releases = [each for each in self._counted.sample if each.agency and each.dates.best]
        return [
            self._filtered(tuple(self._random.choices(pool, k=1 + number % 2)), self._random.choice(releases))
            for number in range(count if releases else 0)
        ]

    def _filtered(self, words: tuple[str, ...], release: Release) -> Question:
        day, agency = release.dates.best, release.agency
        assert day  # noqa: S101 - chosen so
        assert agency  # noqa: S101 - chosen so
        half = timedelta(_FILTER_DAYS // 2)
        return Question(
            "filtered",
            words,
            agency=agency.id,
            since=(day - half).toordinal(),
            until=(day + half).toordinal(),
        )

    def quantities(self, count: int) -> list[Question]:
        """Return questions of a word and a figure of at least the median of its unit, or the upper tenth."""
        values, pool = figures(self._counted.sample), self.between(_COMMON)
        units: Sequence[str] = sorted(values)
        found = []
        for number in range(count if units else 0):
            unit = units[number % len(units)]
            least = values[unit][len(values[unit]) * (5 if number % 2 else 9) // 10]
            found.append(Question("quantity", (self._random.choice(pool),), unit=unit, least=least))
        return found


def _is_asked(word: str) -> bool:
    return len(word) >= 4 and not is_stop_word(word)


def draw(counted: Statistics, seed: int) -> tuple[Question, ...]:
    """Return the questions over a corpus, 210 unless it is too small for some."""
    drawing = _Drawing(counted, seed)
    return (
        *drawing.one(ASKED["1 term"]),
        *drawing.rare(ASKED["1 term, 20 matches"]),
        *drawing.alternatives("2 terms, or", 2, ASKED["2 terms, or"]),
        *drawing.alternatives("3 terms, or", 3, ASKED["3 terms, or"]),
        *drawing.together(ASKED["3 terms, and"]),
        *drawing.phrases(ASKED["phrase"]),
        *drawing.prefixes(ASKED["prefix"]),
        *drawing.filtered(ASKED["filtered"]),
        *drawing.quantities(ASKED["quantity"]),
    )
