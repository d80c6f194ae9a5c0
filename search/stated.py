"""Which facts of the releases that match a request are meant by it, and how many are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from search.errors import RequestInvalid
from search.model import FacetName, Fact, Facts, Release, SearchRequest, StatedFact
from search.quantities.matching import asked, satisfies
from search.query import Query

MAX_RELEASES: Final = 1000  #: as many as paging reaches; reading them takes some tenths of a second
MAX_FACTS: Final = 5000  #: rows that a spreadsheet shows at once and a plot tells apart
_ON_FACTS: Final[tuple[FacetName, FacetName]] = ("unit", "kind")


def check(limit: int) -> None:
    """Raise RequestInvalid for a *limit* of facts that is out of range."""
    if not 1 <= limit <= MAX_FACTS:
        raise RequestInvalid(f"limit {limit} is out of range: choose 1 to {MAX_FACTS}")


def wanted(query: Query, request: SearchRequest) -> Callable[[Fact], bool]:
    """Return the test of a fact: it is in a selected unit, of a selected kind, of a quantity of *query*."""
    units, kinds = (request.selected.get(name, frozenset()) for name in _ON_FACTS)
    quantities = tuple(asked(query))

    def is_wanted(fact: Fact) -> bool:
        if (units and units.isdisjoint(_units(fact))) or (kinds and fact.kind not in kinds):
            return False
        return not quantities or any(satisfies(fact, quantity) is not None for quantity in quantities)

    return is_wanted


def facts(releases: Iterable[Release], is_wanted: Callable[[Fact], bool], matching: int, limit: int) -> Facts:
    """Return at most *limit* facts of *releases*, which are the first of those *matching*."""
    read = 0
    rows: list[StatedFact] = []
    for release in releases:
        read += 1
        rows.extend(
            StatedFact(release, number) for number, fact in enumerate(release.facts) if is_wanted(fact)
        )
    return Facts(len(rows), tuple(rows[:limit]), matching, read)


def _units(fact: Fact) -> Iterator[str]:
    yield fact.unit
    yield from (equivalent.unit for equivalent in fact.equivalents)
