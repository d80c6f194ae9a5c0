"""How rare the leaves of a query are, and its words side by side: counted before the search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from search import ranking
from search.engines.opensearch.schema import Scope
from search.query import DateRange, Field, Fuzzy, Near, Phrase, Prefix, Quantity, Term

Leaf = Term | Phrase | Near | Prefix | Fuzzy | Quantity | DateRange
Named = tuple[Scope | None, Leaf | Field]
Pair = tuple[str, str]

#: `combined_fields` leaves out this factor of the formula; it sets words against figures.
SATURATED = ranking.K1 + 1


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many releases there are, and how many a leaf matches, or have two words side by side.

    It is what `ranking.idf` is made of.
    """

    releases: int = 0
    containing: Mapping[Named, int] = field(default_factory=dict)
    adjacent: Mapping[Pair, int] = field(default_factory=dict)

    def idf(self, named: Named) -> float:
        """Return the weight of a leaf; that of a leaf which was not counted is that of any word: 1."""
        if named not in self.containing:
            return 1.0
        return ranking.idf(self.releases, min(self.containing[named], self.releases))

    def pair(self, words: Pair) -> float:
        """Return the weight of two words side by side, 0.0 when no release has them so."""
        having = self.adjacent.get(words, 0)
        return ranking.idf(self.releases, having) if having else 0.0


UNCOUNTED = Rarity()
