"""The files that hold releases: finding them, and reading their bytes. The only input of the indexer."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from indexer.errors import AuthorityInvalid, PathMissing, ReleaseRefused
from indexer.json_lines import MAX_LINE, lines_of, release_id

Format = Literal["markdown", "text", "json"]

MAX_FILE = MAX_LINE  #: bytes of a release; the longest of 12,694 real ones has 60 kB
_SUFFIXES: dict[str, Format] = {".md": "markdown", ".txt": "text", ".jsonl": "json", ".jsonl.gz": "json"}
_SETTINGS = "corpus.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """One release as it lies there, unread.

    *file* says where, for people ("a.jsonl.gz:3"); *digest*: its folder's `corpus.toml` says that the
    releases there are summaries.
    """

    id: str
    file: str
    format: Format
    content: bytes
    digest: bool = False

    @property
    def sha256(self) -> str:
        """The fingerprint of *content*, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """What could not be taken, and why. *id*: which release that would have been, if that can be told."""

    file: str
    reason: str
    id: str | None = None


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files under *path* that can hold releases, in sorted order; *path* itself if it is a file.

    Hidden files, README files, and folders behind symbolic links are left out.
    Raises PathMissing.
    """
    if not path.exists():
        raise PathMissing(f"{path} does not exist")
    if not path.is_dir():
        return (path,)
    found = []
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        found += [Path(folder, name) for name in names if _is_candidate(name)]
    return tuple(sorted(found, key=lambda file: file.relative_to(path).parts))


def sources_of(file: Path, root: Path) -> Iterator[Source | Refusal]:
    """Yield the releases in *file*, which was found under *root*, and what of it cannot be taken."""
    suffix = _suffix(file.name)
    one = file.name.removesuffix(suffix) if suffix and _SUFFIXES[suffix] != "json" else None
    try:
        _check(file, root)
        digest = _is_digest(file.parent, root if root.is_dir() else file.parent)
        if one is None:
            yield from _lines(file, digest=digest)
        else:
            yield Source(_checked_id(one), str(file), _SUFFIXES[suffix], _content(file), digest)
    except (ReleaseRefused, AuthorityInvalid) as error:
        yield Refusal(str(file), str(error), one)
    except OSError as error:
        yield Refusal(str(file), f"cannot be read: {error}", one)


def settings_of(path: Path) -> tuple[Path, ...]:
    """Return the `corpus.toml` files that say something of the releases under *path*, in sorted order."""
    if path.is_dir():
        return tuple(sorted(file for file in path.rglob(_SETTINGS) if file.is_file()))
    beside = path.parent / _SETTINGS
    return (beside,) if beside.is_file() else ()


def _is_candidate(name: str) -> bool:
    hidden = name.startswith(".") or name.split(".", 1)[0].lower() == "readme"
    return not hidden and _suffix(name) in _SUFFIXES


def _suffix(name: str) -> str:
    """Return the ending that says the format, or an empty string."""
    return next((suffix for suffix in _SUFFIXES if name.endswith(suffix)), "")


def _check(file: Path, root: Path) -> None:
    if not _suffix(file.name):
        raise ReleaseRefused(f"not a release file: give {', '.join(_SUFFIXES)} or a folder of them")
    if not file.is_file():
        raise ReleaseRefused("not a regular file, or no longer there")
    if root.is_dir() and not file.resolve().is_relative_to(root.resolve()):
        raise ReleaseRefused(f"a link that leads out of {root}: copy the file in")


def _content(file: Path) -> bytes:
    with file.open("rb") as stream:
        content = stream.read(MAX_FILE + 1)
    if len(content) > MAX_FILE:
        raise ReleaseRefused(f"larger than {MAX_FILE} bytes: split it into releases")
    return content


def _lines(file: Path, *, digest: bool) -> Iterator[Source | Refusal]:
    for number, line in lines_of(file):
        where = f"{file}:{number}"
        try:
            yield Source(_checked_id(release_id(line)), where, "json", line, digest)
        except ReleaseRefused as error:
            yield Refusal(where, str(error))


def _checked_id(name: str) -> str:
    if not name.isprintable() or not 0 < len(name) <= 200 or name != name.strip():
        raise ReleaseRefused(f"not an id (1 to 200 printable characters): {name[:40]!r}")
    return name


def _is_digest(folder: Path, root: Path) -> bool:
    """Return the `digest` setting of the nearest `corpus.toml` from *folder* up to *root*."""
    folders: Sequence[Path] = [folder, *folder.parents]
    for each in folders[: len(folder.parts) - len(root.parts) + 1]:
        setting = _digest_setting(each / _SETTINGS)
        if setting is not None:
            return setting
    return False


def _digest_setting(file: Path) -> bool | None:
    if not file.is_file():
        return None
    try:
        setting = tomllib.loads(file.read_text("utf-8")).get("digest")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AuthorityInvalid(f"{file}: {error}") from error
    if setting is not None and not isinstance(setting, bool):
        raise AuthorityInvalid(f"{file}: digest is {setting!r}: write true or false")
    return setting
