"""The reading port over a cluster."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final, TypeVar

from search import grammar, stated
from search.engine import Matching
from search.engines.opensearch import asking, counting, generations, listing, showing, suggesting
from search.engines.opensearch.address import Address
from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.counting import Labels
from search.engines.opensearch.documents import key, release_of
from search.engines.opensearch.failures import GenerationGone, Json
from search.engines.opensearch.requests import check, ordered
from search.engines.opensearch.schema import LABELLED
from search.engines.opensearch.session import Known, Session
from search.engines.opensearch.suggesting import total
from search.errors import EngineUnavailable
from search.model import FacetName, Facts, IndexStatus, Node, Release, Result, SearchRequest
from search.query import Query

SEEN: Final = 1.0  #: seconds until a newer generation is looked for again
LOOKING: Final = 1.0  #: seconds that may take
READ_AT_ONCE: Final = 250  #: releases, some megabytes
STATUS: Final = 3.0  #: seconds for which a status is repeated: each page asks for it, and it asks every node
HASHED_AT_ONCE: Final = 10_000  #: ids and sums, a megabyte
_log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class OpenSearchSearcher:
    """Answers from the generation in service; safe to share between threads.

    *seen*: seconds for which the generation in service is taken to be the same.
    """

    def __init__(self, address: Address, *, seen: float = SEEN) -> None:
        self._address, self._seen = address, seen
        self._cluster = Cluster(address)
        self._looking = threading.Lock()
        self._told: tuple[float, IndexStatus] | None = None
        self._held = generations.in_service(self._cluster, address.name)
        self._known = Known(self._held.name)
        self._looked = time.monotonic()

    def _session(self, *, anew: bool = False) -> Session:
        """Return a session with the generation in service; one thread looks for a newer one at a time."""
        stale = time.monotonic() - self._looked >= self._seen
        if (anew or stale) and self._looking.acquire(blocking=anew):
            try:
                self._look()
            finally:
                self._looking.release()
        held, known = self._held, self._known
        if known.generation != held.name:
            self._known = known = Known(held.name)
        return Session(self._cluster, held, known)

    def _look(self) -> None:
        """A cluster that cannot say which generation is in service may still answer from the last one."""
        try:
            until = time.monotonic() + LOOKING
            self._held = generations.in_service(self._cluster, self._address.name, until=until)
        except EngineUnavailable as error:
            _log.warning("generation %s is taken to be in service: %s", self._held.name, error)
        self._looked = time.monotonic()

    def _answered(self, answer: Callable[[Session], Answer]) -> Answer:
        """Return what *answer* makes of the generation in service, of the next if that is just removed."""
        try:
            return answer(self._session())
        except GenerationGone:
            pass
        try:
            return answer(self._session(anew=True))
        except GenerationGone as error:  # a node that has just started knows of no index yet
            raise EngineUnavailable(f"{error}: try again later") from error

    def search(self, request: SearchRequest) -> Result:
        """See `search.engine.Searcher`."""
        started = time.perf_counter()
        query = grammar.parse(request.text)
        result = self.search_tree(query, request)
        chips = grammar.understood(query, request.text)
        return replace(result, understood=chips, took=time.perf_counter() - started)

    def search_tree(self, query: Query, request: SearchRequest) -> Result:
        """Return what `search` does for a tree already parsed; *request*'s text serves suggestions only."""
        started = time.perf_counter()
        check(request)
        result = self._answered(lambda session: _result(session, query, request))
        return replace(result, took=time.perf_counter() - started)

    def facts(self, request: SearchRequest, *, limit: int) -> Facts:
        """See `search.engine.Searcher`."""
        check(request)
        stated.check(limit)
        query = grammar.parse(request.text)
        return self._answered(lambda session: _facts(session, query, request, limit))

    def matching(self, request: SearchRequest) -> Matching:
        """See `search.engine.Searcher`."""
        query = grammar.parse(request.text)
        return self._answered(lambda session: listing.matching(session, query, request))

    def get(self, release_id: str) -> Release | None:
        """See `search.engine.Searcher`."""
        return self._answered(lambda session: _got(session, release_id))

    def suggest(self, text: str, limit: int = 8) -> tuple[str, ...]:
        """See `search.engine.Searcher`."""
        return self._answered(lambda session: suggesting.completions(session, text, limit))

    def status(self) -> IndexStatus:
        """See `search.engine.Searcher`."""
        return self._answered(self._status)

    def _status(self, session: Session) -> IndexStatus:
        told, now = self._told, time.monotonic()
        if told and now - told[0] < STATUS and told[1].generation == session.generation.name:
            return told[1]
        status = _status(session)
        self._told = (now, status)
        return status

    def hashes(self) -> dict[str, str]:
        """See `search.engine.Searcher`."""
        return self._answered(lambda session: hashes(session.cluster, session.generation.index))

    def close(self) -> None:
        """See `search.engine.Searcher`."""
        self._cluster.close()


