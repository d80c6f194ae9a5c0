"""What a generation holds: its list of segments, and how its files are opened."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from search.engines import manifest
from search.engines.manifest import FileSum, Identity, Known
from search.engines.whoosh import columns
from search.engines.whoosh.arrays import Arrays, Flags
from search.engines.whoosh.codec import INDEX_NAME, POSTINGS, ArrayCodec, ArraySegment
from search.engines.whoosh.documents import COLUMNS, STORED
from search.engines.whoosh.merging import Source
from search.engines.whoosh.storage import MappedStorage
from search.errors import IndexDamaged

SCHEMA = "onrecord-whoosh-4"  #: to be counted up when fields, analysis, files or the stored form change
LISTING = "segments.json"
SUFFIXES = (POSTINGS, COLUMNS, STORED)

#: what reading a file of another making ends in; a whole manifest does not say who wrote it
_MALFORMED = (KeyError, IndexError, ValueError, TypeError, struct.error, msgspec.DecodeError)


@dataclass(frozen=True, slots=True)
class Listed:
    """One segment of a generation, and how many passages and releases it has, deleted ones included."""

    id: str
    passages: int
    releases: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The segments of a generation, in the order of their releases' numbers. Ids are never used again.

    *reading* is what the writer was told of how the releases were read.
    """

    segments: tuple[Listed, ...]
    next_id: int
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """A generation, opened; what is read of its files is verified then."""

    name: str
    listing: Listing
    sources: tuple[Source, ...]
    columns: Arrays
    sums: Mapping[str, FileSum]
    verified: Mapping[Identity, Known]


def file_names(segment_id: str) -> tuple[str, ...]:
    """Return the names of a segment's files."""
    return tuple(f"{INDEX_NAME}_{segment_id}{suffix}" for suffix in SUFFIXES)


def open_contents(
    root: Path, name: str, verified: Mapping[Identity, Known], *, whole: bool = False
) -> Contents:
    """Return the generation *name* of the index in *root*; with *whole*, all of it is verified first.

    Files that *verified* knows are not mapped again. Raises IndexDamaged, IndexIncompatible.
    """
    folder = root / name
    described = manifest.read(folder, SCHEMA)
    mapped = manifest.map_files(folder, described.files, verified)
    if whole:
        mapped.check()
    try:
        listing = msgspec.json.decode(bytes(mapped.content[LISTING][:]), type=Listing)
        made = Arrays(mapped.content[columns.FILE], columns.FILE)
        sources = _open_all(listing, made["live"].astype(np.bool_), MappedStorage(mapped.content))
    except _MALFORMED as error:
        raise IndexDamaged(
            f"{folder} is not what its manifest promises ({error}): rebuild the index"
        ) from error
    sums = {file.name: file for file in described.files}
    return Contents(name, listing, sources, made, sums, mapped.verified)


def _open_all(listing: Listing, live: Flags, storage: MappedStorage) -> tuple[Source, ...]:
    sources, base = [], 0
    for listed in listing.segments:
        sources.append(open_segment(storage, listed, live[base : base + listed.releases]))
        base += listed.releases
    return tuple(sources)


def open_segment(storage: MappedStorage, listed: Listed, live: Flags) -> Source:
    """Return a segment's readers; *live* by release."""
    codec = ArrayCodec()
    segment = ArraySegment(codec, INDEX_NAME, doccount=listed.passages, segid=listed.id)
    segment.live = None if live.all() else live
    return Source(codec.terms_reader(storage, segment), codec.per_document_reader(storage, segment))


def map_segment(folder: Path, listed: Listed, live: Flags) -> Source:
    """Return the readers of a segment that was just written to *folder* and is in no manifest yet."""
    files = {name: manifest.map_file(folder / name) for name in file_names(listed.id)}
    return open_segment(MappedStorage(files), listed, live)
