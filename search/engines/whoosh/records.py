"""Records of postings for many terms at once: written and read without a step of Python for each term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from search.engines.whoosh.arrays import Array, Ints
from search.engines.whoosh.postings import IS_LONG, LONG, SHORT

_SHORT = np.dtype([("widths", "u1"), ("count", "u1"), ("places", "u1"), ("first", "<u4")])
_LONG = np.dtype([("widths", "u1"), ("count", "<u4"), ("places", "<u4"), ("first", "<u4")])
_WIDTHS: Final[Ints] = np.array([0, 1, 2, 4], np.int64)
_Part: TypeAlias = tuple[Ints, Ints, Ints]  # of each record: where it begins, the code of its width, its size


@dataclass(frozen=True, slots=True)
class Flat:
    """The postings of some terms, one after another. Each of *terms* has at least one.

    *bounds*: where the documents of each term begin, and the last one's end; *places*: its positions.
    """

    terms: Ints
    documents: Ints
    counts: Ints
    positions: Ints
    bounds: Ints
    places: Ints


def spans(starts: Ints, counts: Ints, step: int = 1) -> Ints:
    """Return *counts* numbers from each of *starts* on, *step* apart."""
    if not len(starts):
        return np.zeros(0, np.int64)
    ends = np.cumsum(counts)
    return np.asarray(np.repeat(starts - (ends - counts) * step, counts) + np.arange(ends[-1]) * step)


def _codes(values: Ints, starts: Ints) -> Ints:
    """Return for each part of *values* the code of the width that holds its largest."""
    top = np.maximum.reduceat(values, starts)
    return np.asarray(1 + (top > 0xFF).astype(np.int64) + (top > 0xFFFF), np.int64)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the records of terms lie, and of what they consist; parts in the order of the record."""

    begins: Ints
    long: Array
    codes: tuple[Ints, Ints, Ints]
    sizes: tuple[Ints, Ints, Ints]

    def parts(self) -> Iterator[_Part]:
        """Yield for each part where it begins in each record, the codes of its widths, and its sizes."""
        at = self.begins + np.where(self.long, LONG.size, SHORT.size)
        for code, size in zip(self.codes, self.sizes, strict=True):
            yield at, code, size
            at = np.asarray(at + _WIDTHS[code] * size, np.int64)

    def ends(self) -> Ints:
        """Return where each record ends."""
        at, code, size = list(self.parts())[-1]
        return np.asarray(at + _WIDTHS[code] * size, np.int64)


def encode(flat: Flat, offset: int) -> tuple[Array, Array]:
    """Return the records of *flat*, the first of which goes to *offset*, and the extent of each term."""
    count, places = np.diff(flat.bounds), np.diff(flat.places)
    first, lone = flat.documents[flat.bounds[:-1]], places == 1
    steps = np.diff(flat.documents, prepend=0)
    steps[flat.bounds[:-1]] = 0
    repeats = _codes(flat.counts, flat.bounds[:-1])
    repeats[count == places] = 0
    codes = (_codes(steps, flat.bounds[:-1]), _codes(flat.positions, flat.places[:-1]), repeats)
    layout = _laid_out(np.zeros(len(count), np.int64), (count > 255) | (places > 255), codes, (count, places))
    ends = np.cumsum(np.where(lone, 0, layout.ends()))
    begins = ends - np.where(lone, 0, layout.ends())
    layout = _laid_out(begins, layout.long, codes, (count, places))
    written = np.zeros(int(ends[-1]), np.uint8)
    _put_heads(written, layout, first, ~lone)
    for values, starts, part in zip(
        (steps, flat.positions, flat.counts),
        (flat.bounds, flat.places, flat.bounds),
        layout.parts(),
        strict=True,
    ):
        at, own, size = part
        _put(written, values, starts, (at, np.where(lone, 0, own), size))
    inline = (first << 32) | (flat.positions[flat.places[:-1]] << 1) | 1
    return written, np.where(lone, inline, (begins + offset) << 1).astype("<u8")


def _laid_out(begins: Ints, long: Array, codes: tuple[Ints, Ints, Ints], sizes: tuple[Ints, Ints]) -> _Layout:
    count, places = sizes
    return _Layout(begins, long, codes, (count, places, count))


