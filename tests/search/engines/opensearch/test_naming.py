"""Which words may be names is remembered, and other threads may forget it at any moment."""

from __future__ import annotations

from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.generations import Generation, Meta
from search.engines.opensearch.naming import ordinary
from search.engines.opensearch.schema import SCHEMA
from search.engines.opensearch.session import Known, Session
from search.query import All, Term
from tests.search.engines.opensearch.wire import Answer, saying

NOBODY = {
    "timed_out": False,
    "_shards": {"total": 1, "successful": 1, "skipped": 0, "failed": 0},
    "hits": {"total": {"value": 0, "relation": "eq"}, "hits": []},
}


def test_a_name_that_was_known_stays_one_when_it_is_forgotten_while_another_is_looked_up() -> None:
    known = Known("releases-g000001", names={"asset": True})

    def forgetting(_path: str, _body: str) -> Answer:
        known.names.clear()
        return 200, {"responses": [NOBODY]}

    with saying(forgetting) as wire:
        cluster = Cluster(wire.address)
        session = Session(cluster, Generation("releases-g000001", Meta(SCHEMA)), known)

        assert ordinary(session, All((Term("asset"), Term("bank")))) == {"bank"}
        cluster.close()

    assert known.names == {"asset": True, "bank": False}
