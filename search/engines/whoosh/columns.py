"""Columns by release over a whole generation, computed once when it is committed.

A release's number is its segment's base plus its number there. `newest` and `oldest` rank the live releases
for display, `by_id` orders them for look-up; a facet's codes are numbered in the order of their labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from search import facets
from search.engines.whoosh import choicecolumns, figurecolumns
from search.engines.whoosh.arrays import Array, Ints, narrow, pack, pack_strings
from search.engines.whoosh.documents import ReleaseReader
from search.engines.whoosh.fields import TEXT, TITLE
from search.model import FacetName

FILE = "releases.col"
_LENGTHS: Final = {"title": TITLE.stemmed, "text": TEXT.stemmed}


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How many numbers releases have, and how many codes the values of a facet."""

    releases: int
    values: int


def generation_columns(segments: Sequence[ReleaseReader]) -> bytes:
    """Return the content of the file of columns over *segments*."""
    live = _all([segment.alive for segment in segments], np.bool_)
    days = _all([segment.columns["day"] for segment in segments], np.int32)
    ids = [id_ for segment in segments for id_ in segment.columns.strings("id").all()]
    arrays: dict[str, Array] = {"live": live.astype(np.uint8), "day": days.astype("<i4")}
    arrays |= _ranks(live, days, ids) | pack_strings("id", ids)
    for name, field in _LENGTHS.items():
        arrays[f"length.{name}"] = narrow(_all([_lengths(segment, field) for segment in segments], np.int64))
    for facet in facets.NAMES:
        arrays |= _facet(facet, segments, live)
    columns = [segment.columns for segment in segments]
    return pack(arrays | figurecolumns.joined(columns, [segment.alive for segment in segments]))


def _all(parts: list[Array], dtype: type[np.generic]) -> Array:
    return np.concatenate([np.zeros(0, dtype), *parts]).astype(dtype)


def _lengths(segment: ReleaseReader, field: str) -> Ints:
    """Return the length of each release: those of its passages together."""
    ends = np.concatenate([[0], np.cumsum(segment.columns[f"length.{field}"], dtype=np.int64)])
    return np.diff(ends[segment.first])


def _ranks(live: Array, days: Array, ids: list[str]) -> dict[str, Array]:
    alive = np.flatnonzero(live)
    by_id = np.array(sorted(alive.tolist(), key=ids.__getitem__), np.int64)
    # A stable sort by day of what is sorted by id; 0, no date, goes last in both directions.
    newest = by_id[np.argsort(-days[by_id], kind="stable")]
    latest = np.iinfo(np.int32).max
    oldest = by_id[np.argsort(np.where(days[by_id] == 0, latest, days[by_id]), kind="stable")]
    return {
        "by_id": narrow(by_id),
        "newest": narrow(_inverse(newest, len(ids))),
        "oldest": narrow(_inverse(oldest, len(ids))),
    }


def _inverse(order: Ints, size: int) -> Ints:
    ranks = np.zeros(size, np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def _facet(name: FacetName, segments: Sequence[ReleaseReader], live: Array) -> dict[str, Array]:
    """Return the values in reading order, the codes of each release, the releases of each code."""
    pairs: dict[tuple[str, str], int] = {}
    codes, counts = [], []
    for segment in segments:
        own = choicecolumns.printed(segment.columns, name)
        own_codes = np.array([pairs.setdefault(pair, len(pairs)) for pair in own], np.int64)
        codes.append(own_codes[segment.columns[f"{name}.codes"]] if len(own) else own_codes)
        counts.append(np.diff(segment.columns[f"{name}.ends"].astype(np.int64)))
    releases = np.repeat(np.arange(len(live)), _all(counts, np.int64))
    flat = _all(codes, np.int64)
    kept = live[releases].astype(np.bool_)
    order, labels, numbers = _numbered(name, list(pairs), flat[kept])
    columns = _by_release_and_by_code(name, releases[kept], numbers, _Sizes(len(live), len(order)))
    columns |= pack_strings(f"{name}.value", order)
    return columns | pack_strings(f"{name}.label", [labels[value] for value in order])


def _numbered(
    name: FacetName, pairs: list[tuple[str, str]], flat: Ints
) -> tuple[list[str], dict[str, str], Ints]:
    """Return the values in reading order, their labels, and *flat* with values in place of pairs."""
    labels = _labels(pairs, np.bincount(flat, minlength=len(pairs)).tolist())
    order = sorted(labels, key=lambda value: (labels[value], value), reverse=name in facets.DATED)
    numbers = {value: number for number, value in enumerate(order)}
    translated = np.array([numbers.get(value, 0) for value, _ in pairs], np.int64)
    return order, labels, translated[flat] if pairs else flat


def _by_release_and_by_code(name: FacetName, releases: Ints, codes: Ints, sizes: _Sizes) -> dict[str, Array]:
    # A value printed with two labels in one release is one choice of it.
    joint = np.unique(releases * max(1, sizes.values) + codes)
    releases, codes = np.divmod(joint, max(1, sizes.values))
    by_code = np.argsort(codes, kind="stable")
    return {
        f"{name}.codes": narrow(codes),
        f"{name}.ends": narrow(np.searchsorted(releases, np.arange(sizes.releases + 1))),
        f"{name}.releases": narrow(releases[by_code]),
        f"{name}.bounds": narrow(np.searchsorted(codes[by_code], np.arange(sizes.values + 1))),
    }


def _labels(pairs: list[tuple[str, str]], used: list[int]) -> dict[str, str]:
    """Return the label of each value in use: the one most releases have, of equals the first."""
    votes: dict[str, Counter[str]] = {}
    for (value, label), count in zip(pairs, used, strict=True):
        if count:
            votes.setdefault(value, Counter())[label] += count
    return {value: min(found, key=lambda label: (-found[label], label)) for value, found in votes.items()}