def _put_heads(written: Array, layout: _Layout, first: Ints, recorded: Array) -> None:
    steps, positions, repeats = layout.codes
    count, places, _ = layout.sizes
    for kind, chosen, mark in (
        (_SHORT, recorded & ~layout.long, 0),
        (_LONG, recorded & layout.long, IS_LONG),
    ):
        heads = np.zeros(int(chosen.sum()), kind)
        heads["widths"] = (steps | positions << 2 | repeats << 4 | mark)[chosen]
        heads["count"], heads["places"], heads["first"] = count[chosen], places[chosen], first[chosen]
        at = layout.begins[chosen][:, None] + np.arange(kind.itemsize)
        written[at] = heads.view(np.uint8).reshape(-1, kind.itemsize)


def _put(written: Array, values: Ints, starts: Ints, part: _Part) -> None:
    at, codes, sizes = part
    for code in (1, 2, 3):
        chosen = np.flatnonzero(codes == code)
        if len(chosen):
            width = int(_WIDTHS[code])
            own = values[spans(starts[chosen], sizes[chosen])]
            places = spans(at[chosen], sizes[chosen], width)
            for byte in range(width):
                written[places + byte] = own >> (8 * byte) & 0xFF


def read(content: memoryview, extents: Array) -> Flat:
    """Return the postings of the terms with *extents*, numbered in their order."""
    source, extents = np.frombuffer(content, np.uint8), extents.astype(np.int64)
    lone, begins = extents & 1 == 1, extents >> 1
    recorded = np.flatnonzero(~lone)
    layout, first = _read_heads(source, begins[recorded])
    count, places = np.ones((2, len(extents)), np.int64)
    count[recorded], places[recorded] = layout.sizes[:2]
    bounds, ends = (np.concatenate([[0], np.cumsum(each)]) for each in (count, places))
    documents, counts = np.zeros(bounds[-1], np.int64), np.ones(bounds[-1], np.int64)
    positions = np.zeros(ends[-1], np.int64)
    for values, starts, part in zip(
        (documents, positions, counts), (bounds, ends, bounds), layout.parts(), strict=True
    ):
        _get(source, values, starts[recorded], part)
    documents[bounds[:-1]] = np.where(lone, extents >> 32, 0)
    documents[bounds[:-1][recorded]] = first
    positions[ends[:-1][lone]] = (extents >> 1 & 0x7FFF_FFFF)[lone]
    return Flat(np.arange(len(extents)), _summed(documents, bounds), counts, positions, bounds, ends)


def _summed(steps: Ints, bounds: Ints) -> Ints:
    """Return the running sums of *steps*, begun anew at each of *bounds*."""
    if not len(steps):
        return steps
    sums = np.cumsum(steps)
    before = sums[bounds[:-1]] - steps[bounds[:-1]]
    return np.asarray(sums - np.repeat(before, np.diff(bounds)))


def _read_heads(source: Array, begins: Ints) -> tuple[_Layout, Ints]:
    long = source[begins] & IS_LONG > 0 if len(begins) else np.zeros(0, np.bool_)
    widths, count, places, first = np.zeros((4, len(begins)), np.int64)
    for kind, chosen in ((_SHORT, np.flatnonzero(~long)), (_LONG, np.flatnonzero(long))):
        at = begins[chosen][:, None] + np.arange(kind.itemsize)
        heads = np.ascontiguousarray(source[at]).view(kind).reshape(len(chosen))
        widths[chosen], count[chosen] = heads["widths"], heads["count"]
        places[chosen], first[chosen] = heads["places"], heads["first"]
    codes = (widths & 3, widths >> 2 & 3, widths >> 4 & 3)
    return _laid_out(begins, long, codes, (count, places)), first


def _get(source: Array, values: Ints, starts: Ints, part: _Part) -> None:
    at, codes, sizes = part
    for code in (1, 2, 3):
        chosen = np.flatnonzero(codes == code)
        if len(chosen):
            width = int(_WIDTHS[code])
            places = spans(at[chosen], sizes[chosen], width)
            own = sum(source[places + byte].astype(np.int64) << (8 * byte) for byte in range(width))
            values[spans(starts[chosen], sizes[chosen])] = own
