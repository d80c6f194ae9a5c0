"""The wire: requests to a cluster, and what their failures mean. The only module that knows opensearchpy.

An answer is whole or an error. A search that missed a shard, or ran out of time, is tried once more on
another node and then raises EngineUnavailable; it is never a smaller answer.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import msgspec
from opensearchpy import OpenSearch, exceptions
from opensearchpy.serializer import JSONSerializer

from search.engines.opensearch.address import Address
from search.errors import EngineUnavailable, SearchError

Json: TypeAlias = dict[str, Any]

TIMEOUT: Final = 3.0  #: seconds for one request of a reader; two of them stay below a proxy's usual 10
LONG: Final = 60.0  #: seconds for a request of the indexer, which nobody waits for
REVIVED: Final = 10.0  #: seconds until a node that did not answer is tried again
UNSTEADY: Final = 30.0  #: seconds for which the cluster chooses the copies, after one stood still
POOL: Final = 32  #: connections a node; as many threads as a server process has
ATTEMPTS: Final = 2  #: of a reader's request: one more node is asked
_BUSY: Final = frozenset({429, 500, 502, 503, 504})

# The client tells of every failed request by itself; here each is an error with a meaning, told once.
logging.getLogger("opensearch").setLevel(logging.CRITICAL)

encode = msgspec.json.Encoder().encode


class GenerationGone(SearchError):
    """The index that was asked is no longer there: a newer generation has taken its place."""


class Refused(SearchError):
    """The cluster does not take a request; *status* and *kind* are the cluster's own words for why."""

    def __init__(self, message: str, status: int, kind: str) -> None:
        super().__init__(message)
        self.status, self.kind = status, kind


class _Json(JSONSerializer):  # type: ignore[misc, unused-ignore]
    """JSON by msgspec: a page of releases is read several times as fast."""

    def loads(self, s: Any) -> Any:
        return msgspec.json.decode(s)


