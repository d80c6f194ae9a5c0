"""The authority files: which agencies, officials and places a corpus knows, under which names.

Three TOML files beside the releases, all optional: `agencies.toml`, `officials.toml`, `places.toml`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from indexer.errors import AuthorityInvalid


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A body whose work another took over, by id, and the year in which it did."""

    id: str
    until: int


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """One body. *aliases*: its other names; *heads*: titles of whoever leads or speaks for it.

    *units* are parts of it whose work is its work. *sites* are hosts, or hosts and first path segments, of
    its pages. A *publisher* also reports what others do, so its name in a release says little.
    """

    id: str
    name: str
    country: str
    aliases: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    website: str | None = None
    predecessors: tuple[Predecessor, ...] = ()
    publisher: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A post somebody held: *seen* and *until* are the first and the last release that show it."""

    title: str
    seen: date
    until: date
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class OfficialEntry:
    """One person: *name* is the label that a facet shows, *spellings* every other form known."""

    id: str
    name: str
    spellings: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a place had until (not including) the day *until*."""

    name: str
    until: date
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One place: *name* in English is what the facet shows; *spellings* in any language."""

    id: str
    name: str
    spellings: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Authority:
    """Everything that the authority files of one corpus say. Equal only to itself."""

    agencies: tuple[AgencyEntry, ...] = ()
    officials: tuple[OfficialEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()


NO_AUTHORITY = Authority()

FILES = ("agencies.toml", "officials.toml", "places.toml")

_Entry = TypeVar("_Entry", AgencyEntry, OfficialEntry, PlaceEntry)


def load_authority(folder: Path | None) -> Authority:
    """Return what the authority files in *folder* say; a file that is not there says nothing.

    None gives the empty authority. Raises AuthorityInvalid.
    """
    if folder is None:
        return NO_AUTHORITY
    agencies = tuple(_entries(folder / "agencies.toml", "agency", AgencyEntry))
    officials = tuple(_entries(folder / "officials.toml", "official", OfficialEntry))
    places = tuple(_entries(folder / "places.toml", "place", PlaceEntry))
    _refuse_unknown_agencies(folder, agencies, officials)
    return Authority(agencies, officials, places)


def _entries(path: Path, table: str, kind: type[_Entry]) -> Iterator[_Entry]:
    """Yield the `[[table]]` entries of the file at *path*, in its order."""
    if not path.exists():
        return
    seen: Counter[str] = Counter()
    for number, raw in enumerate(_tables(path, table), 1):
        entry = _entry(raw, kind, f"{path.name}: {table} {_named(raw, number)}")
        seen[entry.id] += 1
        if seen[entry.id] > 1:
            raise AuthorityInvalid(
                f"{path.name}: {table} '{entry.id}': the id is used twice; give each its own"
            )
        yield entry


def _tables(path: Path, table: str) -> list[object]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AuthorityInvalid(f"{path.name}: not valid TOML in UTF-8: {error}") from error
    strangers = sorted(set(document) - {table})
    if strangers:
        raise AuthorityInvalid(f"{path.name}: unknown table '{strangers[0]}'; only [[{table}]] is read")
    tables = document.get(table, [])
    if not isinstance(tables, list):
        raise AuthorityInvalid(f"{path.name}: '{table}' is one table; write [[{table}]], once per entry")
    return tables


def _named(raw: object, number: int) -> str:
    identity = raw.get("id") if isinstance(raw, dict) else None
    return f"'{identity}'" if isinstance(identity, str) else f"number {number}"


def _entry(raw: object, kind: type[_Entry], where: str) -> _Entry:
    known = {one.name for one in fields(kind)}
    if isinstance(raw, dict):
        for key in sorted(set(raw) - known):
            raise AuthorityInvalid(f"{where}: unknown key '{key}'; known are {', '.join(sorted(known))}")
        for one in fields(kind):
            if one.default is MISSING and one.name not in raw:
                raise AuthorityInvalid(f"{where}: key '{one.name}' is missing")
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise AuthorityInvalid(f"{where}: {error}") from error


def _refuse_unknown_agencies(
    folder: Path, agencies: Iterable[AgencyEntry], officials: Iterable[OfficialEntry]
) -> None:
    """Raise AuthorityInvalid when an office or a predecessor names an agency that has no entry."""
    agencies = tuple(agencies)
    known = {agency.id for agency in agencies}
    named = [("agencies.toml", one.id, was.id) for one in agencies for was in one.predecessors]
    named += [
        ("officials.toml", one.id, office.agency)
        for one in officials
        for office in one.offices
        if office.agency is not None
    ]
    for file, entry, agency in named:
        if agency not in known:
            raise AuthorityInvalid(
                f"{file}: '{entry}' names agency '{agency}', which has no entry in {folder / 'agencies.toml'}"
            )
