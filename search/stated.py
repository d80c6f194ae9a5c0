"""Which facts of the releases that match a request are meant by it, and how many are looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from search.errors import RequestInvalid
from search.model import Fact, Facts, Release, SearchRequest, StatedFact

MAX_RELEASES: Final = 1000  #: as many as paging reaches; reading them takes some tenths of a second
MAX_FACTS: Final = 5000  #: rows that a spreadsheet shows at once and a plot tells apart


def check(limit: int) -> None:
    """Raise RequestInvalid for a *limit* of facts that is out of range."""
    if not 1 <= limit <= MAX_FACTS:
        raise RequestInvalid(f"limit {limit} is out of range: choose 1 to {MAX_FACTS}")


def facts(releases: Iterable[Release], request: SearchRequest, *, matching: int, limit: int) -> Facts:
    """Return the facts that *request* means of *releases*, which are the first of those *matching*."""
    units = request.selected.get("unit", frozenset())
    read = 0
    rows: list[StatedFact] = []
    for release in releases:
        read += 1
        rows.extend(StatedFact(release, number) for number in _meant(release, units))
    return Facts(len(rows), tuple(rows[:limit]), matching, read)


def _meant(release: Release, units: Collection[str]) -> Iterator[int]:
    for number, fact in enumerate(release.facts):
        if not units or any(unit in units for unit in _units(fact)):
            yield number


def _units(fact: Fact) -> Iterator[str]:
    yield fact.unit
    yield from (equivalent.unit for equivalent in fact.equivalents)
