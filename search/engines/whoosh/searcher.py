"""The reading port over a folder of generations."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import get_args

import numpy as np

from search import grammar, stated
from search.choosing import Chooser
from search.engine import Matching
from search.engines.whoosh import listing, sets, stating, suggesting
from search.engines.whoosh.arrays import Floats, Ints
from search.engines.whoosh.counting import Filters
from search.engines.whoosh.executor import Execution, dated
from search.engines.whoosh.largest import largest_of
from search.engines.whoosh.serving import Service, whole
from search.engines.whoosh.snapshot import Snapshot
from search.engines.whoosh.writer import live_hashes
from search.errors import RequestInvalid
from search.model import FacetName, Facts, Hit, IndexStatus, Release, Result, SearchRequest, Sort
from search.query import Query
from search.snippets import Excerpts

MAX_SIZE = 50  #: hits a page: what a reader takes in; exports have their own way
MAX_HITS = 1000  #: page * size; nobody reads on, and machines use exports


@dataclass(frozen=True, slots=True)
class _Found:
    """What matches, and the tree that it matches: *asked*, or a relaxed form of it."""

    asked: Query
    query: Query
    filters: Filters
    kept: Ints
    relaxed: bool


class WhooshSearcher:
    """Answers from the newest whole generation; safe to share between threads."""

    def __init__(self, root: Path) -> None:
        self.service = Service(root)

    def snapshot(self) -> Snapshot:
        """Return the generation in service."""
        return self.service.snapshot()

    def search(self, request: SearchRequest) -> Result:
        """See `search.engine.Searcher`."""
        started = time.perf_counter()
        query = grammar.parse(request.text)
        result = self.search_tree(query, request)
        chips = grammar.understood(query, request.text)
        return replace(result, understood=chips, took=time.perf_counter() - started)

    @whole
    def search_tree(self, query: Query, request: SearchRequest) -> Result:
        """Return what `search` does for a tree already parsed; *request*'s text serves suggestions only."""
        started = time.perf_counter()
        _validate(request)
        snapshot = self.snapshot()
        execution = Execution(snapshot)
        found = _find(snapshot, execution, query, request)
        facets = found.filters.facets(request.facets)
        hits = _hits(snapshot, execution, found, request)
        suggestion = suggesting.did_you_mean(snapshot, execution, query, request.text)
        partial = _partial(snapshot, execution, found, request)
        took = time.perf_counter() - started
        return Result(len(found.kept), hits, facets, suggestion, (), found.relaxed, partial, took)

    @whole
    def facts(self, request: SearchRequest, *, limit: int) -> Facts:
        """See `search.engine.Searcher`."""
        _validate(request)
        stated.check(limit)
        query, snapshot = grammar.parse(request.text), self.snapshot()
        matching = _filters(snapshot, Execution(snapshot), query, request).releases()
        return stating.facts(snapshot, matching, query, request, limit=limit)

    @whole
    def matching(self, request: SearchRequest) -> Matching:
        """See `search.engine.Searcher`."""
        request = replace(request, page=1, size=1)
        _validate(request)
        query, snapshot = grammar.parse(request.text), self.snapshot()
        execution = Execution(snapshot)
        kept = _filters(snapshot, execution, query, request).releases()
        by_score = request.sort == "relevance"
        keys = execution.scores(query, kept) if by_score else _sizes(snapshot, kept, query, request)
        places = _page(snapshot, kept, keys, replace(request, size=len(kept)))
        return listing.matching(self.service, snapshot, kept[places])

    @whole
    def get(self, release_id: str) -> Release | None:
        """See `search.engine.Searcher`."""
        snapshot = self.snapshot()
        number = snapshot.number(release_id)
        return None if number is None else snapshot.release(number)

    @whole
    def suggest(self, text: str, limit: int = 8) -> tuple[str, ...]:
        """See `search.engine.Searcher`."""
        return suggesting.completions(self.snapshot(), text, limit)

    @whole
    def status(self) -> IndexStatus:
        """See `search.engine.Searcher`."""
        snapshot = self.snapshot()
        days = snapshot.days[snapshot.numbers]
        newest = int(days.max()) if len(days) else 0
        return IndexStatus(
            snapshot.name,
            len(snapshot.numbers),
            snapshot.passages,
            date.fromordinal(newest) if newest else None,
            built=self.service.built,
            passed_over=self.service.passed_over(),
        )

    @whole
    def hashes(self) -> dict[str, str]:
        """See `search.engine.Searcher`."""
        return live_hashes(self.snapshot().contents)

    def close(self) -> None:
        """See `search.engine.Searcher`."""
        self.service.close()


