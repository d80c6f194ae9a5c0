"""Where the paragraphs of a text stand, and the sentences of a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

Stretch = tuple[int, int]  #: code points of a text, half-open

_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_BREAK = re.compile(r"\n\s*")
# Four letters, a digit or a percent sign before the stop: "Mr.", "U.S." and "kg." do not end a sentence here.
_STOP = re.compile(r"[.!?…](?:(?<=[^\W\d_]{4}.)|(?<=[\d%].))[.!?…]{0,4}[\"'»”’)\]]{0,3}(\s+)")
_OPENING = re.compile(r"[\"'«“„(\[]*(\w)")


def paragraphs(text: str, starts: Sequence[int]) -> Iterator[Stretch]:
    """Yield the paragraphs in which one of *starts* is; blank lines part them."""
    blank_lines = (found.span() for found in _BLANK_LINE.finditer(text))
    for start, end in _between(blank_lines, 0, len(text)):
        at = bisect_left(starts, start)
        if at == len(starts):
            return
        if starts[at] < end:
            yield start, end


def sentences_of(text: str, start: int, end: int) -> list[Stretch]:
    """Return the sentences of a paragraph, without the white space around them."""
    found: list[Stretch] = []
    for line in _between(_line_breaks(text, start, end), start, end):
        if trimmed := _trimmed(text, *line):
            found.extend(_cut_at_stops(text, *trimmed))
    return found


class Sentences(dict[Stretch, list[Stretch]]):
    """The sentences of paragraphs of *text*, each cut when it is first asked for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def __missing__(self, paragraph: Stretch) -> list[Stretch]:
        self[paragraph] = found = sentences_of(self.text, *paragraph)
        return found


def _cut_at_stops(text: str, start: int, end: int) -> Iterator[Stretch]:
    for stop in _STOP.finditer(text, start, end):
        opening = _OPENING.match(text, stop.end(), end)
        if opening and not opening[1].islower():
            yield start, stop.start(1)
            start = stop.end()
    yield start, end


def _between(gaps: Iterable[tuple[int, int]], start: int, end: int) -> Iterator[Stretch]:
    for gap, after in gaps:
        yield start, gap
        start = after
    yield start, end


def _line_breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the line breaks that end a sentence: the next line does not go on in lower case."""
    for line_break in _LINE_BREAK.finditer(text, start, end):
        if not text[line_break.end() : line_break.end() + 1].islower():
            yield line_break.span()


def _trimmed(text: str, start: int, end: int) -> Stretch | None:
    """Return the line without the white space around it, None when that is all it is."""
    piece = text[start:end].rstrip()
    return (start + len(piece) - len(piece.lstrip()), start + len(piece)) if piece else None
