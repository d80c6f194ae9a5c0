"""Where the paragraphs of a text stand, and the sentences of a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

Stretch = tuple[int, int]  #: code points of a text, half-open

_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_BREAK = re.compile(r"\n\s*")
# Four letters, a digit or a percent sign before the stop: "Mr.", "U.S." and "kg." do not end a sentence here.
_STOP = re.compile(
    r"[.!?…](?:(?<=[^\W\d_]{4}.)|(?<=[\d%].))[.!?…]{0,4}[\"'»”’)\]]{0,3}(\s+)(?=[\"'«“„(\[]*(\w))"
)


def paragraphs(text: str, starts: Sequence[int]) -> Iterator[tuple[Stretch, slice]]:
    """Yield the paragraphs in which some of *starts* are, which ascend, and which; blank lines part them."""
    begin, first = 0, 0
    for blank_line in _BLANK_LINE.finditer(text):
        end = blank_line.start()
        past = bisect_left(starts, end, first)
        if past > first:
            yield (begin, end), slice(first, past)
            if past == len(starts):
                return
        begin, first = blank_line.end(), past
    yield (begin, len(text)), slice(first, len(starts))


def sentences_of(text: str, paragraph: Stretch, near: Stretch, reach: int) -> list[Stretch]:
    """Return the sentences of a paragraph, without the white space around them.

    Those further than *reach* from what is *near* may be left out.
    """
    found: list[Stretch] = []
    start, end = paragraph
    for line_break in _LINE_BREAK.finditer(text, start, end):
        after = line_break.end()
        if not text[after : after + 1].islower():  # else the sentence goes on
            if line_break.start() >= near[0] - reach:
                _cut(text, (start, line_break.start()), near[1] + reach, found)
            start = after
            if start > near[1] + reach:
                return found
    _cut(text, (start, end), near[1] + reach, found)
    return found


def _cut(text: str, line: Stretch, until: int, found: list[Stretch]) -> None:
    """Add to *found* the sentences of a line, those that begin after *until* left out."""
    piece = text[slice(*line)].rstrip()
    if not piece:
        return
    start, end = line[0] + len(piece) - len(piece.lstrip()), line[0] + len(piece)
    for stop in _STOP.finditer(text, start, end):
        if not stop[2].islower():
            found.append((start, stop.start(1)))
            start = stop.end()
            if start > until:
                return
    found.append((start, end))
