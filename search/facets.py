"""Facets: which values a release has, and in which order a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, get_args

from search.model import Facet, FacetName, FacetValue, Fact, Kind, Release

NAMES: Final[tuple[FacetName, ...]] = get_args(FacetName)
DATED: Final[frozenset[FacetName]] = frozenset({"year", "month"})
KINDS: Final[dict[Kind, str]] = {
    "money": "Money",
    "count": "Counts",
    "percent": "Percentages",
    "mass": "Mass",
    "area": "Area",
    "volume": "Volume",
    "length": "Length",
    "duration": "Time spans",
    "rank": "Ranks",
    "score": "Scores",
    "ratio": "Ratios",
    "measure": "Other measures",
}  #: what a reader sees for each kind of figure


class Choice(NamedTuple):
    """One value of one facet. *value* is what a request selects, *label* what a reader sees."""

    facet: FacetName
    value: str
    label: str


def choices(release: Release) -> tuple[Choice, ...]:
    """Return the values of *release* in every facet, each once; a release without a date has no year."""
    return tuple(dict.fromkeys(_choices(release)))


def _choices(release: Release) -> Iterator[Choice]:
    if day := release.dates.best:
        year, month = day.isoformat()[:4], day.isoformat()[:7]
        yield Choice("year", year, year)
        yield Choice("month", month, month)
    if release.agency:
        yield Choice("agency", release.agency.id, release.agency.name)
    for official in release.officials:
        yield Choice("official", official.id, official.label or official.name)
    if release.place:
        yield Choice("place", release.place, release.place)
    yield Choice("lang", release.lang, release.lang)
    for unit in dict.fromkeys(unit for fact in release.facts for unit in _units(fact)):
        yield Choice("unit", unit, unit)
    for kind in dict.fromkeys(fact.kind for fact in release.facts):
        yield Choice("kind", kind, KINDS[kind])


def _units(fact: Fact) -> Iterator[str]:
    yield fact.unit
    for equivalent in fact.equivalents:
        yield equivalent.unit


def ordered(name: FacetName, values: Iterable[FacetValue]) -> Facet:
    """Return the facet with its values as a reader sees them.

    Most releases first, then by label, then by value; years and months newest first.
    """
    if name in DATED:
        return Facet(name, tuple(sorted(values, key=lambda value: value.value, reverse=True)))
    return Facet(name, tuple(sorted(values, key=lambda value: (-value.count, value.label, value.value))))
