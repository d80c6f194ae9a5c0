"""Whatever is asked of generated releases: a cluster finds what the oracle finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings

from search.engines.opensearch import OpenSearchSearcher, OpenSearchWriter, read_address
from search.model import Fact, Release, Result, SearchRequest
from search.query import Query
from tests.cluster.session import remove
from tests.contract.releases import ASYLOV, PROSECUTOR, SMAILOV, TREASURY, fact, release
from tests.contract.test_oracle import DAYS, WORDS, beside_words, by_figure, queries, refused, requests
from tests.oracle import OracleSearcher, OracleWriter, Store

RELEASES: Final = 40
in_tenge = by_figure.map(
    lambda request: replace(request, selected={**request.selected, "unit": frozenset({"KZT"})})
)
Pair = tuple[OpenSearchSearcher, OracleSearcher]


def made(number: int, chance: random.Random) -> Release:
    gaps = [" ", " ", " ", ", ", ".\n\n"]
    text = "".join(chance.choice(WORDS) + chance.choice(gaps) for _ in range(chance.randint(0, 25)))
    return release(
        f"{chance.choice('abЁж')}{number}",
        text,
        title=" ".join(chance.choices(WORDS, k=chance.randint(0, 4))),
        day=chance.choice([None, *DAYS]),
        agency=chance.choice([None, TREASURY, PROSECUTOR]),
        officials=chance.choice([(), (ASYLOV,), (SMAILOV, ASYLOV)]),
        place=chance.choice([None, "Astana", "Almaty"]),
        lang=chance.choice(["en", "ru", "kk"]),
        units=chance.choices(["KZT", "person", "%"], k=chance.randint(0, 3)),
        facts=tuple(amount(chance) for _ in range(chance.randint(0, 2))),
    )


def amount(chance: random.Random) -> Fact:
    low = Decimal(chance.choice(["1", "2e9", "5e9"]))
    high = low * chance.choice([1, 1, 3])
    modifier = chance.choice(["exact", "over", "under"])
    return replace(fact(chance.choice(["KZT", "USD"])), kind="money", low=low, high=high, modifier=modifier)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def pair(cluster_url: str) -> Iterator[Pair]:
    address, store = read_address(f"{cluster_url}trees", {}), Store()
    chance = random.Random(7)  # noqa: S311 - no secret
    releases = [made(number, chance) for number in range(RELEASES)]
    for writer in (OpenSearchWriter(address, rebuild=True), OracleWriter(store)):
        with writer:
            for each in releases:
                writer.add(each)
    searcher = OpenSearchSearcher(address)
    yield searcher, OracleSearcher(store)
    searcher.close()
    remove(address)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=queries, request_=requests)
def test_the_same_releases_are_found_and_counted(pair: Pair, query: Query, request_: SearchRequest) -> None:
    by_date = replace(request_, sort="newest" if request_.sort == "relevance" else request_.sort)
    ours, theirs = (searcher.search_tree(query, by_date) for searcher in pair)

    assert shown(ours) == shown(theirs)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=queries | beside_words, request_=by_figure | in_tenge)
def test_releases_are_in_the_same_order_by_their_largest_figure(
    pair: Pair, query: Query, request_: SearchRequest
) -> None:
    ours, theirs = pair
    if refused(theirs, query, request_):
        assert refused(ours, query, request_)
    else:
        assert shown(ours.search_tree(query, request_)) == shown(theirs.search_tree(query, request_))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(query=queries)
def test_what_a_hit_lacks_and_what_comes_close_are_the_same(pair: Pair, query: Query) -> None:
    ours, theirs = (searcher.search_tree(query, SearchRequest(size=50)) for searcher in pair)

    assert (ours.total, ours.relaxed) == (theirs.total, theirs.relaxed)
    for mine, oracles in ((ours.hits, theirs.hits), (ours.partial, theirs.partial)):
        assert {hit.release.id: hit.missing for hit in mine} == {
            hit.release.id: hit.missing for hit in oracles
        }


def shown(result: Result) -> tuple[object, ...]:
    hits = [(hit.release, hit.missing) for hit in result.hits]
    return result.total, result.relaxed, hits, result.facets