class Cluster:
    """The cluster at an address; safe to share between threads."""

    def __init__(self, address: Address) -> None:
        self._hosts = address.hosts
        self._steady_from = 0.0
        extra: Json = {"ca_certs": address.ca} if address.secure and address.ca else {}
        if address.user:
            extra["http_auth"] = (address.user, address.password)
        self._client = OpenSearch(
            hosts=[f"{'https' if address.secure else 'http'}://{host}" for host in address.hosts],
            use_ssl=address.secure,
            verify_certs=address.secure,
            timeout=TIMEOUT,
            max_retries=0,
            retry_on_timeout=True,  # here it means: leave the node that stood still alone for a while
            retry_on_status=(),
            dead_timeout=REVIVED,
            pool_maxsize=POOL,
            serializer=_Json(),
            **extra,
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def do(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        timeout: float = LONG,
        params: Mapping[str, str] | None = None,
    ) -> Json:
        """Return what the cluster answers to one request, made once.

        Raises EngineUnavailable when no answer comes, GenerationGone for 404, Refused for any other.
        """
        content = encode(body) if body is not None and not isinstance(body, bytes) else body
        lines = {"content-type": "application/x-ndjson"} if isinstance(body, bytes) else None
        try:
            answer: Json = self._client.transport.perform_request(
                method, path, params=dict(params or {}), body=content, timeout=timeout, headers=lines
            )
        except exceptions.TransportError as error:
            if isinstance(error, exceptions.ConnectionTimeout):
                self._steady_from = time.monotonic() + UNSTEADY
            raise _translated(error) from error
        except exceptions.OpenSearchException as error:
            raise SearchError(f"opensearch answered what cannot be read: {type(error).__name__}") from error
        return answer

    def read(self, method: str, path: str, body: object = None, *, until: float) -> Json:
        """Return the answer to a request that changes nothing, of another node if need be, in time.

        *until* is on the monotonic clock. Raises as `do`.
        """
        for attempt in range(ATTEMPTS):
            try:
                return self.do(method, path, body, timeout=_left(until))
            except (EngineUnavailable, Refused) as error:
                if attempt + 1 == ATTEMPTS or (isinstance(error, Refused) and error.status not in _BUSY):
                    raise _for_reader(error) from error
        raise AssertionError("not reached: the last attempt returns or raises")

    def ask(
        self, index: str, searches: Sequence[Json], *, until: float, preference: str | None = None
    ) -> list[Json]:
        """Return the whole answer to each of *searches*, in one request.

        *preference*: the same text is answered by the same copies, as long as all nodes answer. Raises
        EngineUnavailable unless all shards answered all of them in time, GenerationGone, Refused.
        """
        for attempt in range(ATTEMPTS):
            steady = attempt == 0 and time.monotonic() >= self._steady_from
            lines = _lines(index, searches, preference if steady else None, _left(until))
            try:
                found = self.do("POST", "/_msearch", lines, timeout=_left(until))["responses"]
                return [_whole(answer) for answer in found]
            except (EngineUnavailable, Refused) as error:
                if attempt + 1 == ATTEMPTS or (isinstance(error, Refused) and error.status not in _BUSY):
                    raise _for_reader(error) from error
        raise AssertionError("not reached: the last attempt returns or raises")

    def scan(self, index: str, search: Json, *, until: float) -> Iterator[Json]:
        """Yield every hit of *search*, which has a size and a total order, from one point in time."""
        opened = self.read(
            "POST",
            f"/{index}/_search/point_in_time?keep_alive=1m&allow_partial_pit_creation=false",
            until=until,
        )
        pit = opened["pit_id"]
        try:
            yield from self._pages(search | {"pit": {"id": pit, "keep_alive": "1m"}}, until)
        finally:
            self._forget(pit)

    def _pages(self, search: Json, until: float) -> Iterator[Json]:
        while True:
            path = "/_search?allow_partial_search_results=false"
            hits = _whole(self.read("POST", path, search, until=until))["hits"]["hits"]
            yield from hits
            if len(hits) < search["size"]:
                return
            search = search | {"search_after": hits[-1]["sort"]}

    def _forget(self, pit: str) -> None:
        """Give a point in time back; the cluster does it by itself after a minute."""
        try:
            self.do("DELETE", "/_search/point_in_time", {"pit_id": [pit]}, timeout=TIMEOUT)
        except SearchError:
            return

    def answering(self) -> dict[str, bool]:
        """Return which of the hosts of the address answer now."""
        # One pool a host: the client's own moves on to the next node by itself.
        pool = self._client.transport.connection_pool
        connections = {_host(each.host): each for each in getattr(pool, "connections", [])}
        connections |= {_host(each.host): each for each in getattr(pool, "orig_connections", ())}
        return {host: _answers(connections.get(host)) for host in self._hosts}


def _host(url: str) -> str:
    return url.partition("://")[2].rstrip("/")


def _answers(connection: Any) -> bool:
    try:
        connection.perform_request("GET", "/", timeout=1.0)
    except (exceptions.TransportError, AttributeError):
        return False
    return True


def _left(until: float) -> float:
    """Return the seconds that a request may take. Raises EngineUnavailable when there are none."""
    left = min(TIMEOUT, until - time.monotonic())
    if left <= 0.05:
        raise EngineUnavailable("opensearch did not answer in time: try again later")
    return left


def _lines(index: str, searches: Sequence[Json], preference: str | None, seconds: float) -> bytes:
    head: Json = {
        "index": index,
        "search_type": "dfs_query_then_fetch",
        "allow_partial_search_results": False,
    }
    if preference:
        head["preference"] = preference
    limit = {"timeout": f"{int(seconds * 1000)}ms"}
    return b"".join(encode(head) + b"\n" + encode(search | limit) + b"\n" for search in searches)


def _whole(answer: Json) -> Json:
    """Return *answer* if every shard gave its part in time.

    Raises EngineUnavailable, GenerationGone, Refused.
    """
    if "error" in answer:
        raise _refusal(answer.get("status", 500), answer["error"])
    shards = answer["_shards"]
    if answer["timed_out"] or shards["failed"] or shards["successful"] < shards["total"]:
        raise EngineUnavailable(
            f"opensearch answered for {shards['successful']} of {shards['total']} shards"
            f"{' and ran out of time' if answer['timed_out'] else ''}: try again later"
        )
    return answer


def _translated(error: exceptions.TransportError) -> SearchError:
    if isinstance(error, exceptions.ConnectionError):
        return EngineUnavailable(f"opensearch did not answer: {type(error).__name__}")
    info = error.info if isinstance(error.info, dict) else {}
    return _refusal(int(error.status_code), info.get("error") or error.error)


def _refusal(status: int, error: Any) -> SearchError:
    """Return what a refusal means. Its reason may quote a document, so only a short beginning is kept."""
    kind, reason = (
        (error.get("type", ""), error.get("reason")) if isinstance(error, dict) else (str(error), "")
    )
    if status == 404 and kind in ("index_not_found_exception", "", "resource_not_found_exception"):
        return GenerationGone(f"opensearch has no such index: {str(reason)[:120]}")
    if status in (401, 403) and kind != "cluster_block_exception":
        return Refused(
            "opensearch refuses these credentials: set ONRECORD_OPENSEARCH_USER and "
            "ONRECORD_OPENSEARCH_PASSWORD to those of a user who may do this",
            status,
            kind,
        )
    return Refused(f"opensearch refuses with {status} {kind}: {str(reason)[:200]}", status, kind)


def _for_reader(error: SearchError) -> SearchError:
    """A cluster that is too busy, or lacks a shard, is one that does not answer."""
    if isinstance(error, Refused) and error.status in _BUSY:
        return EngineUnavailable(f"{error}: try again later")
    return error
