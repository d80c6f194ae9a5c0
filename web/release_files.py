"""The releases of a search as files, written piece by piece: however many match, few are in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator

from search import wire
from search.engine import Matching
from search.model import SearchRequest, StatedFact
from web import exports
from web.data_package import descriptor
from web.release_records import FACT_FIELDS, RELEASE_FIELDS, release_record

_STAMP = (1980, 1, 1, 0, 0, 0)  #: of every file in a package: the same releases make the same bytes


def as_csv(matching: Matching) -> Iterator[bytes]:
    """Yield the releases as CSV with the mark of UTF-8; see `exports.as_csv`."""
    yield exports.MARK
    yield from _releases_csv(matching)


def as_json_lines(matching: Matching) -> Iterator[bytes]:
    """Yield each release as the API answers it, one a line."""
    return (wire.encode(wire.release_object(release)) + b"\n" for release in matching)


def as_package(matching: Matching, request: SearchRequest, title: str, source: str | None) -> Iterator[bytes]:
    """Yield a zip of a Frictionless data package: the releases, their facts, and the texts.

    *matching* is gone through three times, once for each file. *source* is the address of the search.
    """
    members = (
        ("datapackage.json", iter([descriptor(matching, request, title, source)])),
        ("releases.csv", _releases_csv(matching)),
        ("facts.csv", _facts_csv(matching)),
        ("releases.jsonl", as_json_lines(matching)),
    )
    sink = _Sink()
    with zipfile.ZipFile(sink, "w") as archive:  # type: ignore[call-overload]
        for name, chunks in members:
            yield from _member(archive, name, chunks, sink)
    yield sink.taken()


def _releases_csv(matching: Matching) -> Iterator[bytes]:
    names = [field.name for field in RELEASE_FIELDS]
    return exports.csv_lines(names, (release_record(release).values() for release in matching))


def _facts_csv(matching: Matching) -> Iterator[bytes]:
    names = [field.name for field in FACT_FIELDS]
    return exports.csv_lines(
        names,
        (
            wire.record(StatedFact(release, number)).values()
            for release in matching
            for number in range(len(release.facts))
        ),
    )


class _Sink:
    """Takes what the archive writes until it is sent on."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits here for longer than a piece."""

    def taken(self) -> bytes:
        """Return what has come since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _member(archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes], sink: _Sink) -> Iterator[bytes]:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w") as member:
        for chunk in chunks:
            member.write(chunk)
            if ready := sink.taken():
                yield ready
