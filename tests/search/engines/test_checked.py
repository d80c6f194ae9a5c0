"""Bytes of a file are verified before they are read, block by block."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from search.engines.checked import BLOCK, Checked, block_sums
from search.errors import IndexDamaged

CONTENT = bytes(range(251)) * 400  # four blocks, the last of them short


def damaged(at: int) -> Checked:
    content = bytearray(CONTENT)
    content[at] ^= 1
    return Checked("words.pst", memoryview(content), block_sums(CONTENT))


@given(st.integers(0, len(CONTENT) - 1), st.integers(0, len(CONTENT)), st.integers(0, len(CONTENT)))
def test_a_slice_is_right_or_refused(at: int, start: int, end: int) -> None:
    assume(start < end)
    file = damaged(at)
    if start // BLOCK <= at // BLOCK <= (end - 1) // BLOCK:
        for _ in range(2):
            with pytest.raises(IndexDamaged, match=r"words\.pst is damaged in block"):
                file[start:end]
    else:
        assert file[start:end] == CONTENT[start:end]


def test_all_of_a_file_can_be_verified_at_once() -> None:
    Checked("words.pst", memoryview(CONTENT), block_sums(CONTENT)).check()

    with pytest.raises(IndexDamaged):
        damaged(len(CONTENT) - 1).check()


def test_an_empty_file_has_no_blocks() -> None:
    file = Checked("empty", memoryview(b""), block_sums(b""))

    assert (len(file), bytes(file[:]), bytes(file[0:9])) == (0, b"", b"")


def test_a_file_with_too_many_or_too_few_sums_is_refused() -> None:
    for sums in (b"", block_sums(CONTENT)[:-4], block_sums(CONTENT) + b"\0\0\0\0"):
        with pytest.raises(IndexDamaged, match="another number of blocks"):
            Checked("words.pst", memoryview(CONTENT), sums)
