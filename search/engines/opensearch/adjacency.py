"""Words of a query that stand side by side, as a reader typed them: which they are, and what they add."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from search import ranking
from search.analysis import variants
from search.engines.opensearch.failures import Json
from search.engines.opensearch.rarity import SATURATED, Pair, Rarity
from search.engines.opensearch.schema import EVERYWHERE, Zone
from search.engines.opensearch.zones import NOTHING, any_of, either
from search.query import All, Any, Query, Term


def pairs(query: Query) -> Iterator[Pair]:
    """Yield the bare words of *query* that follow one another in one group."""
    if isinstance(query, All | Any):
        for one, other in pairwise(query.children):
            if isinstance(one, Term) and isinstance(other, Term) and not one.exact and not other.exact:
                yield one.text, other.text
        for child in query.children:
            yield from pairs(child)


def together(query: Query, rarity: Rarity) -> list[Json]:
    """Return what scores the words of *query* that stand side by side."""
    return [
        {"bool": {"must": [_in_order(pair, zone)], "boost": boost * zone.weight}}
        for pair in dict.fromkeys(pairs(query))
        for zone in EVERYWHERE.zones
        if (boost := ranking.ADJACENT * SATURATED * rarity.pair(pair))
    ]


def anywhere(pair: Pair) -> Json:
    """Return the condition that a release has both words of *pair* side by side."""
    return either([_in_order(pair, zone) for zone in EVERYWHERE.zones])


def _in_order(pair: Pair, zone: Zone) -> Json:
    """Return the condition that a zone has both words of *pair* one after the other, inflected or not."""
    words = [[{"match": {"query": form}} for form in variants(word) if form] for word in pair]
    if not all(words):
        return NOTHING
    both = {"intervals": [any_of(forms) for forms in words], "mode": "ordered", "max_gaps": 0}
    return {"intervals": {zone.stemmed: {"all_of": both}}}
