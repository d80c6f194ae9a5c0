"""From the tree of a query to what the cluster is asked: which releases match, and how well.

Nothing that a reader typed becomes syntax: every word is a value in a JSON tree, cut and folded before.
A leaf that scores adds `ranking`'s sum where the cluster can compute it (`combined_fields` is one BM25F over
title and text), else its rarity; what does not score adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, product

from search import ranking
from search.analysis import fold, name_key, variants
from search.engines.opensearch import figures
from search.engines.opensearch.failures import Json
from search.engines.opensearch.schema import EVERYWHERE, NO_KEY, OFFICIAL, SCOPES, Scope, Zone
from search.query import All, Any, DateRange, Field, Fuzzy, Near, Not, Phrase, Prefix, Quantity, Query, Term

Leaf = Term | Phrase | Near | Prefix | Fuzzy | Quantity | DateRange
Named = tuple[Scope | None, Leaf | Field]

NOTHING: Json = {"match_none": {}}
EVERYTHING: Json = {"match_all": {"boost": 0.0}}
#: `combined_fields` leaves out this factor of the formula; it sets words against figures.
SATURATED = ranking.K1 + 1
BOTH = 0.3  #: of the lower score, where a word stands in the text and is an official's name as well


@dataclass(frozen=True, slots=True)
class Rarity:
    """How many releases there are, and how many a leaf matches: what `ranking.idf` is made of."""

    releases: int = 0
    containing: Mapping[Named, int] = field(default_factory=dict)

    def idf(self, named: Named) -> float:
        """Return the weight of a leaf; that of a leaf which was not counted is that of any word: 1."""
        if named not in self.containing:
            return 1.0
        return ranking.idf(self.releases, min(self.containing[named], self.releases))


UNCOUNTED = Rarity()


@dataclass(frozen=True, slots=True)
class Emitter:
    """One query on its way out.

    *beside*: the words that count more in the sentence of a figure. *ordinary*: words, folded, that are no
    spellings of names. *names*: what each leaf is called in the answer, for `truth`.
    """

    rarity: Rarity = UNCOUNTED
    beside: tuple[tuple[Sequence[str], float], ...] = ()
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
                return _either([self.emit(child, scope) for child in children])
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
                return figures.ranked(query, self.rarity.idf(named(query, scope)), self.beside)
            case _:
                if not scope.scores:
                    return _unscored(_either([_matching(query, zone) for zone in scope.zones]))
                return self._scored(query, scope)

    def _scored(self, leaf: Term | Phrase | Near | Prefix | Fuzzy, scope: Scope) -> Json:
        if isinstance(leaf, Term):
            return _word(leaf, scope, named=fold(leaf.text) not in self.ordinary)
        weight = self.rarity.idf(named(leaf, scope))
        if isinstance(leaf, Prefix | Fuzzy):
            found = _either([_matching(leaf, zone) for zone in scope.zones])
            return {"constant_score": {"filter": found, "boost": weight}}
        zones = [
            {"bool": {"must": [_matching(leaf, zone)], "boost": SATURATED * weight * zone.weight}}
            for zone in scope.zones
        ]
        return _either(zones)

    def together(self, query: Query) -> list[Json]:
        """Return what scores the words of *query* that stand side by side, as a reader typed them.

        The cluster weighs a phrase by the sum of the weights of its words, which is close to what
        `ranking` asks for: that of the pair, counted.
        """
        return [
            {
                "match_phrase": {
                    zone.stemmed: {
                        "query": " ".join(forms),
                        "boost": ranking.ADJACENT * SATURATED * zone.weight,
                    }
                }
            }
            for pair in _pairs(query)
            for forms in product(*(variants(term.text) for term in pair))
            for zone in EVERYWHERE.zones
            if all(forms)
        ]


def _pairs(query: Query) -> Iterator[tuple[Term, Term]]:
    """Yield the bare words of *query* that follow one another in one group."""
    if isinstance(query, All | Any):
        for one, other in pairwise(query.children):
            if isinstance(one, Term) and isinstance(other, Term) and not one.exact and not other.exact:
                yield one, other
        for child in query.children:
            yield from _pairs(child)


def named(query: Leaf | Field, scope: Scope) -> Named:
    """Return what tells a leaf from the others: figures, days and languages are the same in every scope."""
    return (None if isinstance(query, Quantity | DateRange | Field) else scope, query)


def dated(since: date | None, until: date | None) -> Json:
    """Return the condition that a release is dated from *since* to *until*, both included."""
    bounds = {name: day.isoformat() for name, day in (("gte", since), ("lte", until)) if day}
    return {"range": {"day": bounds}} if bounds else {"exists": {"field": "day"}}


def _unscored(condition: Json) -> Json:
    return {"constant_score": {"filter": condition, "boost": 0.0}}


def _either(conditions: list[Json]) -> Json:
    return {"bool": {"should": conditions, "minimum_should_match": 1}} if conditions else NOTHING


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


def _matching(leaf: Term | Phrase | Near | Prefix | Fuzzy, zone: Zone) -> Json:
    """Return the condition that a zone has *leaf*."""
    match leaf:
        case Term(exact=exact, text=text):
            return _terms(zone.exact, (_form(zone)(text),)) if exact else _terms(*_stemmed(zone, text))
        case Phrase(words=words):
            return _in_order(zone, [_form(zone)(word) for word in words])
        case Near(words=words, slop=slop):
            return _together(zone, [_stemmed(zone, word)[1] for word in words], slop)
        case Prefix(text=text):
            form = _plain_form(zone, text)
            return {"prefix": {zone.exact: {"value": form}}} if form else NOTHING
        case Fuzzy(text=text, distance=distance):
            return similar(zone.exact, _plain_form(zone, text), distance)


def similar(name: str, form: str, distance: int) -> Json:
    """Return the condition that the field *name* has a word within *distance* edits of *form*."""
    if not form:
        return NOTHING
    # Rewritten to a constant, it takes every such word, and not the fifty most similar.
    return {"fuzzy": {name: {"value": form, "fuzziness": distance, "rewrite": "constant_score"}}}


def _terms(name: str, forms: Sequence[str]) -> Json:
    return {"terms": {name: [form for form in forms if form]}}


def _stemmed(zone: Zone, word: str) -> tuple[str, tuple[str, ...]]:
    if zone is OFFICIAL:
        return zone.exact, (_form(zone)(word),)
    return zone.stemmed, variants(word) if word else ()


def _form(zone: Zone) -> Callable[[str], str]:
    return _key if zone is OFFICIAL else fold


def _key(word: str) -> str:
    return name_key(word) or NO_KEY


def _plain_form(zone: Zone, text: str) -> str:
    return name_key(text) if zone is OFFICIAL else fold(text)


def _in_order(zone: Zone, forms: list[str]) -> Json:
    if not forms or not all(forms):
        return NOTHING
    return {
        "intervals": {zone.exact: {"match": {"query": " ".join(forms), "mode": "ordered", "max_gaps": 0}}}
    }


def _together(zone: Zone, words: list[tuple[str, ...]], slop: int) -> Json:
    """Return the condition that a window has all *words*, one that is named twice at two places."""
    if not words or not all(words):
        return NOTHING
    each = [_any_of([{"match": {"query": form}} for form in forms]) for forms in words]
    together = {"all_of": {"intervals": each, "mode": "unordered", "max_gaps": slop}}
    return {"intervals": {zone.stemmed: together if len(each) > 1 else each[0]}}


def _any_of(intervals: list[Json]) -> Json:
    return intervals[0] if len(intervals) == 1 else {"any_of": {"intervals": intervals}}


def counted(query: Query, scope: Scope = EVERYWHERE) -> Iterator[Named]:
    """Yield the leaves whose rarity the cluster does not compute by itself; not those excluded.

    With a quantity these are the words too, since they count again beside it.
    """
    with_words = any(isinstance(leaf, Quantity) for _, leaf in _positive(query, scope))
    for where, leaf in _positive(query, scope):
        scored = where.scores and (with_words or not isinstance(leaf, Term))
        if scored or isinstance(leaf, Quantity):
            yield named(leaf, where)


def beside(query: Query, rarity: Rarity) -> tuple[tuple[Sequence[str], float], ...]:
    """Return the words of *query* that count more in the sentence of a figure: their terms and weights."""
    return tuple(
        (variants(leaf.text), rarity.idf(named(leaf, where)))
        for where, leaf in _positive(query, EVERYWHERE)
        if where is EVERYWHERE and isinstance(leaf, Term)
    )


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
