"""What Whoosh reads and writes through: a folder to build in, and verified maps to read from.

The table of terms is Whoosh's ordered hash file, but for its trailer: Whoosh pickles it, we write JSON, so
that opening an index never runs what it says.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from contextlib import suppress
from zlib import crc32

from whoosh.filedb.filestore import Storage
from whoosh.filedb.filetables import HashWriter, OrderedHashReader, OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.util.numlists import GrowableArray

_POINTER = struct.Struct("!Iq")  #: in a table of hashes: the hash, and where its key is
_LENGTHS = struct.Struct("!ii")  #: before a key: its length and that of its value
_CRC32 = 1  #: Whoosh's number for the hash; MD5, its default, takes three times as long


class TermTableWriter(OrderedHashWriter):  # type: ignore[misc]
    """Whoosh's ordered hash file with a trailer in JSON. Keys are added in order."""

    def __init__(self, file: StructFile) -> None:
        HashWriter.__init__(self, file, hashtype=_CRC32)
        self.index = GrowableArray("H")
        self.lastkey = b""

    def _write_extras(self) -> None:
        self.extras.update(indextype=self.index.typecode, indexlen=len(self.index))
        self.dbfile.write_string(json.dumps(self.extras).encode())
        self.index.to_file(self.dbfile)


class TermTableReader(OrderedHashReader):  # type: ignore[misc]
    """Reads what TermTableWriter wrote."""

    def _read_extras(self) -> None:
        file = self.dbfile
        self.extras = json.loads(file.read_string())
        self.indexbase, self.indexlen = file.tell(), self.extras["indexlen"]
        read = {
            "H": (2, file.get_ushort),
            "i": (4, file.get_int),
            "I": (4, file.get_uint),
            "q": (8, file.get_long),
        }
        self.indexsize, self._get_pos = read[self.extras["indextype"]]

    def get(self, key: bytes, default: bytes | None = None) -> bytes | None:
        """Return the value of *key*. The layout is Whoosh's; its own way there takes five times as long."""
        hashed = crc32(key)
        start, slots = self.tables[hashed & 255]
        content = self.dbfile.content
        for step in range(slots):
            slot = ((hashed >> 8) + step) % slots
            found, position = _POINTER.unpack_from(content, start + slot * _POINTER.size)
            if not position:
                break
            if found == hashed:
                key_length, length = _LENGTHS.unpack_from(content, position)
                value = position + _LENGTHS.size + key_length
                if content[value - key_length : value] == key:
                    return bytes(content[value : value + length])
        return default


def abandon(*files: StructFile) -> None:
    """Close *files* that will not be used; a disk that refuses what they still hold changes nothing."""
    for file in files:
        if not file.is_closed:
            with suppress(OSError):
                file.close()


class _Cursor:
    """A read-only file over memory. Only opening reads through it, in one thread."""

    def __init__(self, content: memoryview) -> None:
        self._content, self._position = content, 0

    def read(self, length: int) -> bytes:
        start, self._position = self._position, self._position + length
        return bytes(self._content[start : self._position])

    def seek(self, position: int) -> None:
        self._position = position

    def tell(self) -> int:
        return self._position


class MappedFile(StructFile):  # type: ignore[misc]
    """A file in memory, read by position: `get` keeps no state, so threads may share it.

    Whoosh's own BufferFile copies the whole buffer when it is made.
    """

    def __init__(self, content: memoryview, name: str) -> None:
        super().__init__(_Cursor(content), name=name)
        self.content = content

    def get(self, position: int, length: int) -> bytes:
        """Return *length* bytes from *position*."""
        return bytes(self.content[position : position + length])

    def close(self) -> None:
        """Do nothing: the map lives as long as somebody looks at it."""


class MappedStorage(Storage):  # type: ignore[misc]
    """The files of one generation, as verified when it was opened; nothing is read by name after that."""

    def __init__(self, files: Mapping[str, memoryview]) -> None:
        self._files = files

    def open_file(self, name: str, **_: object) -> MappedFile:
        """Return the file *name*."""
        return MappedFile(self._files[name], name)

    def close(self) -> None:
        """Do nothing: the maps live as long as somebody looks at them."""
