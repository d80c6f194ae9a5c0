"""A server with TLS, users and the roles of docs/cluster/roles.yml: who may do what, and who is believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from search.engines.opensearch import Address, OpenSearchSearcher, OpenSearchWriter
from search.engines.opensearch.cluster import Cluster
from search.engines.opensearch.failures import Refused
from search.errors import EngineUnavailable, SearchError
from search.model import SearchRequest
from tests.cluster import secured
from tests.cluster.secured import PASSWORD, Secured
from tests.cluster.session import wanted
from tests.contract.releases import release

pytestmark = pytest.mark.long  # a server of its own


@pytest.fixture(scope="module")
def server() -> Iterator[Secured]:
    """Return a secured server with one release, put there by the role that writes."""
    with wanted(secured.running) as running:
        with OpenSearchWriter(running.address("indexer")) as writer:
            writer.add(release("a", "Drop accounts worth 5 tenge.", units=["KZT"]))
        yield running


@pytest.fixture
def site(server: Secured) -> Address:
    return server.address("site")


def test_the_role_that_writes_changes_what_is_in_service_and_builds_anew(server: Secured) -> None:
    address = server.address("indexer")

    for rebuild in (False, True):
        with OpenSearchWriter(address, rebuild=rebuild) as writer:
            writer.add(release("a", "Drop accounts worth 5 tenge.", units=["KZT"]))

    assert OpenSearchSearcher(address).hashes().keys() == {"a"}


def test_the_role_that_reads_answers_everything_that_a_reader_asks(site: Address) -> None:
    searcher = OpenSearchSearcher(site)

    found = searcher.search(SearchRequest('drop accounts~1 acc* "drop accounts" over 1 tenge'))

    assert [hit.release.id for hit in found.hits] == ["a"]
    assert searcher.facts(SearchRequest("drop"), limit=5).total
    assert list(searcher.matching(SearchRequest("drop")))
    assert searcher.suggest("acc") == ("accounts",)
    assert searcher.get("a")
    assert searcher.status().releases == 1
    searcher.close()


@pytest.mark.parametrize("rebuild", [False, True])
def test_the_role_that_reads_opens_no_writer(site: Address, *, rebuild: bool) -> None:
    with pytest.raises(SearchError, match="refuses these credentials"):
        OpenSearchWriter(site, rebuild=rebuild)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/releases/_doc/b", {"id": "b"}),
        ("DELETE", "/releases/_doc/a", None),
        ("DELETE", "/releases-g000001", None),
        ("PUT", "/releases-g000009", {}),
        ("PUT", "/_cluster/settings", {"transient": {"action.auto_create_index": "true"}}),
        ("GET", "/_search", None),
    ],
)
def test_the_role_that_reads_may_do_nothing_else(site: Address, method: str, path: str, body: object) -> None:
    cluster = Cluster(site)

    with pytest.raises(Refused) as refused:
        cluster.do(method, path, body)

    assert refused.value.status == 403
    cluster.close()


def test_a_certificate_that_nobody_vouches_for_is_refused(site: Address) -> None:
    with pytest.raises(EngineUnavailable):
        OpenSearchSearcher(replace(site, ca=None))


def test_a_wrong_password_is_refused_and_repeated_nowhere(site: Address) -> None:
    with pytest.raises(SearchError, match="refuses these credentials") as refused:
        OpenSearchSearcher(replace(site, password=f"{PASSWORD}!"))

    assert PASSWORD not in str(refused.getrepr(style="long"))
