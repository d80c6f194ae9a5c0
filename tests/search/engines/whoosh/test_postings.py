from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.arrays import Arrays, pack
from search.engines.whoosh.inverting import BATCH, Bounds, Words, inverted
from search.engines.whoosh.postings import Postings, decode
from search.engines.whoosh.records import Flat, encode, read
from search.engines.whoosh.terms import TermTable, pack_terms

numbers = st.integers(0, 300) | st.integers(0, 2**31 - 1)
places = st.dictionaries(numbers, st.sets(numbers, min_size=1, max_size=5), min_size=1, max_size=6)
before = st.integers(1, 9)


def flat(terms: list[dict[int, set[int]]]) -> Flat:
    """Return the postings of terms, given by document and position."""
    found = [sorted(each[document]) for each in terms for document in sorted(each)]
    counts = [len(positions) for positions in found]
    return Flat(
        np.arange(len(terms)),
        np.array([document for each in terms for document in sorted(each)], np.int64),
        np.array(counts, np.int64),
        np.array([position for positions in found for position in positions], np.int64),
        np.cumsum([0, *map(len, terms)]),
        np.cumsum([0, *(sum(map(len, each.values())) for each in terms)]),
    )


def as_given(postings: Postings) -> dict[int, set[int]]:
    starts = postings.starts().tolist()
    positions = postings.positions.tolist()
    return {
        document: set(positions[start:end])
        for document, start, end in zip(postings.documents.tolist(), starts, starts[1:], strict=False)
    }


@given(st.lists(places, min_size=1, max_size=5), before)
def test_postings_come_back_as_they_were_written(terms: list[dict[int, set[int]]], offset: int) -> None:
    records, extents = encode(flat(terms), offset)
    content = memoryview(b"\0" * offset + records.tobytes())

    assert [as_given(decode(content, int(extent))) for extent in extents] == terms
    assert [len(decode(content, int(extent)).counts()) for extent in extents] == list(map(len, terms))


@given(st.lists(places, min_size=1, max_size=5), before)
def test_postings_of_many_terms_are_read_at_once(terms: list[dict[int, set[int]]], offset: int) -> None:
    written = flat(terms)
    records, extents = encode(written, offset)

    again = read(memoryview(b"\0" * offset + records.tobytes()), extents)

    for name in ("terms", "documents", "counts", "positions", "bounds", "places"):
        assert getattr(again, name).tolist() == getattr(written, name).tolist(), name


@given(st.lists(places, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_words_of_texts_become_the_postings_of_their_terms(
    terms: list[dict[int, set[int]]], random: Random
) -> None:
    written = flat(terms)
    numbers = np.repeat(written.terms, np.diff(written.places))
    documents = np.repeat(written.documents, written.counts)
    order = random.sample(range(len(numbers)), len(numbers))
    halves = (order[: len(order) // 2], order[len(order) // 2 :])
    batches = [Words(numbers[half], documents[half], written.positions[half]) for half in halves]
    tops = (int(each.max()) + 1 for each in (documents, written.positions))

    made = list(inverted(lambda: batches, Bounds(len(order) + 1, len(terms), *tops)))

    for name in ("terms", "documents", "counts", "positions"):
        assert (
            np.concatenate([getattr(each, name) for each in made]).tolist() == getattr(written, name).tolist()
        ), name
    assert [count for each in made for count in np.diff(each.bounds).tolist()] == list(map(len, terms))
    assert all(each.places[-1] == len(each.positions) for each in made)


def test_no_term_is_parted_between_two_batches() -> None:
    terms = np.concatenate([np.zeros(BATCH - 5), np.ones(BATCH), np.arange(2, 9)]).astype(np.int64)
    words = Words(terms, np.arange(len(terms)), np.zeros(len(terms), np.int64))

    made = list(inverted(lambda: [words], Bounds(len(terms), 9, len(terms), 1)))

    assert [each.terms.tolist() for each in made] == [[0, 1], [2, 3, 4, 5, 6, 7, 8]]
    assert made[0].bounds.tolist() == [0, BATCH - 5, 2 * BATCH - 5]


def test_no_words_become_no_postings() -> None:
    assert not list(inverted(list, Bounds(0, 0, 0, 0)))
    assert not list(inverted(list, Bounds(0, 3, 1, 1)))


def test_nothing_is_read_of_no_terms() -> None:
    assert len(read(memoryview(b""), np.zeros(0, np.int64)).documents) == 0


@pytest.mark.parametrize(
    ("found", "size"),
    [
        ({7: {9}}, 0),
        ({70000: {9}}, 0),
        ({7: {9}, 8: {10}}, 7 + 2 + 2),
        ({700: {9}, 800: {10}}, 7 + 2 + 2),
        ({7: {9}, 800: {1000}}, 7 + 4 + 4),
        ({7: {9, 11}}, 7 + 1 + 2 + 1),
        ({7: {9}, 70000: {9}}, 7 + 8 + 2),
        ({document: {1} for document in range(256)}, 13 + 256 + 256),
    ],
)
def test_a_record_is_as_narrow_as_its_largest_values(found: dict[int, set[int]], size: int) -> None:
    assert len(encode(flat([found]), 8)[0]) == size


@given(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 2**9)), max_size=9), st.data())
def test_a_table_of_terms_finds_each_with_its_extent(
    lone: list[tuple[int, int]], data: st.DataObject
) -> None:
    extents = [document << 32 | position << 1 | 1 for document, position in lone]
    extents += [offset << 1 for offset in data.draw(st.lists(st.integers(1, 2**40), max_size=5))]
    drawn = st.sets(st.text(st.characters(codec="utf-8")), min_size=len(extents), max_size=len(extents))
    words = sorted(word.encode() for word in data.draw(drawn))
    packed = pack(pack_terms("text", words, np.array(extents, np.int64)))

    table = TermTable(Arrays(memoryview(packed), "file"), "text")

    assert [table.extent(word) for word in words] == extents
    assert table.extents().tolist() == extents
    assert table.extent("\U0010ffff\U0010ffff".encode()) is None
    assert list(table.items_from(b"")) == list(zip(words, extents, strict=True))
    assert table.all() == words
