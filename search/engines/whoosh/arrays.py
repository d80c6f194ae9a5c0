"""A file of named arrays, read where it lies in memory: nothing is decoded, nothing changes.

8 bytes of magic | u32 length of the directory | directory as JSON | arrays, each at a multiple of 8
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from search.errors import IndexDamaged

Array: TypeAlias = npt.NDArray[Any]  #: of whole numbers, as narrow as a file has them
Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]

_MAGIC = b"ONRECA1\n"
_HEAD = struct.Struct("<8sI")
_ALIGN = 8  #: bytes; so that no view is misaligned for its type


def narrow(values: npt.ArrayLike) -> Array:
    """Return the unsigned little-endian array of the fewest bytes that holds *values* exactly."""
    array = np.asarray(values)
    top = int(array.max()) if array.size else 0
    return array.astype(
        "u1" if top < 1 << 8 else "<u2" if top < 1 << 16 else "<u4" if top < 1 << 32 else "<u8"
    )


def pack(arrays: Mapping[str, Array]) -> bytes:
    """Return the content of a file that holds *arrays*."""
    directory: dict[str, tuple[str, int, int]] = {}
    body = bytearray()
    for name, array in arrays.items():
        body += bytes(-len(body) % _ALIGN)
        directory[name] = (array.dtype.str, len(body), len(array))
        body += array.tobytes()
    listing = msgspec.json.encode(directory)
    listing += b" " * (-(_HEAD.size + len(listing)) % _ALIGN)
    return _HEAD.pack(_MAGIC, len(listing)) + listing + body


class Arrays:
    """Views into the arrays of a file. Raises IndexDamaged when *content* is not such a file."""

    def __init__(self, content: memoryview, name: str) -> None:
        self._content, self._name = content, name
        try:
            magic, length = _HEAD.unpack_from(content)
            listing = bytes(content[_HEAD.size : _HEAD.size + length])
            self._directory = msgspec.json.decode(listing, type=dict[str, tuple[str, int, int]])
        except (struct.error, msgspec.DecodeError) as error:
            raise IndexDamaged(f"{name} is not a file of arrays: rebuild the index") from error
        if magic != _MAGIC:
            raise IndexDamaged(f"{name} begins with {magic!r}: rebuild the index")
        self._base = _HEAD.size + length

    def __getitem__(self, name: str) -> Array:
        dtype, offset, count = self._directory[name]
        return np.frombuffer(self._content, dtype, count, self._base + offset)

    def ints(self, name: str) -> Ints:
        """Return a copy of the array as 64-bit integers, the type that indexes fastest."""
        return self[name].astype(np.int64)

    def strings(self, name: str) -> Strings:
        """Return the strings that `pack_strings` wrote under *name*."""
        return Strings(self[f"{name}.bytes"], self[f"{name}.ends"])


class Strings:
    """A sequence of strings that are decoded one by one, when asked for."""

    def __init__(self, characters: Array, ends: Array) -> None:
        self._characters, self._ends = memoryview(characters.data), ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, index: int) -> str:
        return str(self.raw(index), "utf-8")

    def raw(self, index: int) -> memoryview:
        """Return the UTF-8 bytes of one string."""
        start = int(self._ends[index - 1]) if index else 0
        return self._characters[start : int(self._ends[index])]

    def all(self) -> list[str]:
        """Return all the strings, decoded."""
        content = bytes(self._characters)
        ends = self._ends.tolist()
        return [content[start:end].decode() for start, end in zip([0, *ends], ends, strict=False)]


def pack_strings(name: str, values: Iterable[str]) -> dict[str, Array]:
    """Return the arrays that hold *values*, in order, under *name*."""
    encoded = [value.encode() for value in values]
    ends = np.cumsum([len(value) for value in encoded], dtype=np.int64)
    return {f"{name}.bytes": np.frombuffer(b"".join(encoded), np.uint8), f"{name}.ends": narrow(ends)}
