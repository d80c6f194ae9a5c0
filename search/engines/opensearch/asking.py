"""A request on its way: what has to be counted first, the search itself, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

from search import grammar
from search.engines.opensearch import adjacency, counting, emitting, naming, suggesting
from search.engines.opensearch.emitting import Emitter
from search.engines.opensearch.failures import Json
from search.engines.opensearch.largest import order
from search.engines.opensearch.rarity import UNCOUNTED, Named, Rarity
from search.engines.opensearch.requests import ordered
from search.engines.opensearch.schema import EVERYWHERE
from search.engines.opensearch.session import Session
from search.engines.opensearch.suggesting import total
from search.model import SearchRequest
from search.query import Query, Term
from search.spelling import RARE, suspects


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and what is known before it is asked: how rare its leaves are, and which words are.

    *ordinary*: its words, folded, that are no spellings of names.
    """

    query: Query
    request: SearchRequest
    ordinary: frozenset[str]
    rarity: Rarity = UNCOUNTED
    rare: tuple[tuple[Term, int], ...] = ()

    def emitter(self) -> Emitter:
        """Return an emitter that knows all that."""
        beside = emitting.beside(self.query, self.rarity)
        return Emitter(self.rarity, beside, self.ordinary)


@dataclass(frozen=True, slots=True)
class Found:
    """What matches, for the query *asked*; *names*: what its leaves are called in *answer*."""

    asked: Query
    answer: Json
    names: dict[Named, str]
    relaxed: bool

    @property
    def total(self) -> int:
        """How many releases match."""
        return total(self.answer)


def prepared(session: Session, query: Query, request: SearchRequest) -> Asked:
    """Return *query* with what has to be known first. Raises QueryTooLarge."""
    check_expansions(session, query)
    ordinary = naming.ordinary(session, query)
    terms = list(dict.fromkeys(suspects(query)))
    leaves = list(dict.fromkeys(emitting.counted(query))) if request.sort == "relevance" else []
    pairs = list(dict.fromkeys(adjacency.pairs(query))) if request.sort == "relevance" else []
    plain = Emitter(ordinary=ordinary)
    searches = [
        *(suggesting.known(plain.emit(term)) for term in terms),
        *(_count(plain.emit(leaf, scope or EVERYWHERE)) for scope, leaf in leaves),
        *(_count(adjacency.anywhere(pair)) for pair in pairs),
        *([_count(emitting.EVERYTHING)] if leaves or pairs else []),
    ]
    totals = [total(answer) for answer in session.ask(*searches)]
    of_leaves, of_pairs = totals[len(terms) :], totals[len(terms) + len(leaves) :]
    rarity = Rarity(
        totals[-1] if leaves or pairs else 0,
        dict(zip(leaves, of_leaves, strict=False)),
        dict(zip(pairs, of_pairs, strict=False)),
    )
    rare = tuple((term, number) for term, number in zip(terms, totals, strict=False) if number <= RARE)
    return Asked(query, request, ordinary, rarity, rare)


def check_expansions(session: Session, query: Query) -> None:
    """Raise QueryTooLarge if a prefix or a similar word of *query* stands for too many words."""
    asked = list(suggesting.expansions(emitting.expanding(query)))
    answers = session.ask_words(*(search for _, search in asked))
    for (leaf, _), answer in zip(asked, answers, strict=True):
        suggesting.check(leaf, answer)


def _count(query: Json) -> Json:
    return {"size": 0, "track_total_hits": True, "query": query}


def find(session: Session, asked: Asked) -> Found:
    """Return what matches, relaxed if no release has all the words under the filters."""
    found = _find(session, asked, asked.query)
    looser = grammar.relax(asked.query) if not found.total else None
    if looser is None:
        return found
    relaxed = _find(session, asked, looser, relaxed=True)
    return relaxed if relaxed.total else found


def _find(session: Session, asked: Asked, query: Query, *, relaxed: bool = False) -> Found:
    request, emitter = asked.request, asked.emitter()
    search = {
        "query": conditioned(emitter, query, request),
        "post_filter": {"bool": {"filter": counting.filters(request.selected)}},
        "aggs": counting.aggregations(request.selected, request.facets),
        "from": (request.page - 1) * request.size,
        "size": request.size,
        "sort": order(asked.query, request),
        "track_total_hits": True,
    }
    (answer,) = session.ask(search)
    return Found(asked.query, answer, emitter.names, relaxed)


def conditioned(emitter: Emitter, query: Query, request: SearchRequest) -> Json:
    """Return *query* under the days of *request*, scored by its words and those that stand side by side."""
    days = [emitting.dated(request.since, request.until)] if request.since or request.until else []
    together = adjacency.together(query, emitter.rarity) if request.sort == "relevance" else []
    emitted = emitter.emit(query)
    if not days and not together:
        return emitted
    return {"bool": {"must": [emitted], "filter": days, "should": together}}


def partial(session: Session, asked: Asked, found: Found) -> Found | None:
    """Return what has some of the words, for the room that those with all leave on the first page."""
    request, room = asked.request, asked.request.size - found.total
    looser = grammar.relax(asked.query) if room > 0 and found.total and not found.relaxed else None
    if looser is None or (request.page, request.sort) != (1, "relevance"):
        return None
    emitter = asked.emitter()
    some = conditioned(emitter, looser, request)
    filters = counting.filters(request.selected)
    query = {"bool": {"must": [some], "must_not": [emitter.emit(asked.query)], "filter": filters}}
    search = {"query": query, "size": room, "sort": ordered("relevance")}
    (answer,) = session.ask(search)
    return Found(asked.query, answer, emitter.names, relaxed=True)


def kept(session: Session, query: Query, request: SearchRequest) -> Json:
    """Return the condition that a release matches *request* with all its filters. Raises QueryTooLarge."""
    check_expansions(session, query)
    condition = conditioned(Emitter(ordinary=naming.ordinary(session, query)), query, request)
    return {"bool": {"must": [condition], "filter": counting.filters(request.selected)}}
