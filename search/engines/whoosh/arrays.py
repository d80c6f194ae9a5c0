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

from search.engines.checked import Content
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
    parts: list[bytes] = []
    offset = 0
    for name, array in arrays.items():
        directory[name] = (array.dtype.str, offset, len(array))
        parts += (array.tobytes(), bytes(-array.nbytes % _ALIGN))
        offset += array.nbytes + len(parts[-1])
    listing = msgspec.json.encode(directory)
    listing += b" " * (-(_HEAD.size + len(listing)) % _ALIGN)
    return b"".join((_HEAD.pack(_MAGIC, len(listing)), listing, *parts))


class Arrays:
    """Views into the arrays of a file. Raises IndexDamaged when *content* is not such a file."""

    def __init__(self, content: Content, name: str) -> None:
        self._content, self._name = content, name
        try:
            magic, length = _HEAD.unpack(content[: _HEAD.size])
            listing = bytes(content[_HEAD.size : _HEAD.size + length])
            self._directory = msgspec.json.decode(listing, type=dict[str, tuple[str, int, int]])
        except (struct.error, msgspec.DecodeError) as error:
            raise IndexDamaged(f"{name} is not a file of arrays: rebuild the index") from error
        if magic != _MAGIC:
            raise IndexDamaged(f"{name} begins with {magic!r}: rebuild the index")
        self._base = _HEAD.size + length

    def __getitem__(self, name: str) -> Array:
        dtype, offset, count = self._directory[name]
        start, size = self._base + offset, count * np.dtype(dtype).itemsize
        return np.frombuffer(self._content[start : start + size], dtype, count)

    def ints(self, name: str) -> Ints:
        """Return a copy of the array as 64-bit integers, the type that indexes fastest."""
        return self[name].astype(np.int64)

    def strings(self, name: str) -> Strings:
        """Return the strings that `pack_strings` wrote under *name*."""
        return Strings(self[f"{name}.bytes"], self[f"{name}.sizes"])


class Strings:
    """A sequence of strings that are decoded one by one, when asked for."""

    def __init__(self, characters: Array, sizes: Array) -> None:
        self.characters = memoryview(characters.data)
        ends: Array = np.cumsum(sizes, dtype=np.uint32 if len(characters) < 1 << 32 else np.uint64)
        self.ends = memoryview(ends.data)

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, index: int) -> str:
        return str(self.raw(index), "utf-8")

    def raw(self, index: int) -> memoryview:
        """Return the UTF-8 bytes of one string."""
        return self.characters[self.ends[index - 1] if index else 0 : self.ends[index]]

    def all(self) -> list[str]:
        """Return all the strings, decoded."""
        content = bytes(self.characters)
        ends = self.ends.tolist()
        return [content[start:end].decode() for start, end in zip([0, *ends], ends, strict=False)]


def pack_strings(name: str, values: Iterable[str]) -> dict[str, Array]:
    """Return the arrays that hold *values*, in order, under *name*."""
    return pack_bytes(name, [value.encode() for value in values])


def pack_bytes(name: str, encoded: list[bytes]) -> dict[str, Array]:
    """Return the arrays that hold strings already *encoded* as UTF-8."""
    sizes = narrow([len(value) for value in encoded])
    return {f"{name}.bytes": np.frombuffer(b"".join(encoded), np.uint8), f"{name}.sizes": sizes}