def _validate(request: SearchRequest) -> None:
    if request.sort not in get_args(Sort):
        raise RequestInvalid(
            f"sort {request.sort!r} does not exist: choose one of {', '.join(get_args(Sort))}"
        )
    for name in (*request.selected, *request.facets):
        if name not in get_args(FacetName):
            raise RequestInvalid(
                f"facet {name!r} does not exist: choose from {', '.join(get_args(FacetName))}"
            )
    if not 1 <= request.size <= MAX_SIZE:
        raise RequestInvalid(f"size {request.size} is out of range: choose 1 to {MAX_SIZE}")
    if request.page < 1 or request.page * request.size > MAX_HITS:
        raise RequestInvalid(
            f"page {request.page} is out of range: the first {MAX_HITS} hits can be paged, narrow the search"
        )


def _find(snapshot: Snapshot, execution: Execution, query: Query, request: SearchRequest) -> _Found:
    """Return what matches, relaxed if no release has all the words under the filters."""
    filters = _filters(snapshot, execution, query, request)
    kept = filters.releases()
    relaxed = grammar.relax(query) if not len(kept) else None
    if relaxed is None:
        return _Found(query, query, filters, kept, relaxed=False)
    looser = _filters(snapshot, execution, relaxed, request)
    found = looser.releases()
    if not len(found):
        return _Found(query, query, filters, kept, relaxed=False)
    return _Found(query, relaxed, looser, found, relaxed=True)


def _partial(
    snapshot: Snapshot, execution: Execution, found: _Found, request: SearchRequest
) -> tuple[Hit, ...]:
    """Return hits that have some of the words, for the room that those with all leave on the first page."""
    room = request.size - len(found.kept)
    looser = grammar.relax(found.asked) if room > 0 and len(found.kept) and not found.relaxed else None
    if looser is None or (request.page, request.sort) != (1, "relevance"):
        return ()
    filters = _filters(snapshot, execution, looser, request)
    rest = sets.difference(filters.releases(), found.kept)
    some = _Found(found.asked, looser, filters, rest, relaxed=True)
    return _hits(snapshot, execution, some, replace(request, size=room))


def _filters(snapshot: Snapshot, execution: Execution, query: Query, request: SearchRequest) -> Filters:
    matched = execution.releases(query)
    if request.since or request.until:
        matched = sets.intersection([matched, dated(snapshot, request.since, request.until)])
    return Filters(snapshot, matched, request.selected)


def _hits(snapshot: Snapshot, execution: Execution, found: _Found, request: SearchRequest) -> tuple[Hit, ...]:
    excerpts, chooser = Excerpts(found.asked), Chooser(found.asked)
    hits = []
    for number, score in _ranked(snapshot, execution, found, request):
        release = snapshot.release(number)
        shown, title = excerpts.of(release)
        facts = chooser.of(release, shown[0])
        missing = execution.missing(found.asked, number) if found.relaxed else ()
        hits.append(Hit(release, score, shown, facts, title, missing))
    return tuple(hits)


def _ranked(
    snapshot: Snapshot, execution: Execution, found: _Found, request: SearchRequest
) -> list[tuple[int, float]]:
    """Return the numbers of one page's hits, in order, with their scores."""
    if request.sort == "relevance":
        scores = execution.scores(found.query, found.kept)
        places = _page(snapshot, found.kept, scores, request)
        return list(zip(found.kept[places].tolist(), scores[places].tolist(), strict=True))
    keys = _sizes(snapshot, found.kept, found.asked, request)
    numbers = found.kept[_page(snapshot, found.kept, keys, request)]
    ascending = np.sort(numbers)
    scores = execution.scores(found.query, ascending)[np.searchsorted(ascending, numbers)]
    return list(zip(numbers.tolist(), scores.tolist(), strict=True))


def _sizes(snapshot: Snapshot, releases: Ints, query: Query, request: SearchRequest) -> Floats:
    """Return what *releases* are ordered by before their days, highest first, if not by relevance."""
    if request.sort == "largest":
        return largest_of(snapshot, releases, query, request)
    return np.zeros(len(releases))


def _page(snapshot: Snapshot, releases: Ints, keys: Floats, request: SearchRequest) -> Ints:
    """Return the places in *releases* of one page's hits, in order."""
    first, last = (request.page - 1) * request.size, request.page * request.size
    ranks = (snapshot.oldest if request.sort == "oldest" else snapshot.newest)[releases]
    return _best(keys, ranks, last)[first:]


def _best(scores: Floats, ranks: Ints, count: int) -> Ints:
    """Return the places of the *count* highest scores, in order; equal ones by rank."""
    chosen = np.arange(len(scores))
    if len(scores) > count:
        threshold = np.partition(scores, len(scores) - count)[len(scores) - count]
        above, level = np.flatnonzero(scores > threshold), np.flatnonzero(scores == threshold)
        needed = count - len(above)
        if len(level) > needed:
            level = level[np.argpartition(ranks[level], needed - 1)[:needed]]
        chosen = np.concatenate([above, level])
    return chosen[np.lexsort((ranks[chosen], -scores[chosen]))]
