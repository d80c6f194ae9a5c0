"""From the tree of a query to what the cluster is asked: which releases match, and how well.

Nothing that a reader typed becomes syntax: every word is a value in a JSON tree, cut and folded before.
A leaf that scores adds `ranking`'s sum where the cluster can compute it (`combined_fields` is one BM25F over
title and text), else its rarity; what does not score adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from search.analysis import fold, name_key, variants
from search.engines.opensearch import figures
from search.engines.opensearch.failures import Json
from search.engines.opensearch.rarity import SATURATED, UNCOUNTED, Leaf, Named, Rarity
from search.engines.opensearch.schema import EVERYWHERE, SCOPES, Scope
from search.engines.opensearch.zones import NOTHING, either, matching
from search.quantities.matching import required
from search.query import All, Any, DateRange, Field, Fuzzy, Near, Not, Phrase, Prefix, Quantity, Query, Term

Beside: TypeAlias = tuple[tuple[Sequence[str], float], ...]  #: terms of words, and their weights
EVERYTHING: Json = {"match_all": {"boost": 0.0}}
BOTH = 0.3  #: of the lower score, where a word stands in the text and is an official's name as well


@dataclass(frozen=True, slots=True)
class Emitter:
    """One query on its way out.

    *beside*: for a figure, the words that count more in its sentence. *ordinary*: words, folded, that are no
    spellings of names. *names*: what each leaf is called in the answer, for `truth`.
    """

    rarity: Rarity = UNCOUNTED
    beside: Mapping[Quantity, Beside] = field(default_factory=dict)
    ordinary: frozenset[str] = frozenset()
    names: dict[Named, str] = field(default_factory=dict)

    def emit(self, query: Query, scope: Scope = EVERYWHERE) -> Json:
        """Return *query* as the cluster takes it."""
        match query:
            case All(children=children):
                wanted = [self.emit(child, scope) for child in children if not isinstance(child, Not)]
                excluded = [self.emit(child.child, scope) for child in children if isinstance(child, Not)]
                return {"bool": {"must": wanted, "must_not": excluded}} if children else EVERYTHING
            case Any(children=children):
                return either([self.emit(child, scope) for child in children])
            case Not(child=child):
                return {"bool": {"must_not": [self.emit(child, scope)]}}
            case Field(name=name, child=child) if name != "lang":
                return self.emit(child, SCOPES[name])
            case _:
                return self._named(query, scope)

    def _named(self, query: Leaf | Field, scope: Scope) -> Json:
        made = self._leaf(query, scope)
        name = self.names.setdefault(named(query, scope), str(len(self.names)))
        ((kind, body),) = made.items()
        return {kind: {**body, "_name": name}}

    def _leaf(self, query: Leaf | Field, scope: Scope) -> Json:
        match query:
            case Field(child=child):
                codes = [child.text.casefold()] if isinstance(child, Term) else []
                return _unscored({"terms": {"facet.lang": codes}})
            case DateRange(since=since, until=until):
                return _unscored(dated(since, until))
            case Quantity():
                return figures.ranked(query, self.rarity.idf(named(query, scope)), self.beside.get(query, ()))
            case _:
                if not scope.scores:
                    return _unscored(either([matching(query, zone) for zone in scope.zones]))
                return self._scored(query, scope)

    def _scored(self, leaf: Term | Phrase | Near | Prefix | Fuzzy, scope: Scope) -> Json:
        if isinstance(leaf, Term):
            return _word(leaf, scope, named=fold(leaf.text) not in self.ordinary)
        weight = self.rarity.idf(named(leaf, scope))
        if isinstance(leaf, Prefix | Fuzzy):
            found = either([matching(leaf, zone) for zone in scope.zones])
            return {"constant_score": {"filter": found, "boost": weight}}
        zones = [
            {"bool": {"must": [matching(leaf, zone)], "boost": SATURATED * weight * zone.weight}}
            for zone in scope.zones
        ]
        return either(zones)


def named(query: Leaf | Field, scope: Scope) -> Named:
    """Return what tells a leaf from the others: figures, days and languages are the same in every scope."""
    return (None if isinstance(query, Quantity | DateRange | Field) else scope, query)


def dated(since: date | None, until: date | None) -> Json:
    """Return the condition that a release is dated from *since* to *until*, both included."""
    bounds = {name: day.isoformat() for name, day in (("gte", since), ("lte", until)) if day}
    return {"range": {"day": bounds}} if bounds else {"exists": {"field": "day"}}


def _unscored(condition: Json) -> Json:
    return {"constant_score": {"filter": condition, "boost": 0.0}}


def _word(term: Term, scope: Scope, *, named: bool) -> Json:
    """Return one BM25F over the zones; of several stems of a word the one that a release has counts."""
    if term.exact:
        forms: Sequence[str] = (fold(term.text),)
        fields = [f"{zone.exact}^{zone.weight}" for zone in scope.zones]
    else:
        forms = variants(term.text)
        fields = [f"{zone.stemmed}^{zone.weight}" for zone in scope.zones]
    ways: list[Json] = [
        {"combined_fields": {"query": form, "fields": fields, "boost": SATURATED}} for form in forms if form
    ]
    key = name_key(term.text)
    if scope.names and named and not term.exact and key:
        ways.append({"term": {"named": {"value": key, "boost": SATURATED}}})
    return {"dis_max": {"queries": ways, "tie_breaker": BOTH}} if ways else NOTHING


def counted(query: Query, scope: Scope = EVERYWHERE) -> Iterator[Named]:
    """Yield the leaves whose rarity the cluster does not compute by itself; not those excluded.

    With a quantity these are the words too, since they count again beside it.
    """
    with_words = any(isinstance(leaf, Quantity) for _, leaf in _positive(query, scope))
    for where, leaf in _positive(query, scope):
        scored = where.scores and (with_words or not isinstance(leaf, Term))
        if scored or isinstance(leaf, Quantity):
            yield named(leaf, where)


def beside(query: Query, rarity: Rarity) -> dict[Quantity, Beside]:
    """Return for each figure that *query* requires the words that count more in its sentence."""
    words = tuple(
        (variants(leaf.text), rarity.idf(named(leaf, where)))
        for where, leaf in _positive(query, EVERYWHERE)
        if where is EVERYWHERE and isinstance(leaf, Term)
    )
    return dict.fromkeys(required(query), words)


def _positive(
    query: Query, scope: Scope
) -> Iterator[tuple[Scope, Term | Phrase | Near | Prefix | Fuzzy | Quantity]]:
    match query:
        case Field(name=name, child=child) if name != "lang":
            yield from _positive(child, SCOPES[name])
        case All(children=children) | Any(children=children):
            for child in children:
                yield from _positive(child, scope)
        case Not() | DateRange() | Field():
            return
        case _:
            yield scope, query


def expanding(query: Query, scope: Scope = EVERYWHERE) -> Iterator[tuple[Scope, Prefix | Fuzzy]]:
    """Yield the leaves that stand for several words, excluded ones too."""
    match query:
        case Prefix() | Fuzzy():
            yield scope, query
        case Field(name=name, child=child) if name != "lang":
            yield from expanding(child, SCOPES[name])
        case All(children=children) | Any(children=children):
            for child in children:
                yield from expanding(child, scope)
        case Not(child=child):
            yield from expanding(child, scope)
        case _:
            return


def truth(query: Query, having: frozenset[Named], scope: Scope = EVERYWHERE) -> bool:
    """Whether a release that has the leaves *having* matches *query*."""
    match query:
        case All(children=children):
            return all(truth(child, having, scope) for child in children)
        case Any(children=children):
            return any(truth(child, having, scope) for child in children)
        case Not(child=child):
            return not truth(child, having, scope)
        case Field(name=name, child=child) if name != "lang":
            return truth(child, having, SCOPES[name])
        case _:
            return named(query, scope) in having
