"""A query tree over one snapshot: which releases match, and how well.

Matching works on sets of releases; scores are computed for the releases that are left, leaf by leaf.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from search import ranking
from search.engines.whoosh import adjacency, leaves, nearness, sets
from search.engines.whoosh.arrays import Floats, Ints
from search.engines.whoosh.figures import Stated
from search.engines.whoosh.leaves import EVERYWHERE, SCOPES, LeafQuery, Scope
from search.engines.whoosh.lookup import Lookup
from search.engines.whoosh.matching import Matches
from search.engines.whoosh.nearness import Word
from search.engines.whoosh.snapshot import Snapshot
from search.grammar.amounts import stated
from search.model import FacetName
from search.quantities.matching import asked, required
from search.query import (
    All,
    Any,
    DateRange,
    Field,
    Fuzzy,
    Near,
    Not,
    Phrase,
    Prefix,
    Quantity,
    Query,
    Term,
    as_typed,
)

_DENSE = 64  #: from one in this many of all releases on, spreading frequencies is faster than looking them up
DIGITS = 9  #: of a score after the point; what differs only by the order of additions is a tie


class Execution:
    """One query at work. It keeps what its leaves matched, so that each is looked up once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._lookup = Lookup(snapshot)
        self._found: dict[tuple[Scope, LeafQuery], Matches] = {}
        self._stated: dict[Quantity, Stated] = {}

    def releases(self, query: Query, scope: Scope = EVERYWHERE) -> Ints:
        """Return the releases that match *query*, ascending. Raises QueryTooLarge."""
        match query:
            case Term() | Phrase() | Near() | Prefix() | Fuzzy():
                return self._leaf(query, scope).releases
            case Field():
                return self._field(query)
            case DateRange() | Quantity():
                return self._condition(query)
            case Not(child=child):
                return sets.difference(self._snapshot.numbers, self.releases(child, scope))
            case Any(children=children):
                return sets.union([self.releases(child, scope) for child in children], self._snapshot.size)
            case All(children=children):
                return self._all(children, scope)

    def _condition(self, query: DateRange | Quantity) -> Ints:
        if isinstance(query, Quantity):
            return sets.distinct(self._figures(query).release)
        return dated(self._snapshot, query.since, query.until)

    def _field(self, query: Field) -> Ints:
        if query.name != "lang":
            return self.releases(query.child, SCOPES[query.name])
        codes = [query.child.text.casefold()] if isinstance(query.child, Term) else []
        return with_values(self._snapshot, "lang", codes)

    def _all(self, children: Sequence[Query], scope: Scope) -> Ints:
        """Return what matches every child; what is excluded is taken from the rest, not from everything."""
        wanted = [self.releases(child, scope) for child in children if not isinstance(child, Not)]
        found = sets.intersection(wanted) if wanted else self._snapshot.numbers
        for child in children:
            if isinstance(child, Not) and len(found):
                found = sets.difference(found, self.releases(child.child, scope))
        return found

    def _leaf(self, leaf: LeafQuery, scope: Scope) -> Matches:
        key = (scope, leaf)
        if key not in self._found:
            self._found[key] = leaves.matches(self._lookup, leaf, scope)
        return self._found[key]

    def _figures(self, quantity: Quantity) -> Stated:
        if quantity not in self._stated:
            self._stated[quantity] = self._snapshot.figures.stating(quantity)
        return self._stated[quantity]

    def scores(self, query: Query, releases: Ints) -> Floats:
        """Return the score of each of *releases*, all of which match *query*."""
        total = np.zeros(len(releases))
        if not len(releases):
            return total
        norms = self._snapshot.norms[releases]
        for scope, leaf in _scoring(query, EVERYWHERE):
            total += self._worth(self._leaf(leaf, scope), releases, norms)
        for pair in adjacency.pairs(query):
            total += self._worth(adjacency.matches(self._lookup, pair), releases, norms, ranking.ADJACENT)
        beside = required(query)
        words = self._words_beside(query) if beside else ()
        for quantity in asked(query):
            near = words if quantity in beside else ()
            self._add_figures(self._figures(quantity), near, releases, total)
        return np.round(total, DIGITS)

    def _worth(self, found: Matches, releases: Ints, norms: Floats, weight: float = 1.0) -> Floats | float:
        """Return what *found* adds to the score of each of *releases*, of which *norms* are those."""
        if not len(found.releases):
            return 0.0
        idf = self._idf(len(found.releases))
        frequency = _frequency(found, releases, self._snapshot.size)
        return np.asarray(weight * idf * (ranking.K1 + 1) * frequency / (frequency + norms))

    def _add_figures(self, stated: Stated, words: Sequence[Word], releases: Ints, total: Floats) -> None:
        """A figure is stated or not: its weight is neither saturated nor divided by the length."""
        idf = self._idf(len(sets.distinct(stated.release)))
        kept = stated.at(sets.contained(stated.release, releases))
        stating, worth = nearness.worth(self._lookup, kept, idf, words)
        total[np.searchsorted(releases, stating)] += worth

    def _words_beside(self, query: Query) -> tuple[Word, ...]:
        """Return the words of *query* that count more in the sentence of a figure."""
        return tuple(
            Word(leaves.in_text(leaf), self._idf(len(self._leaf(leaf, scope).releases)))
            for scope, leaf in _positive(query, EVERYWHERE)
            if scope is EVERYWHERE and isinstance(leaf, Term)
        )

    def _idf(self, containing: int) -> float:
        return ranking.idf(len(self._snapshot.numbers), containing)

    def missing(self, query: Query, release: int) -> tuple[str, ...]:
        """Return the words of *query* that *release* lacks, as typed; of alternatives one is enough."""
        return tuple(dict.fromkeys(self._lacking(query, release, EVERYWHERE)))

    def _lacking(self, query: Query, release: int, scope: Scope) -> Iterator[str]:
        having = self.releases(query, scope)
        place = int(np.searchsorted(having, release))
        if place < len(having) and having[place] == release:
            return
        match query:
            case All(children=children) | Any(children=children):
                for child in children:
                    yield from self._lacking(child, release, scope)
            case Term() | Phrase() | Near() | Prefix() | Fuzzy():
                yield as_typed(query)
            case Quantity():
                yield stated(query)


