"""The content of a file in memory, each part of which is checked against its sum before it is read.

A file is summed in blocks. What nobody reads costs nothing to open; what is read was verified, whether or
not the whole file has been by then. Threads may share it: at worst two check one block.
"""

from __future__ import annotations

from typing import TypeAlias
from zlib import crc32

import numpy as np

from search.errors import IndexDamaged

BLOCK = 1 << 15  #: bytes; a short list of postings costs one, some 20 µs, the first time it is read


def block_sums(content: bytes | memoryview) -> bytes:
    """Return the CRC-32 of each block of *content*, four little-endian bytes each."""
    view = memoryview(content)
    return np.array([crc32(view[at : at + BLOCK]) for at in range(0, len(view), BLOCK)], "<u4").tobytes()


class Checked:
    """The *content* of the file *name*, whose slices are verified. Raises IndexDamaged."""

    __slots__ = ("_content", "_name", "_sums", "_unread")

    def __init__(self, name: str, content: memoryview, sums: bytes) -> None:
        self._name, self._content = name, content
        self._sums = np.frombuffer(sums, "<u4")
        self._unread = bytearray(b"\1" * len(self._sums))
        if len(self._sums) != -(-len(content) // BLOCK):
            raise IndexDamaged(f"{name} has another number of blocks than sums: rebuild the index")

    def __len__(self) -> int:
        return len(self._content)

    def __getitem__(self, place: slice) -> memoryview:
        start, end, _ = place.indices(len(self._content))
        first, past = start // BLOCK, -(-end // BLOCK)
        if self._unread.find(1, first, past) >= 0:
            self._check(first, past)
        return self._content[start:end]

    def _check(self, first: int, past: int) -> None:
        for block in range(first, past):
            if self._unread[block]:
                found = crc32(self._content[block * BLOCK : (block + 1) * BLOCK])
                if found != self._sums[block]:
                    raise IndexDamaged(f"{self._name} is damaged in block {block}: rebuild the index")
                self._unread[block] = 0

    def check(self) -> None:
        """Verify all of it. Raises IndexDamaged."""
        self._check(0, len(self._sums))


#: Bytes in memory that can be sliced; those of a file that was just written need no check.
Content: TypeAlias = memoryview | Checked
