"""Whatever is indexed and asked, in however many commits: the Whoosh engine answers as the oracle does."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.errors import RequestInvalid
from search.facets import NAMES
from search.model import Fact, Release, Result, SearchRequest, Span
from search.query import All, Any, DateRange, Field, Fuzzy, Near, Not, Phrase, Prefix, Quantity, Query, Term
from tests.contract.releases import ASET, ASYLOV, PROSECUTOR, SMAILOV, TREASURY, Searcher, release
from tests.oracle import OracleSearcher, OracleWriter, Store

WORDS = [
    *(
        "bank",
        "banks",
        "asset",
        "assets",
        "fraud",
        "the",
        "of",
        "Asset",
        "aset",
        "drop",
        "account",
        "accounts",
        "O'Brien",
    ),
    *(
        "50,000",
        "2.4",
        "Asylov",
        "Assylov",
        "Асылов",
        "Smailov",
        "банк",
        "банки",
        "активы",
        "қаржы",
        "қаржыны",
    ),
]
FEW_WORDS = ["bank", "banks", "fraud", "the", "Asylov", "банк"]
DAYS = ["2023-01-31", "2024-01-01", "2024-01-02", "2024-02-29"]
IDS = ["a", "b", "c", "d", "e", "Ё", "ж"]
Batch = tuple[list[Release], list[str]]


def texts(words: list[str], most: int) -> st.SearchStrategy[str]:
    gap = st.sampled_from([" ", " ", " ", ", ", ".\n\n"])
    pairs = st.tuples(st.sampled_from(words), gap)
    return st.lists(pairs, max_size=most).map(lambda found: "".join(word + blank for word, blank in found))


offsets = st.integers(0, 120)
spans = st.builds(lambda one, other: Span(min(one, other), max(one, other)), offsets, offsets)
amounts = st.sampled_from(["1", "2e9", "5e9"]).map(Decimal)
facts = st.builds(
    lambda value, unit, span, sentence, modifier: Fact(
        "money", value, value, unit, span, sentence, "en", modifier=modifier
    ),
    amounts,
    st.sampled_from(["KZT", "USD"]),
    spans,
    spans,
    st.sampled_from(["exact", "over"]),
)
releases = st.builds(
    release,
    st.sampled_from(IDS),
    texts(WORDS, 25) | texts(FEW_WORDS, 25),
    title=texts(WORDS, 4),
    day=st.none() | st.sampled_from(DAYS),
    agency=st.sampled_from([None, TREASURY, PROSECUTOR]),
    officials=st.sampled_from([(), (ASYLOV,), (SMAILOV, ASYLOV), (ASET,)]),
    place=st.sampled_from([None, "Astana", "Almaty"]),
    lang=st.sampled_from(["en", "ru", "kk"]),
    units=st.lists(st.sampled_from(["KZT", "person", "%"]), max_size=3),
    facts=st.lists(facts, max_size=4).map(tuple),
)
batches = st.tuples(st.lists(releases, max_size=5), st.lists(st.sampled_from(IDS), max_size=2))

words = st.sampled_from([*WORDS, "absent", "treasury", "Astana"])
several = st.lists(words, min_size=1, max_size=3).map(tuple)
leaves = st.one_of(
    st.builds(Term, words, st.booleans()),
    st.builds(Phrase, several),
    st.builds(Near, several, st.integers(0, 3)),
    st.builds(Prefix, words.map(lambda word: word[:3])),
    st.builds(Fuzzy, words, st.integers(0, 2)),
)
days = st.none() | st.sampled_from(DAYS).map(date.fromisoformat)


def combined(children: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    some = st.lists(children, max_size=3).map(tuple)
    return st.one_of(st.builds(All, some), st.builds(Any, some), st.builds(Not, children))


words_only = st.recursive(leaves, combined, max_leaves=3)
fields = st.builds(Field, st.sampled_from(["title", "agency", "official", "place"]), words_only)
languages = st.builds(Field, st.just("lang"), st.sampled_from(["en", "RU", "de"]).map(Term))
figures = st.one_of(
    st.builds(lambda low, unit: Quantity(low, None, unit), amounts, st.sampled_from(["KZT", None])),
    st.builds(lambda value: Quantity(value, value, "KZT", about=True), amounts),
)
conditions = st.builds(DateRange, days, days) | figures
queries = st.recursive(leaves | fields | languages | conditions, combined, max_leaves=6)
beside_words = st.builds(
    lambda some, quantity: All((*some, quantity)), st.lists(leaves, min_size=1, max_size=3), figures
)
requests = st.builds(
    SearchRequest,
    selected=st.dictionaries(
        st.sampled_from(["year", "agency", "official", "unit", "lang", "kind"]),
        st.frozensets(
            st.sampled_from(["2024", "treasury", "asylov", "KZT", "en", "ru", "money"]), max_size=2
        ),
        max_size=2,
    ),
    since=days,
    until=days,
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
    page=st.integers(1, 2),
    size=st.sampled_from([1, 2, 50]),
    facets=st.permutations(NAMES).map(tuple) | st.lists(st.sampled_from(NAMES), max_size=3).map(tuple),
)
by_figure = requests.map(lambda request: replace(request, sort="largest"))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(batches, min_size=1, max_size=4),
    st.lists(st.tuples(queries | beside_words, requests | by_figure), min_size=1, max_size=8),
)
def test_every_answer_is_that_of_the_oracle(
    history: list[Batch], questions: list[tuple[Query, SearchRequest]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, store = Path(folder), Store()
        for batch in history:
            for writer in (WhooshWriter(root, words_held=60), OracleWriter(store)):
                apply(batch, writer)
        ours, oracle = WhooshSearcher(root), OracleSearcher(store)

        assert ours.hashes() == oracle.hashes()
        assert all(ours.get(id_) == oracle.get(id_) for id_ in IDS)
        for query, request in questions:
            if refused(oracle, query, request):
                assert refused(ours, query, request)
            else:
                assert_equal(ours.search_tree(query, request), oracle.search_tree(query, request))


def refused(searcher: Searcher, query: Query, request: SearchRequest) -> bool:
    """Return whether *request* has no order: figures of no one unit do not compare."""
    try:
        searcher.search_tree(query, request)
    except RequestInvalid:
        return True
    return False


@settings(max_examples=10, deadline=None)
@given(st.lists(releases, min_size=10, max_size=14), queries)
def test_many_small_commits_are_merged_without_a_trace(added: list[Release], query: Query) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, store = Path(folder), Store()
        for number, each in enumerate(added):
            for writer in (WhooshWriter(root), OracleWriter(store)):
                apply(([renamed(each, number)], []), writer)

        request = SearchRequest(size=50)

        assert_equal(
            WhooshSearcher(root).search_tree(query, request),
            OracleSearcher(store).search_tree(query, request),
        )


def renamed(each: Release, number: int) -> Release:
    return replace(each, id=f"{each.id}{number}")


def apply(batch: Batch, writer: WhooshWriter | OracleWriter) -> None:
    with writer:
        for each in batch[0]:
            writer.add(each)
        for id_ in batch[1]:
            writer.remove(id_)


def assert_equal(ours: Result, oracle: Result) -> None:
    assert [hit.release.id for hit in ours.hits] == [hit.release.id for hit in oracle.hits]
    assert [hit.release.id for hit in ours.partial] == [hit.release.id for hit in oracle.partial]
    assert (ours.total, ours.relaxed) == (oracle.total, oracle.relaxed)
    assert ours.facets == oracle.facets
    for mine, theirs in zip((*ours.hits, *ours.partial), (*oracle.hits, *oracle.partial), strict=True):
        assert abs(mine.score - theirs.score) <= 1e-9
        assert mine.missing == theirs.missing
        assert mine.release == theirs.release
