"""Where the sentences of facts stand: in which passage, and between which positions of its words."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from search.analysis import Places
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
    def words(passage: int) -> Places:
        span = passages[passage]
        return Places(release.text[span.start : span.end])

    found = []
    for fact in release.facts:
        passage = max(0, bisect_right(starts, fact.span.start) - 1)
        sentence, start = words(passage), starts[passage]
        found.append(
            Stand(
                passage,
                sentence.before(fact.sentence.start - start),
                sentence.before(fact.sentence.end - start),
            )
        )
    return found
