"""The sample corpus on a cluster, beside the same in a folder: every page says the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.engine import Searcher
from search.engines import open_searcher
from search.engines.opensearch import Address, OpenSearchSearcher, OpenSearchWriter
from search.errors import SearchError
from search.model import SearchRequest, Sort
from tests.cluster.session import remove
from tests.contract.releases import release
from web import create_app
from web.settings import Settings

QUERIES = (
    "",
    "cryptocurrency drop accounts",
    '"follow the money"',
    "official:Asylov date:2025",
    "asylov",
    "tenge > 1bn",
    "over 50,000 accounts",
    "drop-accounts OR laundering -tax",
    "launder*",
    "prosecuter~2",
    "возврат активов",
    "lang:ru since:2024",
    '"drop accounts"~5 people:1..10000',
    "place:astana amount:>1bn",
)


@pytest.fixture(scope="module")
def pair(sample_index: Path, sample_on_cluster: str) -> Iterator[tuple[Searcher, Searcher]]:
    searchers = (open_searcher(str(sample_index)), open_searcher(sample_on_cluster))
    yield searchers
    for searcher in searchers:
        searcher.close()


@pytest.mark.parametrize("text", QUERIES)
def test_the_same_releases_facets_and_badges_are_found(pair: tuple[Searcher, Searcher], text: str) -> None:
    ours, theirs = (searcher.search(SearchRequest(text, sort="newest", size=50)) for searcher in pair)

    assert (ours.total, ours.relaxed, ours.facets) == (theirs.total, theirs.relaxed, theirs.facets)
    shown = [(hit.release, hit.snippets, hit.facts, hit.title_highlights, hit.missing) for hit in ours.hits]
    assert shown == [
        (hit.release, hit.snippets, hit.facts, hit.title_highlights, hit.missing) for hit in theirs.hits
    ]


# Releases with `word*` or `word~` go by date there: docs/decisions/0091.
@pytest.mark.parametrize("text", [text for text in QUERIES if text not in ("launder*", "prosecuter~2")])
def test_the_best_ten_are_mostly_the_same(pair: tuple[Searcher, Searcher], text: str) -> None:
    ours, theirs = (searcher.search(SearchRequest(text)) for searcher in pair)

    assert [hit.release.id for hit in ours.hits[:1]] == [hit.release.id for hit in theirs.hits[:1]]
    same = {hit.release.id for hit in ours.hits} & {hit.release.id for hit in theirs.hits}
    assert len(same) >= 0.8 * len(ours.hits)


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("text", ["", "tenge > 1bn", "laundering"])
def test_the_same_facts_are_stated(pair: tuple[Searcher, Searcher], text: str, sort: Sort) -> None:
    ours, theirs = (searcher.facts(SearchRequest(text, sort=sort), limit=5000) for searcher in pair)

    assert ours == theirs


def test_a_release_and_the_list_of_all_are_the_same(pair: tuple[Searcher, Searcher]) -> None:
    ours, theirs = pair

    assert ours.hashes() == theirs.hashes()
    assert all(ours.get(release_id) == theirs.get(release_id) for release_id in list(ours.hashes())[:10])
    assert theirs.get("absent") is None


def test_words_are_completed_and_corrected_alike(pair: tuple[Searcher, Searcher]) -> None:
    ours, theirs = pair

    for text in ("crypto", "drop acc", "прокур", "nothing begins like thi"):
        assert theirs.suggest(text) == ours.suggest(text)
    for text in ("cryptocurency", "lаundering acounts", "drop"):
        corrected = [searcher.search(SearchRequest(text)).suggestion for searcher in pair]
        assert corrected[0] == corrected[1]


def test_a_monitor_is_told_which_hosts_answer(pair: tuple[Searcher, Searcher]) -> None:
    client = create_app(pair[1], Settings()).test_client()

    answer = client.get("/readyz").get_json()

    assert answer["status"] == "ready"
    assert answer["releases"] == 96
    assert set(answer["nodes"].values()) == {True}


@pytest.fixture
def client(address: Address) -> Iterator[FlaskClient]:
    with OpenSearchWriter(address) as writer:
        writer.add(release("a", "Drop accounts."))
    searcher = OpenSearchSearcher(address, seen=0)
    yield create_app(searcher, Settings()).test_client()
    searcher.close()


def test_an_index_that_is_gone_is_a_503_that_says_so(client: FlaskClient, address: Address) -> None:
    assert client.get("/?q=accounts").status_code == 200

    remove(address)
    answer = client.get("/?q=accounts")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    with pytest.raises(SearchError):
        OpenSearchSearcher(address)
