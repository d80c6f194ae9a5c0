"""What Whoosh reads and writes through: a folder to build in, and maps to read from."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from whoosh.filedb.filestore import Storage
from whoosh.filedb.structfile import StructFile

from search.engines.checked import Content


def abandon(*files: StructFile) -> None:
    """Close *files* that will not be used; a disk that refuses what they still hold changes nothing."""
    for file in files:
        if not file.is_closed:
            with suppress(OSError):
                file.close()


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file in memory, read by position: it keeps no state, so threads may share it."""

    name: str
    content: Content


class MappedStorage(Storage):  # type: ignore[misc]
    """The files of one generation, mapped when it was opened; nothing is read by name after that."""

    def __init__(self, files: Mapping[str, Content]) -> None:
        self._files = files

    def open_file(self, name: str, **_: object) -> OpenFile:
        """Return the file *name*."""
        return OpenFile(name, self._files[name])

    def close(self) -> None:
        """Do nothing: the maps live as long as somebody looks at them."""
