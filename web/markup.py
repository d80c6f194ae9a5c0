"""HTML made from a text and spans into it: escaped first, marked second, never the other way round.

Nothing else in Onrecord builds HTML from a release. Spans may overlap in any way: an element is closed
and opened again where it must be, so that elements always nest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape

from search.model import Span
from web.gate import passed

Tag = Literal["mark", "data", "span"]


@dataclass(frozen=True, slots=True)
class Mark:
    """An element around *span*. The lower *rank*, the further out it stands.

    *anchor* becomes the id of the first piece, so that it is there once however often the mark is cut.
    """

    span: Span
    tag: Tag
    rank: int
    style: str = ""
    anchor: str = ""
    value: str = ""


def lit(text: str, highlights: Iterable[Span]) -> Markup:
    """Return *text* with the words of the query marked."""
    return marked(text, tuple(Mark(span, "mark", 9) for span in highlights), Span(0, len(text)))


def marked(text: str, marks: Sequence[Mark], window: Span) -> Markup:
    """Return the part of *text* in *window* with the *marks* that reach into it; spans are into *text*."""
    inside = [mark for mark in marks if mark.span.start < window.end and window.start < mark.span.end]
    starting: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in inside:
        starting[max(mark.span.start, window.start)].append(mark)
    written: list[str] = []
    opened: list[Mark] = []
    for start, end in pairwise(_cuts(inside, window)):
        going_on = [mark for mark in opened if mark.span.end > start]
        _open_only(sorted([*going_on, *starting[start]], key=_nesting), start, opened, written)
        written.append(escape(text[start:end]))
    _open_only([], window.end, opened, written)
    return passed("".join(written))


def _cuts(marks: Iterable[Mark], window: Span) -> list[int]:
    """Return where the set of open elements changes, with both ends of *window*."""
    ends = {edge for mark in marks for edge in (mark.span.start, mark.span.end)}
    return sorted({window.start, window.end} | {edge for edge in ends if window.start < edge < window.end})


def _nesting(mark: Mark) -> tuple[int, int, int]:
    return mark.rank, mark.span.start, -mark.span.end


def _open_only(wanted: list[Mark], position: int, opened: list[Mark], written: list[str]) -> None:
    """Close and open elements until exactly *wanted* stand open, outermost first."""
    kept = 0
    while kept < min(len(opened), len(wanted)) and opened[kept] is wanted[kept]:
        kept += 1
    written.extend(f"</{mark.tag}>" for mark in reversed(opened[kept:]))
    written.extend(_opening(mark, first=position == mark.span.start) for mark in wanted[kept:])
    opened[kept:] = wanted[kept:]


def _opening(mark: Mark, *, first: bool) -> str:
    attributes = (("id", mark.anchor if first else ""), ("class", mark.style), ("value", mark.value))
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes if value)
    return f"<{mark.tag}{written}>"
