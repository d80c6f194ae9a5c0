"""What the cluster's refusals mean, and which of its answers are whole."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from search.errors import EngineUnavailable, IndexUnwritable, SearchError

Json: TypeAlias = dict[str, Any]

BUSY: Final = frozenset({429, 500, 502, 503, 504})  #: statuses that pass by themselves, or on another node


class GenerationGone(SearchError):
    """The index that was asked is no longer there: a newer generation has taken its place."""


class Refused(SearchError):
    """The cluster does not take a request; *status* and *kind* are the cluster's own words for why."""

    def __init__(self, message: str, status: int, kind: str) -> None:
        super().__init__(message)
        self.status, self.kind = status, kind


def whole(answer: Json) -> Json:
    """Return *answer* if every shard gave its part in time.

    Raises EngineUnavailable, GenerationGone, Refused.
    """
    if "error" in answer:
        raise refusal(answer.get("status", 500), answer["error"])
    shards = answer["_shards"]
    if answer["timed_out"] or shards["failed"] or shards["successful"] < shards["total"]:
        raise EngineUnavailable(
            f"opensearch answered for {shards['successful']} of {shards['total']} shards"
            f"{' and ran out of time' if answer['timed_out'] else ''}: try again later"
        )
    return answer


def refusal(status: int, error: Any) -> SearchError:
    """Return what a refusal means. Its reason may quote a document, so only a short beginning is kept."""
    kind, reason = (error.get("type", ""), error.get("reason")) if isinstance(error, dict) else (error, "")
    if status == 404 and kind in ("index_not_found_exception", "", "resource_not_found_exception"):
        return GenerationGone(f"opensearch has no such index: {str(reason)[:120]}")
    if status in (401, 403) and kind != "cluster_block_exception":
        return Refused(
            "opensearch refuses these credentials: set ONRECORD_OPENSEARCH_USER and "
            "ONRECORD_OPENSEARCH_PASSWORD to those of a user who may do this",
            status,
            str(kind),
        )
    return Refused(f"opensearch refuses with {status} {kind}: {str(reason)[:200]}", status, str(kind))


def unwritable(error: Refused) -> IndexUnwritable | None:
    """Return what a refused write means if the cluster takes none at all, else None."""
    if error.kind != "cluster_block_exception":
        return None
    return IndexUnwritable(
        f"opensearch takes no writes, most likely because a disk is full: make room, then run again ({error})"
    )


def passes(error: SearchError) -> bool:
    """Whether it is worth asking again."""
    return isinstance(error, EngineUnavailable) or (isinstance(error, Refused) and error.status in BUSY)


def for_reader(error: SearchError) -> SearchError:
    """A cluster that is too busy, or lacks a shard, is one that does not answer."""
    if isinstance(error, Refused) and error.status in BUSY:
        return EngineUnavailable(f"{error}: try again later")
    return error
