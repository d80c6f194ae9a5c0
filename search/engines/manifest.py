"""What a generation consists of: its files, their sizes and sums, and the schema they were written by.

The manifest ends with a sum of itself, so that damage to any byte of a generation is noticed.
"""

from __future__ import annotations

import errno
import hashlib
import mmap
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from search.engines.checked import Checked, block_sums
from search.errors import EngineUnavailable, IndexDamaged, IndexIncompatible, SearchError

NAME = "manifest.json"
FORMAT = 2  #: version of this file's own layout, not of the engine's files

_BROKEN = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EIO})


@dataclass(frozen=True, slots=True)
class FileSum:
    """One file: its size in bytes, the hexadecimal SHA-256 of its content, and the sums of its *blocks*."""

    name: str
    size: int
    sha256: str
    blocks: bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a generation, by name, and the *schema* of the engine that wrote them."""

    schema: str
    files: tuple[FileSum, ...]
    format: int = FORMAT


def written(folder: Path) -> datetime | None:
    """Return when the manifest in *folder* was written, None where no file says so.

    It is what the file system has, so a copy that does not keep times is as old as itself.
    """
    try:
        return datetime.fromtimestamp((folder / NAME).stat().st_mtime, UTC)
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class Identity:
    """A file as the operating system knows it; hard links of one file have one identity."""

    device: int
    inode: int
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Known:
    """A file that is mapped already, and its sum."""

    sha256: str
    content: Checked


@dataclass(frozen=True, slots=True)
class Mapped:
    """The content of a generation's files, and who they were, for the next opening."""

    content: Mapping[str, Checked]
    verified: Mapping[Identity, Known]

    def check(self) -> None:
        """Verify every byte. Raises IndexDamaged."""
        for content in self.content.values():
            content.check()


def sums(folder: Path, known: Mapping[str, FileSum]) -> tuple[FileSum, ...]:
    """Return the sums of the files in *folder*, by name; those in *known* are taken from there."""
    names = sorted(entry.name for entry in folder.iterdir())
    return tuple(known[name] if name in known else _sum(folder / name) for name in names)


def _sum(path: Path) -> FileSum:
    with path.open("rb") as file:
        content = memoryview(b"")
        if size := os.fstat(file.fileno()).st_size:
            content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    return FileSum(path.name, size, hashlib.sha256(content).hexdigest(), block_sums(content))


def encode(manifest: Manifest) -> bytes:
    """Return *manifest* as one line of JSON and one line with the sum of that line."""
    body = msgspec.json.encode(manifest)
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"


def read(folder: Path, schema: str) -> Manifest:
    """Return the manifest of the generation in *folder*.

    Raises IndexDamaged when it is not there or not whole, IndexIncompatible when another version wrote it.
    """
    path = folder / NAME
    try:
        body, digest, rest = path.read_bytes().split(b"\n")
    except OSError as error:
        raise unreadable(path, error) from error
    except ValueError as error:
        raise IndexDamaged(f"{path} is not a manifest: rebuild the index from its releases") from error
    if rest or digest != hashlib.sha256(body).hexdigest().encode():
        raise IndexDamaged(f"{path} does not match its sum: rebuild the index from its releases")
    return _decode(path, body, schema)


def _decode(path: Path, body: bytes, schema: str) -> Manifest:
    try:
        manifest = msgspec.json.decode(body, type=Manifest)
    except msgspec.DecodeError:
        manifest = Manifest("unknown", (), format=0)
    if manifest.format != FORMAT or manifest.schema != schema:
        raise IndexIncompatible(
            f"{path.parent} was written by another version ({manifest.schema}, this one reads {schema}): "
            "rebuild it from its releases with --rebuild"
        )
    return manifest


def map_files(folder: Path, files: Iterable[FileSum], verified: Mapping[Identity, Known]) -> Mapped:
    """Return the content of *files*, memory-mapped; what is read of it is verified then.

    A file that *verified* knows by its identity is not mapped again. Raises IndexDamaged.
    """
    content: dict[str, Checked] = {}
    seen: dict[Identity, Known] = {}
    for file in files:
        path = folder / file.name
        identity, view = _map(path)
        known = verified.get(identity)
        if known is None or known.sha256 != file.sha256:
            if len(view) != file.size:
                raise IndexDamaged(f"{path} has {len(view)} bytes, not {file.size}: rebuild the index")
            known = Known(file.sha256, Checked(str(path), view, file.blocks))
        content[file.name], seen[identity] = known.content, known
    return Mapped(content, seen)


def _map(path: Path) -> tuple[Identity, memoryview]:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            empty = status.st_size == 0
            view = memoryview(b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except OSError as error:
        raise unreadable(path, error) from error
    return Identity(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns), view


def unreadable(path: Path, error: OSError) -> SearchError:
    """Return what *error* means: the file at *path* is gone or broken, or it cannot be read for now."""
    if error.errno in _BROKEN:
        return IndexDamaged(f"{path} cannot be read ({error.strerror}): rebuild the index")
    return EngineUnavailable(f"{path} cannot be read: {error.strerror}")


def map_file(path: Path) -> memoryview:
    """Return the content of the file at *path*, memory-mapped."""
    return _map(path)[1]


def verify(folder: Path, files: Iterable[FileSum]) -> None:
    """Read all of *files* and compare them with their sums. Raises IndexDamaged, EngineUnavailable.

    They are read, not mapped, so that their pages do not count as memory of this process.
    """
    for file in files:
        path = folder / file.name
        try:
            with path.open("rb", buffering=0) as opened:
                digest = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError as error:
            raise unreadable(path, error) from error
        if digest != file.sha256:
            raise IndexDamaged(f"{path} does not match its sum in the manifest: rebuild the index")
