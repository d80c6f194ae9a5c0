"""The wire: requests to a cluster, and what their failures mean. The only module that knows opensearchpy.

An answer is whole or an error. A search that missed a shard, or ran out of time, is tried once more on
another node and then raises EngineUnavailable; it is never a smaller answer.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import msgspec
from opensearchpy import OpenSearch, exceptions
from opensearchpy.serializer import JSONSerializer

from search.engines.opensearch.address import Address
from search.engines.opensearch.failures import Json, for_reader, passes, refusal, whole
from search.engines.opensearch.wire import encode, lines
from search.errors import EngineUnavailable, SearchError

TIMEOUT: Final = 2.5  #: seconds for one request of a reader; two and a probe take less than a proxy waits
LONG: Final = 60.0  #: seconds for a request of the indexer, which nobody waits for
PROBE: Final = 0.5  #: seconds in which a node says that it is there
REVIVED: Final = 10.0  #: seconds until a node that did not answer is tried again
UNSTEADY: Final = 30.0  #: seconds for which nodes that answer are preferred, after one stood still
PATIENCE: Final = 300.0  #: seconds that the indexer insists: a node is replaced in that time
FIRST_WAIT, LONGEST_WAIT = 0.2, 10.0  #: seconds before it asks again; doubled each time
POOL: Final = 32  #: connections a node; as many threads as a server process has


# The client tells of every failed request by itself; here each is an error with a meaning, told once.
logging.getLogger("opensearch").setLevel(logging.CRITICAL)


class _Json(JSONSerializer):
    """JSON by msgspec: a page of releases is read several times as fast."""

    def loads(self, s: Any) -> Any:
        try:
            return msgspec.json.decode(s)
        except msgspec.DecodeError as error:
            raise exceptions.SerializationError(s, error) from error


class Cluster:
    """The cluster at an address; safe to share between threads.

    *seconds*: how long one request that changes nothing may take.
    """

    def __init__(self, address: Address, *, seconds: float = TIMEOUT) -> None:
        self._hosts, self._seconds = address.hosts, seconds
        self._steady_from, self._answering = 0.0, ""
        extra: Json = {"ca_certs": address.ca} if address.secure and address.ca else {}
        if address.user:
            extra["http_auth"] = (address.user, address.password)
        self._client = OpenSearch(
            hosts=[f"{'https' if address.secure else 'http'}://{host}" for host in address.hosts],
            use_ssl=address.secure,
            verify_certs=address.secure,
            timeout=seconds,
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
        headers = {"content-type": "application/x-ndjson"} if isinstance(body, bytes) else None
        try:
            answer: Json = self._client.transport.perform_request(
                method, path, params=dict(params or {}), body=content, timeout=timeout, headers=headers
            )
        except exceptions.TransportError as error:
            raise _translated(error) from error
        except exceptions.OpenSearchException as error:
            raise SearchError(f"opensearch answered what cannot be read: {type(error).__name__}") from error
        return answer

    def insist(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        params: Mapping[str, str] | None = None,
        patience: float = PATIENCE,
    ) -> Json:
        """Return the answer to a request of the indexer, made again while nodes come and go.

        Raises as `do`, EngineUnavailable only after *patience* seconds.
        """
        end, pause = time.monotonic() + patience, FIRST_WAIT
        while True:
            try:
                return self.do(method, path, body, params=params)
            except SearchError as error:
                if not passes(error) or time.monotonic() + pause > end:
                    raise
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_WAIT)

    def read(self, method: str, path: str, body: object = None, *, until: float) -> Json:
        """Return the answer to a request that changes nothing, of another node if need be, in time.

        *until* is on the monotonic clock. Raises as `do`.
        """
        try:
            return self.do(method, path, body, timeout=self._left(until))
        except SearchError as error:
            if not passes(error):
                raise
        try:
            return self.do(method, path, body, timeout=self._left(until))
        except SearchError as error:
            raise for_reader(error) from error

    def ask(self, index: str, searches: Sequence[Json], *, until: float, preference: str = "") -> list[Json]:
        """Return the whole answer to each of *searches*, in one request.

        *preference*: the same text is answered by the same copies, as long as all nodes answer. Raises
        EngineUnavailable unless all shards answered all of them in time, GenerationGone, Refused.
        """
        try:
            return self._ask(index, searches, until, self._steady(preference))
        except SearchError as error:
            if not passes(error):
                raise
        # Another node is asked, and it asks the nodes that answer.
        self._probe()
        try:
            return self._ask(index, searches, until, self._answering)
        except SearchError as error:
            raise for_reader(error) from error

    def _ask(self, index: str, searches: Sequence[Json], until: float, preference: str) -> list[Json]:
        seconds = self._left(until)
        content = lines(index, searches, preference, seconds)
        answers = self.do("POST", "/_msearch", content, timeout=seconds)["responses"]
        return [whole(answer) for answer in answers]

    def _left(self, until: float) -> float:
        """Return the seconds that a request may take. Raises EngineUnavailable when there are none."""
        left = min(self._seconds, until - time.monotonic())
        if left <= 0.05:
            raise EngineUnavailable("opensearch did not answer in time: try again later")
        return left

    def _steady(self, preference: str) -> str:
        return preference if time.monotonic() >= self._steady_from else self._answering

    def _probe(self) -> None:
        """Find out which nodes answer, and prefer them for a while."""
        connections = self._connections()
        with ThreadPoolExecutor(len(connections)) as pool:
            names = sorted(name for name in pool.map(_node, connections) if name)
        self._answering = f"_prefer_nodes:{','.join(names)}" if names else ""
        self._steady_from = time.monotonic() + UNSTEADY

    def answering(self) -> dict[str, bool]:
        """Return which of the hosts of the address answer now."""
        connections = self._connections()
        with ThreadPoolExecutor(len(connections)) as pool:
            names = list(pool.map(_node, connections))
        found = {_host(each.host): bool(name) for each, name in zip(connections, names, strict=True)}
        return {host: found.get(host, False) for host in self._hosts}

    def _connections(self) -> list[Any]:
        """Return a connection a host. The client asks one node at a time, and moves on by itself."""
        pool = self._client.transport.connection_pool
        return list(getattr(pool, "orig_connections", ()) or pool.connections)

    def scan(self, index: str, search: Json, *, until: float) -> Iterator[Json]:
        """Yield every hit of *search*, which has a size and a total order, from one point in time."""
        path = f"/{index}/_search/point_in_time?keep_alive=1m&allow_partial_pit_creation=false"
        pit = self.read("POST", path, until=until)["pit_id"]
        try:
            yield from self._pages(search | {"pit": {"id": pit, "keep_alive": "1m"}}, until)
        finally:
            self._forget(pit)

    def _pages(self, search: Json, until: float) -> Iterator[Json]:
        while True:
            path = "/_search?allow_partial_search_results=false&search_type=dfs_query_then_fetch"
            hits = whole(self.read("POST", path, search, until=until))["hits"]["hits"]
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


def _host(url: str) -> str:
    return url.partition("://")[2].rstrip("/")


def _node(connection: Any) -> str:
    """Return the name that the cluster has for the node at the other end, "" when it does not answer."""
    try:
        found = connection.perform_request(
            "GET", "/_nodes/_local/info", {"filter_path": "nodes.*.name"}, timeout=PROBE
        )
        return str(next(iter(msgspec.json.decode(found[2])["nodes"])))
    except (exceptions.OpenSearchException, msgspec.DecodeError, LookupError, StopIteration):
        return ""


def _translated(error: exceptions.TransportError) -> SearchError:
    if isinstance(error, exceptions.ConnectionError):
        return EngineUnavailable(f"opensearch did not answer: {type(error).__name__}")
    info = error.info if isinstance(error.info, dict) else {}
    return refusal(int(error.status_code), info.get("error") or error.error)
