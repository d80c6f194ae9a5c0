import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.postings import ALIGN, Postings, decode, encode

places = st.dictionaries(
    st.integers(0, 300) | st.integers(0, 2**32 - 1),
    st.sets(st.integers(0, 300) | st.integers(0, 2**32 - 1), min_size=1, max_size=5),
    min_size=1,
    max_size=6,
)


@given(places, st.integers(0, 3))
def test_postings_come_back_as_they_were_written(found: dict[int, set[int]], before: int) -> None:
    documents = sorted(found)
    counts = [len(found[document]) for document in documents]
    positions = [position for document in documents for position in sorted(found[document])]
    record = encode(Postings(np.array(documents), np.array(counts), np.array(positions)))

    read = decode(memoryview(b"\0" * before * ALIGN + record), before * ALIGN)

    assert len(record) % ALIGN == 0
    assert read.documents.tolist() == documents
    assert read.counts().tolist() == counts
    assert read.positions.tolist() == positions
    assert np.diff(read.starts()).tolist() == counts


@pytest.mark.parametrize(
    ("documents", "positions", "size"),
    [([7], [9], 16), ([70000], [9], 20), ([7, 8], [9, 10], 16), ([700, 800], [9, 10], 20)],
)
def test_a_record_is_as_narrow_as_its_largest_values(
    documents: list[int], positions: list[int], size: int
) -> None:
    record = encode(Postings(np.array(documents), None, np.array(positions)))

    assert len(record) == size
