"""Where the sentences of facts stand: in which passage, and between which positions of its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from search.analysis import Tokens
from search.model import Release, Span


class Stand(NamedTuple):
    """A passage by its place in the release, and the half-open range of positions of its words."""

    passage: int
    first: int
    end: int


def stands(release: Release) -> list[Stand]:
    """Return where the sentence of each fact stands: its words in the passage in which the figure begins.

    A sentence that a passage ends in goes on in the next; the words there are not of this passage.
    """
    passages = release.passages or (Span(0, len(release.text)),)
    starts = [passage.start for passage in passages]

    @cache
    def words(passage: int) -> _Words:
        span = passages[passage]
        return _Words(release.text[span.start : span.end], release, span.start)

    found = []
    for fact in release.facts:
        passage = max(0, bisect_right(starts, fact.span.start) - 1)
        sentence = words(passage)
        found.append(Stand(passage, sentence.before(fact.sentence.start), sentence.before(fact.sentence.end)))
    return found


class _Words:
    """The words of one passage."""

    def __init__(self, text: str, release: Release, start: int) -> None:
        self._tokens, self._start = Tokens(text, release.lang), start
        self._positions = range(len(self._tokens.exact))

    def before(self, offset: int) -> int:
        """Return how many words begin before *offset* of the release's text."""
        return bisect_left(self._positions, offset - self._start, key=self._begins)

    def _begins(self, position: int) -> int:
        return self._tokens.span(position, position).start
