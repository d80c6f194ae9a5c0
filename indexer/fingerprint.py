"""What decides how a release is read besides its own bytes: authority files, settings, and this program."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from indexer.authority import FILES
from indexer.corpus import settings_of

READING_VERSION = 4  #: raise it whenever the same bytes may be read otherwise: cleaning, metadata, facts


def fingerprint(authority: Path | None, paths: Sequence[Path]) -> str:
    """Return a text that changes whenever the releases of *paths* have to be read again, hexadecimal.

    *authority* is the folder of the authority files. Where a `corpus.toml` stands counts too.
    """
    names = [authority / name for name in FILES] if authority else []
    parts = [(file.name, file) for file in names if file.is_file()]
    for number, path in enumerate(paths):
        root = path if path.is_dir() else path.parent
        parts += [(f"{number}/{file.relative_to(root).as_posix()}", file) for file in settings_of(path)]
    digest = hashlib.sha256(str(READING_VERSION).encode())
    for name, file in parts:
        digest.update(hashlib.sha256(name.encode()).digest())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
