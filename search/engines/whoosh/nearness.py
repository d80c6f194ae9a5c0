"""What a figure is worth: more, the more of the query's other words stand in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search import ranking
from search.engines.whoosh import matching, sets
from search.engines.whoosh.arrays import Floats, Ints
from search.engines.whoosh.figures import Stated
from search.engines.whoosh.lookup import Lookup
from search.engines.whoosh.matching import Wanted


@dataclass(frozen=True, slots=True)
class Word:
    """Another word of the query, as wanted in the text, and its weight."""

    wanted: Wanted
    idf: float


def worth(lookup: Lookup, stated: Stated, idf: float, words: Sequence[Word]) -> tuple[Ints, Floats]:
    """Return the releases of the figures *stated*, ascending, and what the best figure of each is worth.

    It is `ranking.figure`, all figures at once; *idf* is that of the quantity they are of.
    """
    beside = _beside(lookup, stated, words) if words else 0.0
    return stated.by_release(stated.near * (idf + ranking.BESIDE * beside))


def _beside(lookup: Lookup, stated: Stated, words: Sequence[Word]) -> Floats:
    """Return the weights of the *words* in the sentence of each of the figures *stated*, together."""
    stands = stated.stands
    passages = lookup.snapshot.first[stated.release] + stands.passage
    first, end = matching.place(passages, stands.first), matching.place(passages, stands.end)
    looked_at, beside = sets.distinct(np.sort(passages)), np.zeros(len(passages))
    for word in words:
        places = matching.places(lookup, word.wanted, looked_at)
        beside += word.idf * (np.searchsorted(places, first) < np.searchsorted(places, end))
    return beside
