"""A release as bytes: exact, compact, and read without running anything it says.

MessagePack by msgspec: `Decimal` and dates travel as the text that states them, so nothing is rounded. Each
is compressed by itself, with a dictionary of what the first releases of its segment say.
"""

from __future__ import annotations

import threading
import zlib

import msgspec

from search.errors import IndexDamaged
from search.model import Release

LEVEL = 4  #: of zlib; with a dictionary a fifth smaller and faster than level 6 without
WINDOW = 1 << 15  #: bytes; zlib looks no further back
SAMPLE = 64  #: releases; a segment of fewer has no dictionary, which would be larger than what it saves

_PLAIN, _KEYED = 2, 6  #: bytes of zlib's head, without a dictionary and with one

_encode = msgspec.msgpack.Encoder(decimal_format="string").encode


class _Decoders(threading.local):
    """One decoder a thread: msgspec does not promise that one may be shared."""

    def __init__(self) -> None:
        self.decode = msgspec.msgpack.Decoder(Release).decode


_decoders = _Decoders()


def encode(release: Release) -> bytes:
    """Return *release* as MessagePack."""
    return _encode(release)


def unpack(stored: memoryview, dictionary: bytes) -> bytes:
    """Return what was given to the Packer that has that *dictionary*. Raises IndexDamaged.

    zlib would sum up the whole dictionary each time, which takes as long as a release: it is given what is
    between its head and its sum, and the sum is compared here.
    """
    reader = zlib.decompressobj(-zlib.MAX_WBITS, zdict=dictionary)
    try:
        packed = reader.decompress(stored[_KEYED if dictionary else _PLAIN :])
    except zlib.error as error:
        raise IndexDamaged("a stored release cannot be read: rebuild the index") from error
    if not reader.eof or int.from_bytes(reader.unused_data) != zlib.adler32(packed):
        raise IndexDamaged("a stored release is not what was written: rebuild the index")
    return packed


class Packer:
    """Compresses releases one by one. The first are held back until they make a *dictionary*."""

    def __init__(self) -> None:
        self.dictionary = b""
        self._waiting: list[bytes] | None = []
        self._fresh = zlib.compressobj(LEVEL)

    def add(self, packed: bytes) -> list[bytes]:
        """Take the next release; return those that are compressed now, in order."""
        if self._waiting is None:
            return [self._compressed(packed)]
        self._waiting.append(packed)
        if len(self._waiting) < SAMPLE:
            return []
        self.dictionary = b"".join(self._waiting)[-WINDOW:]
        self._fresh = zlib.compressobj(LEVEL, zdict=self.dictionary)
        return self.finish()

    def finish(self) -> list[bytes]:
        """Return those that were held back, compressed."""
        held, self._waiting = self._waiting or [], None
        return [self._compressed(packed) for packed in held]

    def _compressed(self, packed: bytes) -> bytes:
        compressor = self._fresh.copy()
        return compressor.compress(packed) + compressor.flush()


def decode(packed: bytes) -> Release:
    """Return the release that `encode` made *packed* from. Raises IndexDamaged when it did not."""
    try:
        return _decoders.decode(packed)
    except msgspec.DecodeError as error:
        raise IndexDamaged("a stored release cannot be read: rebuild the index") from error
