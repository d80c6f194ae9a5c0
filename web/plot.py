"""Facts of one unit over time as a picture: where its dots and lines stand, in percent of its sides.

Amounts stand on a log scale, since what offices report goes from thousands to trillions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil, floor

from search.badges import badge
from search.figures import figure
from search.model import StatedFact
from web import words
from web.badge_links import family, spoken
from web.facts_state import measured

MAX_LEVELS = 6  #: lines across; more would crowd the labels
MAX_DAYS = 5  #: labels of the axis of time, of years; on a phone they have 60 pixels each
_TOP, _HEIGHT = 9, 78  #: percent: room for a label above, and for the days below
_LEFT, _WIDTH = 3, 94  #: percent: dots keep off the edges
_NAMED = range(-3, 16)  #: powers of ten that are printed as numbers


@dataclass(frozen=True, slots=True)
class Dot:
    """One fact, or several in the same place; *label* is what the first of them says."""

    x: str
    y: str
    family: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line across or a day below. *at* is its place, *anchor* how its label stands there."""

    at: str
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture. It has those facts in *unit* that have a day and an amount above zero: *shown* many."""

    unit: str
    shown: int
    first: date
    last: date
    dots: tuple[Dot, ...]
    levels: tuple[Line, ...]
    days: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Point:
    row: StatedFact
    day: date
    height: float


def plot(rows: Iterable[StatedFact], unit: str) -> Plot | None:
    """Return the picture of those of *rows* that are in *unit*; None when there are fewer than two."""
    points = tuple(_points(rows, unit))
    if len(points) < 2:
        return None
    first, last = min(point.day for point in points), max(point.day for point in points)
    low = floor(min(point.height for point in points))
    high = max(*(point.height for point in points), low + 1)
    return Plot(
        unit,
        len(points),
        first,
        last,
        _dots(points, (first, last), (low, high)),
        tuple(_levels(low, high)),
        tuple(_years(first, last) or _ends(first, last)),
    )


def _points(rows: Iterable[StatedFact], unit: str) -> Iterator[_Point]:
    for row in rows:
        day = row.release.dates.best
        own, amount = measured(row.fact, unit)
        if own == unit and day is not None and amount is not None and amount > 0:
            yield _Point(row, day, float(amount.log10()))


def _dots(points: Sequence[_Point], days: tuple[date, date], heights: tuple[int, float]) -> tuple[Dot, ...]:
    """Return the dots; facts that would cover each other are one, so that a page's weight has a bound."""
    placed: dict[tuple[str, str], _Point] = {}
    for point in points:
        placed.setdefault((_across(point.day, days), _up(point.height, heights)), point)
    return tuple(Dot(x, y, family(point.row.fact.kind), _label(point)) for (x, y), point in placed.items())


def _label(point: _Point) -> str:
    fact = point.row.fact
    return f"{badge(fact, spoken(fact, words.interface())).text}, {words.day(point.day)}"


def _across(day: date, ends: tuple[date, date]) -> str:
    first, last = ends
    span = (last - first).days
    share = (day - first).days / span if span else 0.5
    return f"{_LEFT + _WIDTH * share:.1f}%"


def _up(height: float, ends: tuple[int, float]) -> str:
    low, high = ends
    return f"{_TOP + _HEIGHT * (high - height) / (high - low):.1f}%"


def _levels(low: int, high: float) -> Iterator[Line]:
    step = ceil((high - low) / MAX_LEVELS)
    for power in range(low, floor(high) + 1, step):
        label = figure(Decimal(10) ** power, words.interface()) if power in _NAMED else f"10^{power}"
        yield Line(_up(power, (low, high)), label)


def _years(first: date, last: date) -> list[Line]:
    """Return where years begin, at most MAX_DAYS of them; nothing when there are fewer than two."""
    years = range(first.year + 1, last.year + 1)
    step = ceil(len(years) / MAX_DAYS)
    shown = years[:: step or 1]
    if len(shown) < 2:
        return []
    return [Line(_across(date(year, 1, 1), (first, last)), str(year)) for year in shown]


def _ends(first: date, last: date) -> list[Line]:
    if first == last:
        return [Line("50%", words.day(first))]
    return [
        Line(f"{_LEFT}%", words.day(first), "start"),
        Line(f"{_LEFT + _WIDTH}%", words.day(last), "end"),
    ]


def title(shown: Plot) -> str:
    """Return in a sentence what the picture shows."""
    return words.plural(
        "%(count)s figure in %(unit)s by the day of its release, %(first)s to %(last)s, on a log scale",
        "%(count)s figures in %(unit)s by the day of their release, %(first)s to %(last)s, on a log scale",
        shown.shown,
    ) % {
        "count": words.count(shown.shown),
        "unit": words.unit(shown.unit),
        "first": words.day(shown.first),
        "last": words.day(shown.last),
    }
