"""The passages of a release: consecutive parts that cover every character, cut where a reader would pause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from indexer.sentences import bounds_of
from search.model import Lang, Span

#: Code points. Paragraphs are joined up to TARGET, and a longer paragraph is cut at its sentences: a few
#: sentences are enough to tell what they are about, and short enough to be shown whole.
TARGET = 750
MAX_PASSAGE = 1200  #: code points; only a longer sentence is cut inside, at a word


def passages(text: str, lang: Lang) -> tuple[Span, ...]:
    """Return the passages of *text* in order; together they are all of it. None for an empty text.

    >>> passages("One line.", "en")
    (Span(start=0, end=9),)
    """
    found: list[Span] = []
    for piece in _pieces(text, lang):
        if found and _fits(found[-1], piece, text):
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(piece)
    return tuple(found)


def _fits(last: Span, piece: Span, text: str) -> bool:
    """Return whether *piece* is to be joined to the passage *last*."""
    together = piece.end - last.start
    if text[piece.start - 1] == "\n":
        return together <= TARGET
    return together <= TARGET or (together <= MAX_PASSAGE and piece.end - piece.start < MAX_PASSAGE - TARGET)


def _pieces(text: str, lang: Lang) -> Iterator[Span]:
    """Yield paragraphs, the sentences of long ones, and parts of long sentences, up to the next one."""
    for start, end in pairwise([0, *_paragraph_ends(text), len(text)]):
        if end - start <= TARGET:
            yield from [Span(start, end)] if start < end else []
            continue
        starts = [first + start for first, _ in bounds_of(text[start:end], lang)][1:]
        for first, last in pairwise([start, *starts, end]):
            yield from _words(text, first, last)


def _paragraph_ends(text: str) -> Iterator[int]:
    """Yield where a line begins that has letters on it: behind each run of line breaks."""
    at = text.find("\n")
    while at >= 0:
        at += 1
        if text[at : at + 1] != "\n":
            yield at
        at = text.find("\n", at)


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > MAX_PASSAGE:
        blank = text.rfind(" ", start, start + MAX_PASSAGE)
        cut = blank + 1 if blank > start else start + MAX_PASSAGE
        yield Span(start, cut)
        start = cut
    yield Span(start, end)