def _frequency(found: Matches, releases: Ints, size: int) -> Floats:
    """Return the frequency of *found*, which is not empty, in each of *releases*; 0 where there is none."""
    if len(releases) * _DENSE > size:
        everywhere = np.zeros(size)
        everywhere[found.releases] = found.frequency
        return everywhere[releases]
    places = np.searchsorted(found.releases, releases)
    places[places == len(found.releases)] = 0
    return np.where(found.releases[places] == releases, found.frequency[places], 0.0)


def _scoring(query: Query, scope: Scope) -> Iterator[tuple[Scope, LeafQuery]]:
    return ((scope, leaf) for scope, leaf in _positive(query, scope) if scope.scores)


def _positive(query: Query, scope: Scope) -> Iterator[tuple[Scope, LeafQuery]]:
    """Yield the leaves that a matching release may have, in order; not those it must not have."""
    match query:
        case Term() | Phrase() | Near() | Prefix() | Fuzzy():
            yield scope, query
        case Field(name=name, child=child) if name != "lang":
            yield from _positive(child, SCOPES[name])
        case All(children=children) | Any(children=children):
            for child in children:
                yield from _positive(child, scope)


def dated(snapshot: Snapshot, since: date | None, until: date | None) -> Ints:
    """Return the releases from *since* to *until*, both included; never one without a date."""
    days = snapshot.days
    first, last = since.toordinal() if since else 1, until.toordinal() if until else date.max.toordinal()
    return np.flatnonzero((days >= first) & (days <= last) & snapshot.live)


def with_values(snapshot: Snapshot, name: FacetName, values: Iterable[str]) -> Ints:
    """Return the releases that have any of *values* in a facet."""
    found = (snapshot.choices.releases(name, value) for value in values)
    return sets.union([releases for releases in found if releases is not None], snapshot.size)
