"""Where the sentences of facts stand: in which passage, and between which places of its words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from search.analysis import words_before
from search.model import Fact, Span


class Place(NamedTuple):
    """So many chunks of a passage, and so many words of the one that follows."""

    chunks: int
    words: int


class Stand(NamedTuple):
    """A passage by its place in the release, and where in it a sentence begins and ends."""

    passage: int
    first: Place
    end: Place


def where(
    facts: Sequence[Fact], passages: Sequence[Span], blanked: Sequence[str], cut: Sequence[Sequence[str]]
) -> list[Stand]:
    """Return where the sentence of each of *facts* stands, in the passage in which the figure begins.

    *passages* are *cut* into chunks, and *blanked* are their texts with a blank between any two of those.
    A sentence that a passage ends in goes on in the next; the words there are not of this passage.
    """
    starts = list(map(attrgetter("start"), passages))
    found = []
    for fact in facts:
        passage = max(0, bisect_right(starts, fact.span.start) - 1)
        text, chunks, start = blanked[passage], cut[passage], starts[passage]
        found.append(
            Stand(
                passage,
                _place(text, chunks, fact.sentence.start - start),
                _place(text, chunks, fact.sentence.end - start),
            )
        )
    return found


def _place(text: str, chunks: Sequence[str], offset: int) -> Place:
    """Return the place of an *offset* into *text*: how many words begin before it."""
    end = min(max(offset, 0), len(text))
    chunk = text.count(" ", 0, end)
    inner = end - text.rfind(" ", 0, end) - 1
    if inner == 0:
        return Place(chunk, 0)
    if inner >= len(chunks[chunk]):
        return Place(chunk + 1, 0)
    return Place(chunk, words_before(chunks[chunk], inner))
