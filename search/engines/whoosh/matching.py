"""Where terms stand, by release: postings of passages gathered, restricted to live releases, and summed.

A frequency is weighted: each occurrence counts as much as its field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from search.engines.whoosh import sets
from search.engines.whoosh.arrays import Array, Floats, Ints
from search.engines.whoosh.lookup import Lookup
from search.engines.whoosh.postings import Postings
from search.engines.whoosh.records import spans
from search.engines.whoosh.snapshot import Snapshot

_DENSE = 16  #: from one occurrence in this many releases on, counting into all is faster than sorting
_WORTH_ALL = 8  #: from one in this many of a word's passages on, taking all is faster than choosing
_PASSAGE = 32  #: bits; a place is a passage's number above and a position below


@dataclass(frozen=True, slots=True)
class Matches:
    """The releases that match, ascending, and the weighted frequency of the match in each."""

    releases: Ints
    frequency: Floats


@dataclass(frozen=True, slots=True)
class Wanted:
    """Terms of one field that are taken for one another, and what an occurrence there counts."""

    field: str
    terms: tuple[str, ...]
    weight: float = 1.0


_Part = tuple[Ints, Floats]


def anywhere(lookup: Lookup, wanted: Iterable[Wanted]) -> Matches:
    """Return the releases that have any of the *wanted* terms."""
    return _summed(lookup.snapshot, [part for each in wanted for part in _occurrences(lookup, each)])


def _occurrences(lookup: Lookup, wanted: Wanted) -> Iterator[_Part]:
    documents, counts = [], []
    for leaf in lookup.snapshot.leaves:
        found = [postings for term in wanted.terms if (postings := lookup.postings(leaf, wanted.field, term))]
        for each in found:
            documents.append(each.documents + leaf.passage if leaf.passage else each.documents)
            counts.append(each.frequencies)
    if documents:
        yield lookup.snapshot.release_of[_all(documents)], _weighted(documents, counts, wanted.weight)


def _weighted(documents: Sequence[Ints], counts: Sequence[Array | None], weight: float) -> Floats:
    parts = [
        np.full(len(own), weight) if each is None else each * weight
        for own, each in zip(documents, counts, strict=True)
    ]
    return _all(parts)


def _all(parts: Sequence[Array]) -> Array:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _summed(snapshot: Snapshot, parts: Sequence[_Part]) -> Matches:
    filled = [part for part in parts if len(part[0])]
    if not filled:
        return Matches(sets.NONE, np.zeros(0))
    releases, frequency = (_all(column) for column in zip(*filled, strict=True))
    if not snapshot.is_whole:
        keep = snapshot.live[releases]
        releases, frequency = releases.compress(keep), frequency.compress(keep)
    if len(releases) * _DENSE > snapshot.size:
        totals = np.asarray(np.bincount(releases, frequency, snapshot.size), np.float64)
        releases = np.flatnonzero(totals > 0)  # of floats it takes six times as long
        return Matches(releases, totals[releases])
    if not (releases[1:] >= releases[:-1]).all():
        order = np.argsort(releases, kind="stable")
        releases, frequency = releases[order], frequency[order]
    first = np.flatnonzero(sets.first(releases))
    if len(first) == len(releases):
        return Matches(releases, frequency)
    return Matches(releases[first], np.add.reduceat(frequency, first))


def in_order(lookup: Lookup, phrases: Iterable[Sequence[Wanted]]) -> Matches:
    """Return the releases in which the words of any of *phrases* stand next to each other, in order.

    The words of a phrase are wanted in one field; they count what its first word does there.
    """
    return _summed(lookup.snapshot, [part for words in phrases for part in _phrases(lookup, words)])


def _phrases(lookup: Lookup, words: Sequence[Wanted]) -> Iterator[_Part]:
    found = _places(lookup, words)
    if not found:
        return
    rarest = min(range(len(found)), key=lambda offset: len(found[offset]))
    starts = found[rarest] - rarest
    for offset, places in enumerate(found):
        if offset != rarest:
            starts = sets.common(starts, places - offset)
    yield _by_release(lookup.snapshot, starts, words[0].weight)


def places(lookup: Lookup, wanted: Wanted, passages: Ints) -> Ints:
    """Return the places of the *wanted* terms, ascending, at least those in *passages*."""
    found = [_restricted(postings, passages) for postings in _alternatives(lookup, wanted)]
    return _sorted(found) if found else sets.NONE


def place(passages: Ints, positions: Ints) -> Ints:
    """Return as one number each a passage and a position in it."""
    return (passages << _PASSAGE) + positions


def together(lookup: Lookup, windows: Iterable[Sequence[Wanted]], width: int) -> Matches:
    """Return the releases in which a window of *width* positions has the words of any of *windows*.

    Frequency: the words that begin such a window. A word wanted twice must stand there twice.
    """
    return _summed(lookup.snapshot, [part for words in windows for part in _windows(lookup, words, width)])


def _windows(lookup: Lookup, words: Sequence[Wanted], width: int) -> Iterator[_Part]:
    needed = {each: words.count(each) for each in words}
    found = _places(lookup, list(needed))
    if not found:
        return
    starts = sets.distinct(_merged(found))
    for places, times in zip(found, needed.values(), strict=True):
        inside = np.searchsorted(places, starts + width) - np.searchsorted(places, starts)
        starts = starts[inside >= times]
    yield _by_release(lookup.snapshot, starts, words[0].weight)


def _by_release(snapshot: Snapshot, starts: Ints, weight: float) -> _Part:
    return snapshot.release_of[starts >> _PASSAGE], np.full(len(starts), weight)


def _places(lookup: Lookup, words: Sequence[Wanted]) -> list[Ints]:
    """Return the places of each word, at least where a passage has all of them; empty when none has."""
    found = []
    for each in words:
        found.append(_alternatives(lookup, each))
        if not found[-1]:
            return []
    common = sets.intersection([_passages(each) for each in found]) if found else sets.NONE
    if not len(common):
        return []
    return [_sorted([_restricted(postings, common) for postings in each]) for each in found]


def _alternatives(lookup: Lookup, wanted: Wanted) -> list[Postings]:
    found = (_whole(lookup, wanted.field, term) for term in wanted.terms)
    return [postings for postings in found if postings]


def _whole(lookup: Lookup, field: str, term: str) -> Postings | None:
    """Return where a term stands in all segments; documents are passages of the generation."""
    found = [
        (leaf.passage, postings)
        for leaf in lookup.snapshot.leaves
        if (postings := lookup.postings(leaf, field, term))
    ]
    if not found:
        return None
    if len(lookup.snapshot.leaves) == 1:
        return found[0][1]
    repeats = any(postings.frequencies is not None for _, postings in found)
    return Postings(
        _all([np.add(postings.documents, passage, dtype=np.int64) for passage, postings in found]),
        _all([postings.counts() for _, postings in found]) if repeats else None,
        _all([postings.positions for _, postings in found]),
    )


def _passages(alternatives: list[Postings]) -> Ints:
    documents = [postings.documents for postings in alternatives]
    return documents[0] if len(documents) == 1 else sets.distinct(_merged(documents))


def _restricted(postings: Postings, passages: Ints) -> Ints:
    """Return the places in *passages*, or all when leaving out the others takes longer."""
    if len(passages) * _WORTH_ALL > len(postings.documents):
        return _all_places(postings)
    documents, frequencies = postings.documents, postings.frequencies
    rows = np.flatnonzero(sets.contained(documents, passages))
    if frequencies is None:
        return place(documents[rows], postings.positions[rows])
    counts = frequencies[rows].astype(np.int64)
    starts = np.cumsum(frequencies, dtype=np.int64)[rows] - counts
    return place(np.repeat(documents[rows], counts), postings.positions[spans(starts, counts)])


def _all_places(postings: Postings) -> Ints:
    documents = postings.documents
    if postings.frequencies is not None:
        documents = np.repeat(documents, postings.frequencies)
    return place(documents, postings.positions)


def _sorted(parts: list[Ints]) -> Ints:
    return parts[0] if len(parts) == 1 else _merged(parts)


def _merged(ascending: Sequence[Ints]) -> Ints:
    """Return the numbers of several *ascending* arrays in order; a stable sort merges runs."""
    return np.sort(np.concatenate(ascending), kind="stable")


def joined(snapshot: Snapshot, some: Matches, others: Matches) -> Matches:
    """Return the releases of either, with the frequencies of both together."""
    return _summed(snapshot, [(some.releases, some.frequency), (others.releases, others.frequency)])
