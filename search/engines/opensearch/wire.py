"""Several searches as the lines of one request."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from search.engines.opensearch.failures import Json

encode = msgspec.json.Encoder().encode


def lines(index: str, searches: Sequence[Json], preference: str, seconds: float) -> bytes:
    """Return what asks *searches* of *index*, each to be answered whole and within *seconds*."""
    limit = {"timeout": f"{int(seconds * 1000)}ms"}
    head: Json = {"index": index, "allow_partial_search_results": False}
    if preference:
        head["preference"] = preference
    return b"".join(
        encode(head | {"search_type": _kind(search)}) + b"\n" + encode(search | limit) + b"\n"
        for search in searches
    )


def _kind(search: Json) -> str:
    """What only counts needs no scores, and a shard remembers the answer until the next commit."""
    return "query_then_fetch" if search.get("size") == 0 else "dfs_query_then_fetch"
