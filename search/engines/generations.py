"""Immutable builds of one index: a folder each, put in service by one atomic rename.

    index/g000007/        a generation: files that never change, and their manifest
    index/g000008.part/   a build under way, or what a killed one left
    index/CURRENT         the generation in service, with a sum of its name
    index/write.lock      held by the one writer

Names count up and never look at the clock. A kill at any moment leaves CURRENT as it was.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from search.engines import manifest
from search.engines.manifest import FileSum, Manifest
from search.errors import IndexDamaged, IndexMissing

CURRENT = "CURRENT"
KEEP = 2  #: generations: the one in service, and one to fall back to when a disk damages it
PART = ".part"
_NAME = re.compile(r"g\d{6,}")
_log = logging.getLogger(__name__)

Opened = TypeVar("Opened")


def complete(root: Path) -> tuple[str, ...]:
    """Return the names of the generations in *root*, newest first; builds under way are not among them."""
    if not root.is_dir():
        return ()
    names = [entry.name for entry in root.iterdir() if _NAME.fullmatch(entry.name) and entry.is_dir()]
    return tuple(sorted(names, key=_number, reverse=True))


def _number(name: str) -> int:
    return int(name.removesuffix(PART)[1:])


def current(root: Path) -> str | None:
    """Return the name of the generation in service, None when none was put in service.

    Raises IndexDamaged when CURRENT is not what was written.
    """
    try:
        words = (root / CURRENT).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise manifest.unreadable(root / CURRENT, error) from error
    name = words[: words.find(b" ")].decode("ascii", "replace")
    if words != _signed(name):
        raise IndexDamaged(f"{root / CURRENT} is damaged: rebuild the index from its releases")
    return name


def stamp(root: Path) -> tuple[int, int]:
    """Return what changes whenever another generation is put in service: cheap enough for each request."""
    try:
        status = (root / CURRENT).stat()
    except OSError:
        return (0, 0)
    return (status.st_ino, status.st_mtime_ns)


def _signed(name: str) -> bytes:
    return f"{name} {hashlib.sha256(name.encode()).hexdigest()}\n".encode()


def open_newest(root: Path, attempt: Callable[[str], Opened]) -> Opened:
    """Return what *attempt* makes of the generation in service, or of the newest one that is whole.

    A damaged generation is passed over, and the log says so. Raises IndexMissing when there is none at
    all, the IndexDamaged of the first one tried when none is whole.
    """
    damage: IndexDamaged | None = None
    for name in _candidates(root):
        try:
            return attempt(name)
        except IndexDamaged as error:
            _log.error("generation %s of %s is passed over: %s", name, root, error)
            damage = damage or error
    if damage:
        raise damage
    raise IndexMissing(f"there is no index in {root}: build one with `onrecord index`")


def _candidates(root: Path) -> Iterator[str]:
    first = None
    try:
        first = current(root)
    except IndexDamaged as error:
        _log.error("%s", error)
    if first:
        yield first
    yield from (name for name in complete(root) if name != first)


def start(root: Path) -> Path:
    """Return a new empty folder to build the next generation in; what killed builds left is removed.

    The caller holds the write lock.
    """
    for entry in root.iterdir():
        if entry.name.endswith(PART):
            shutil.rmtree(entry)
    (root / f"{CURRENT}.new").unlink(missing_ok=True)
    last = max((_number(name) for name in complete(root)), default=0)
    part = root / f"g{last + 1:06d}{PART}"
    part.mkdir()
    return part


def inherit(source: Path, part: Path, name: str) -> None:
    """Put the file *name* of the generation in *source* into *part*, sharing its bytes where the disk can."""
    try:
        os.link(source / name, part / name)
    except OSError:
        shutil.copyfile(source / name, part / name)


def publish(part: Path, schema: str, inherited: dict[str, FileSum]) -> str:
    """Put the finished build in *part* in service, durably, and return its name.

    *inherited*: the sums of files that an earlier generation has already made durable.
    """
    root, name = part.parent, part.name.removesuffix(PART)
    files = manifest.sums(part, inherited)
    _write(part / manifest.NAME, manifest.encode(Manifest(schema, files)))
    for file in files:
        _sync(part / file.name)
    _sync(part)
    part.rename(root / name)
    _sync(root)
    _write(root / f"{CURRENT}.new", _signed(name))
    (root / f"{CURRENT}.new").replace(root / CURRENT)
    _sync(root)
    _prune(root)
    return name


def _prune(root: Path) -> None:
    for name in complete(root)[KEEP:]:
        # Readers hold the files they opened; the folder may go.
        shutil.rmtree(root / name, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