def _result(session: Session, query: Query, request: SearchRequest) -> Result:
    asked = asking.prepared(session, query, request)
    found = asking.find(session, asked)
    some = asking.partial(session, asked, found)
    return Result(
        found.total,
        tuple(showing.hits(found)),
        counting.counted(found.answer, request.selected, _labels(session)) if request.facets else (),
        suggesting.corrected(session, request.text, asked.rare),
        (),
        found.relaxed,
        tuple(showing.hits(some)) if some else (),
    )


def _labels(session: Session) -> Labels:
    """Return the labels of the generation, read once after each commit."""
    if not session.known.labels:
        session.known.labels = {facet: _labels_of(session, facet) for facet in LABELLED}
    return session.known.labels


def _labels_of(session: Session, facet: FacetName) -> dict[str, str]:
    buckets: list[Json] = []
    after: Json | None = None
    while True:
        (found,) = session.ask(counting.labelling(facet, after))
        page = found["aggregations"]["labels"]
        buckets += page["buckets"]
        after = page.get("after_key")
        if after is None or len(page["buckets"]) < counting.PAGE:
            return counting.most_printed(buckets)


def _facts(session: Session, query: Query, request: SearchRequest, limit: int) -> Facts:
    kept = asking.kept(session, query, request)
    (counted,) = session.ask({"size": 0, "track_total_hits": True, "query": kept})
    search = {
        "query": kept,
        "sort": ordered("oldest" if request.sort == "oldest" else "newest"),
        "size": READ_AT_ONCE,
    }
    hits = session.cluster.scan(session.generation.index, search, until=session.until)
    releases = (release_of(hit["_source"]) for hit in islice(hits, stated.MAX_RELEASES))
    return stated.facts(releases, stated.wanted(query, request), total(counted), limit)


def _got(session: Session, release_id: str) -> Release | None:
    (found,) = session.ask({"query": {"term": {"_id": key(release_id)}}})
    hits = found["hits"]["hits"]
    return release_of(hits[0]["_source"]) if hits else None


def _status(session: Session) -> IndexStatus:
    sizes = {
        "passages": {"sum": {"field": "passages"}},
        "newest": {"max": {"field": "day", "format": "strict_date"}},
    }
    (found,) = session.ask({"size": 0, "track_total_hits": True, "aggs": sizes})
    passages, newest = found["aggregations"]["passages"], found["aggregations"]["newest"]
    day = date.fromisoformat(newest["value_as_string"]) if newest["value"] is not None else None
    nodes = tuple(Node(host, answers) for host, answers in session.cluster.answering().items())
    return IndexStatus(session.generation.name, total(found), int(passages["value"]), day, nodes)


def hashes(cluster: Cluster, index: str) -> dict[str, str]:
    """Return the sha256 by id of the releases in *index*, as far as it was refreshed."""
    search: Json = {
        "size": HASHED_AT_ONCE,
        "_source": False,
        "docvalue_fields": ["id", "sha256"],
        "sort": [{"id": "asc"}],
    }
    hits = cluster.scan(index, search, until=time.monotonic() + 3600)
    return {hit["fields"]["id"][0]: hit["fields"]["sha256"][0] for hit in hits}
