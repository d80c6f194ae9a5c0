"""JSON Lines: one release an object, a line each, plain or gzipped."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from indexer.errors import ReleaseRefused

MAX_LINE = 5_000_000  #: bytes of one release
_MAX_RATIO = 200  #: how far a gzipped file may expand; text shrinks 3- to 20-fold
_MAX_BLANK = 10_000  #: blank lines in a row; a file of nothing else would be read for minutes
_FREE = 64 * 2**20  #: bytes that may be read before the ratio counts


class Entry(msgspec.Struct, frozen=True):
    """The keys that are read; others are passed over, and of a key given twice the last counts."""

    id: str
    title: str = ""
    text: str = ""
    date: str | None = None
    agency: str | tuple[str, ...] | None = None
    officials: tuple[str, ...] | None = None
    place: str | None = None
    lang: str | None = None
    source: str | None = None
    url: str | None = None
    digest: bool | None = None


class _Id(msgspec.Struct, frozen=True):
    id: str


_ENTRY = msgspec.json.Decoder(Entry)
_ID = msgspec.json.Decoder(_Id)


def release_id(line: bytes) -> str:
    """Return the id that *line* gives. Raises ReleaseRefused."""
    try:
        return _ID.decode(line).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReleaseRefused(_reason(error)) from error


def parse(line: bytes) -> Entry:
    """Return what *line* says. Raises ReleaseRefused."""
    try:
        return _ENTRY.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReleaseRefused(_reason(error)) from error


def lines_of(file: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers from 1.

    Raises OSError, and ReleaseRefused for a line over MAX_LINE bytes or an archive that is broken or
    expands beyond reason; lines before it have been yielded by then.
    """
    with _opened(file) as stream:
        limit = max(_FREE, file.stat().st_size * _MAX_RATIO)
        read = number = blank = 0
        while line := _next_line(stream):
            number += 1
            read += len(line)
            blank = 0 if line.strip() else blank + 1
            _check(line, number, blank)
            if read > limit:
                raise ReleaseRefused(f"expands more than {_MAX_RATIO}-fold: not an archive of text")
            if not blank:
                yield number, line.rstrip(b"\r\n").removeprefix(codecs.BOM_UTF8)


def _check(line: bytes, number: int, blank: int) -> None:
    if len(line) > MAX_LINE:
        raise ReleaseRefused(f"line {number} is longer than {MAX_LINE} bytes")
    if blank > _MAX_BLANK:
        raise ReleaseRefused(f"more than {_MAX_BLANK} blank lines before line {number}")


def _opened(file: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(file, "rb")) if file.name.endswith(".gz") else file.open("rb")


def _next_line(stream: BinaryIO) -> bytes:
    try:
        return stream.readline(MAX_LINE + 1)
    except (zlib.error, gzip.BadGzipFile, EOFError) as error:
        raise ReleaseRefused(f"a broken archive: {error}") from error


def _reason(error: Exception) -> str:
    return f"not one JSON object of a release: {str(error) or type(error).__name__}"
