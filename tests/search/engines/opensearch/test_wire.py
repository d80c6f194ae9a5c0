"""The lines of one request for several searches."""

from __future__ import annotations

import json

from search.engines.opensearch.wire import lines


def test_only_what_is_ranked_gathers_rarities_first() -> None:
    content = lines("releases", [{"size": 0}, {"size": 10}], "same copies", 2.5)

    said = [json.loads(line) for line in content.splitlines()]
    assert [line["search_type"] for line in said[::2]] == ["query_then_fetch", "dfs_query_then_fetch"]
    assert [line["allow_partial_search_results"] for line in said[::2]] == [False, False]
    assert said[1] == {"size": 0, "timeout": "2500ms"}
