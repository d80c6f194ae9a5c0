"""Two words of a query that stand next to each other: which they are, and where they do so in releases."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TypeGuard

from search.engines.whoosh import leaves, matching
from search.engines.whoosh.leaves import EVERYWHERE
from search.engines.whoosh.lookup import Lookup
from search.engines.whoosh.matching import Matches
from search.query import All, Any, Query, Term

Pair = tuple[Term, Term]


def pairs(query: Query) -> Iterator[Pair]:
    """Yield the bare words of *query* that follow one another in one group, looked for anywhere."""
    if isinstance(query, All | Any):
        for one, other in pairwise(query.children):
            if _is_bare(one) and _is_bare(other):
                yield one, other
        for child in query.children:
            yield from pairs(child)


def matches(lookup: Lookup, pair: Pair) -> Matches:
    """Return the releases in which the words of *pair* stand side by side in order, inflected or not."""
    return matching.in_order(lookup, leaves.in_zones([word.text for word in pair], EVERYWHERE))


def _is_bare(query: Query) -> TypeGuard[Term]:
    return isinstance(query, Term) and not query.exact
