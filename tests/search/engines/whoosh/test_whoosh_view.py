"""The index is a Whoosh index: Whoosh's own reader, matchers and searcher read what ours wrote."""

from pathlib import Path

import pytest
from whoosh import query, scoring
from whoosh.reading import MultiReader, SegmentReader, TermNotFound
from whoosh.searching import Searcher

from search.analysis import exact_terms, variants
from search.engines.whoosh import WhooshSearcher, WhooshWriter
from search.engines.whoosh.codec import INDEX_NAME, ArrayCodec, ArraySegment
from search.engines.whoosh.contents import Contents
from search.engines.whoosh.fields import schema
from search.engines.whoosh.stored import decode
from tests.contract.releases import found, release

PROSE = release(
    "prose",
    "The bank closed accounts.\n\nThe bank then froze the accounts of a second bank.",
    title="Bank accounts",
    day="2024-01-01",
)
OTHER = release("other", "Fraud at a bank.\n\nAccounts were opened again and again and again.")
GONE = release("gone", "A bank that is gone.")


@pytest.fixture
def searcher(tmp_path: Path) -> WhooshSearcher:
    for added in ((PROSE, GONE, release("kept", "Nothing."), release("more", "Nothing.")), (OTHER,)):
        with WhooshWriter(tmp_path) as writer:
            for each in added:
                writer.add(each)
    with WhooshWriter(tmp_path) as writer:
        writer.remove("gone")
    return WhooshSearcher(tmp_path)


@pytest.fixture
def contents(searcher: WhooshSearcher) -> Contents:
    return searcher.snapshot().contents


def stock(contents: Contents) -> MultiReader:
    """Return Whoosh's reader over the segments, with the parts that our codec gives it."""

    class Codec(ArrayCodec):
        def terms_reader(self, _: object, segment: ArraySegment) -> object:
            return contents.sources[int(segment.segid)].terms

        def per_document_reader(self, _: object, segment: ArraySegment) -> object:
            return contents.sources[int(segment.segid)].releases

    segments = [ArraySegment(Codec(), INDEX_NAME, segid=str(at)) for at in range(len(contents.sources))]
    return MultiReader([SegmentReader(None, schema(), segment) for segment in segments])


def ids(reader: MultiReader, wanted: query.Query) -> set[str]:
    with Searcher(reader, weighting=scoring.BM25F(), closereader=False) as searcher:
        hits = searcher.search(wanted, limit=None)
        return {stored_id(reader, hit.docnum) for hit in hits}


def stored_id(reader: MultiReader, document: int) -> str:
    while not reader.stored_fields(document):
        document -= 1
    return decode(reader.stored_fields(document)["release"]).id


def test_whoosh_finds_what_we_find(searcher: WhooshSearcher, contents: Contents) -> None:
    reader = stock(contents)

    assert len(contents.sources) == 2
    for word in ("bank", "accounts", "opened", "nothing", "gone", "absent"):
        stock_ids = ids(reader, query.Or([query.Term("text", term) for term in variants(word)]))
        assert stock_ids == set(found(searcher, word)), word


def test_whoosh_reads_our_positions(contents: Contents) -> None:
    reader = stock(contents)

    assert ids(reader, query.Phrase("exact", ["closed", "accounts"])) == {"prose"}
    assert ids(reader, query.Phrase("exact", ["accounts", "closed"])) == set()
    assert ids(reader, query.Prefix("exact", "acc")) == {"prose", "other"}
    matcher = reader.postings("exact", "again")
    assert matcher.value_as("positions") == [3, 5, 7]
    assert matcher.value_as("frequency") == 3
    assert matcher.value_as("weight") == 3.0


def test_whoosh_counts_what_is_there(contents: Contents) -> None:
    reader = stock(contents)
    leaf = reader.leaf_readers()[0][0]

    assert reader.doc_count_all() == 7
    assert reader.doc_count() == 6
    assert leaf.has_deletions()
    assert [leaf.is_deleted(document) for document in range(leaf.doc_count_all())] == [
        *(False, False, True),
        *(False, False),
    ]
    assert reader.field_length("text") == sum(
        len(exact_terms(each.text)) for each in (PROSE, OTHER, GONE, release("k", "Nothing. Nothing."))
    )
    assert reader.doc_field_length(0, "text") == 4
    assert (leaf.min_field_length("text"), leaf.max_field_length("text")) == (1, 10)
    assert reader.doc_frequency("exact", "bank") == 4
    assert reader.frequency("exact", "bank") == 5
    assert leaf._terms.frequency("exact", b"bank") == 4
    assert leaf._terms.doc_frequency("exact", b"bank") == 3
    assert leaf.stored_fields(1) == {}


def test_whoosh_drops_no_hit_when_it_wants_few(contents: Contents) -> None:
    with Searcher(stock(contents), closereader=False) as searcher:
        few = searcher.search(
            query.Or([query.Term("exact", "bank", boost=2.0), query.Term("exact", "at")]), limit=1
        )

        assert few.scored_length() == 1
        assert few.estimated_length() == 3


def test_whoosh_walks_the_terms(contents: Contents) -> None:
    reader = stock(contents)
    leaf = reader.leaf_readers()[0][0]

    assert [text for _, text in leaf.most_frequent_terms("exact", 2)] == [b"bank", b"the"]
    assert [term for term, _ in leaf.iter_from("exact", "th")][:2] == [("exact", b"that"), ("exact", b"the")]
    assert next(leaf._terms.items())[0] == ("exact", b"a")
    info = leaf.term_info("exact", "bank")
    assert (info.weight(), info.doc_frequency(), info.min_id(), info.max_id()) == (4.0, 3, 0, 2)


def test_whoosh_is_told_when_there_is_no_such_term(contents: Contents) -> None:
    leaf = stock(contents).leaf_readers()[0][0]

    with pytest.raises(TermNotFound):
        leaf._terms.term_info("exact", b"absent")
    with pytest.raises(TermNotFound):
        leaf._terms.matcher("exact", b"absent", schema()["exact"].format)
    assert ("exact", b"bank") in leaf._terms
    assert ("exact", b"absent") not in leaf._terms
    assert ("no such field", b"bank") not in leaf._terms
