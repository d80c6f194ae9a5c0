import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.arrays import Arrays, narrow, pack, pack_strings
from search.errors import IndexDamaged

numbers = st.lists(st.integers(0, 2**40) | st.integers(0, 300))


@given(numbers)
def test_narrowing_keeps_every_value(values: list[int]) -> None:
    assert narrow(values).tolist() == values


@pytest.mark.parametrize(
    ("top", "width"), [(0, 1), (255, 1), (256, 2), (65535, 2), (65536, 4), (2**32 - 1, 4), (2**32, 8)]
)
def test_a_narrow_array_has_the_fewest_bytes(top: int, width: int) -> None:
    assert narrow([0, top]).itemsize == width


@given(
    st.dictionaries(st.text(max_size=5), numbers, max_size=4), st.lists(st.text(alphabet="aЯ\U0001f600\0 "))
)
def test_arrays_and_strings_come_back_as_they_were_packed(
    arrays: dict[str, list[int]], words: list[str]
) -> None:
    packed = pack({name: narrow(values) for name, values in arrays.items()} | pack_strings("\0words", words))

    read = Arrays(memoryview(packed), "file")

    assert {name: read[name].tolist() for name in arrays} == arrays
    assert all(read.ints(name).dtype == np.int64 for name in arrays)
    strings = read.strings("\0words")
    assert strings.all() == words
    assert [strings[at] for at in range(len(strings))] == words


@pytest.mark.parametrize("content", [b"", b"ONREC", b"ONRECA2\n\2\0\0\0{}", b"ONRECA1\n\2\0\0\0[}"])
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(IndexDamaged, match=r"words\.col"):
        Arrays(memoryview(content), "words.col")
